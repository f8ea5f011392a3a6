/**
 * Loads the page while the server is away. It answers for the built files alone: what changes (the API, the stream)
 * always goes to the server and is never kept. FILES and VERSION are filled in by the build.
 */
const VERSION = '__VERSION__';
const FILES = ['__FILES__'];
const PREFIX = 'chairside-page-';
const CACHE = `${PREFIX}${VERSION}`;
/** A server that hangs counts as away. */
const PAGE_WITHIN_MS = 3_000;
const SERVER_PATH = /^\/(api|socket\.io|device|healthz|readyz|metrics)(\/|$)/;

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(CACHE)
      .then((cache) => cache.addAll(FILES.map((file) => new Request(file, { cache: 'no-cache' }))))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener('activate', (event) => {
  event.waitUntil(dropOld().then(() => self.clients.claim()));
});

/** The version before stays: a page that is still open may not have loaded all of its parts. */
async function dropOld() {
  const others = (await caches.keys()).filter((key) => key.startsWith(PREFIX) && key !== CACHE);
  await Promise.all(others.slice(0, -1).map((key) => caches.delete(key)));
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (SERVER_PATH.test(url.pathname)) return;
  if (request.mode === 'navigate') event.respondWith(page(request));
  // Their names hold the hash of what is in them: any version's cache tells the truth.
  else if (url.pathname.startsWith('/assets/')) event.respondWith(file(request));
});

/** The server's page, so that a new version shows at once; the kept one where the server does not answer. */
async function page(request) {
  try {
    const answer = await Promise.race([fetch(request), late()]);
    if (answer.status < 500) return answer;
  } catch {
    // The server is away.
  }
  const cache = await caches.open(CACHE);
  return (await cache.match('/index.html')) ?? Response.error();
}

/** A request for a page takes no signal of its own. */
const late = () =>
  new Promise((_, reject) => setTimeout(() => reject(new Error('late')), PAGE_WITHIN_MS));

async function file(request) {
  return (await caches.match(request)) ?? fetch(request);
}
