// The service worker: keeps the page and all its files, so that they open without a network. Data is none of its business.
// The server puts `self.shell = {name, files}` before this, so that it changes with every file.

/** @type {any} */
const worker = self;

worker.addEventListener('install', (/** @type {any} */ event) => {
  event.waitUntil(keepShell().then(() => worker.skipWaiting()));
});

worker.addEventListener('activate', (/** @type {any} */ event) => {
  event.waitUntil(forgetOlder().then(() => worker.clients.claim()));
});

worker.addEventListener('fetch', (/** @type {any} */ event) => {
  const url = new URL(event.request.url);
  if (url.origin !== location.origin || event.request.method !== 'GET') return;
  if (url.pathname === '/' && event.request.mode === 'navigate') event.respondWith(freshPage(event.request));
  else if (url.pathname.startsWith('/ui/')) event.respondWith(keptFile(event.request));
});

async function keepShell() {
  const cache = await caches.open(worker.shell.name);
  await cache.addAll(worker.shell.files);
  await cache.add(new Request('/', { cache: 'reload' }));
}

async function forgetOlder() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith('/ui/') && name !== worker.shell.name).map((name) => caches.delete(name)));
}

/** The server's page as long as there is a server. @param {Request} request */
async function freshPage(request) {
  try {
    return await fetch(request);
  } catch {
    return (await caches.match('/')) ?? Response.error();
  }
}

/** Files under a version never change. @param {Request} request */
async function keptFile(request) {
  return (await caches.match(request)) ?? fetch(request);
}
