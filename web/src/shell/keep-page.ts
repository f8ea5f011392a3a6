import { useLink } from '../live/link-store.ts';

/** Lets the page itself load while the server is away. Only a built page served over a secure way can be kept. */
export function keepPage(): void {
  if (import.meta.env.MODE !== 'production' || !('serviceWorker' in navigator)) return;
  // A link that has come back may be to a new version, and the files may not all have arrived before it broke.
  useLink.subscribe(({ link }, before) => {
    if (link.kind === 'live' && before.link.kind !== 'live') void register();
  });
  window.addEventListener('load', () => void register());
}

/** Without it the page works all the same, as long as the server answers. */
async function register(): Promise<void> {
  try {
    const kept = await navigator.serviceWorker.register('/service-worker.js');
    if (kept.active) await kept.update();
  } catch {
    // The next link tries again.
  }
}
