import { chooseLanguage } from './language/choose.ts';

/** After an update of the server the page's old chunks are gone: load the new page, once. */
const RELOADED = 'chairside-reloaded';
window.addEventListener('vite:preloadError', () => {
  const last = Number(sessionStorage.getItem(RELOADED) ?? 0);
  if (Date.now() - last < 60_000) return;
  sessionStorage.setItem(RELOADED, String(Date.now()));
  window.location.reload();
});

// Text is made where a module is loaded, too: the language comes first.
await chooseLanguage();
await import('./page.tsx');
