/** Lets the page itself load while the server is away. Only a built page served over a secure way can be kept. */
export function keepPage(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  window.addEventListener('load', () => {
    // Without it the page works all the same, as long as the server answers.
    navigator.serviceWorker.register('/service-worker.js').catch(() => undefined);
  });
}
