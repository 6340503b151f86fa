// The service worker: the app opens without signal. It keeps the page and its files, and nothing of anybody's: what is asked of
// the server (the bundle, the outbox) passes by it. FILES is put before this by the server, with the state of the program in it.
const PAGE = "/phone";
const SHELL = `fairly-phone-${FILES[0]}`;

self.addEventListener("install", (event) => {
  event.waitUntil(
    (async () => {
      const cache = await caches.open(SHELL);
      await cache.addAll([PAGE, "/phone/manifest.webmanifest", ...FILES].map((file) => new Request(file, { cache: "no-cache" })));
      await self.skipWaiting();
    })(),
  );
});

self.addEventListener("activate", (event) => {
  event.waitUntil(
    (async () => {
      const old = (await caches.keys()).filter((name) => name.startsWith("fairly-phone-") && name !== SHELL);
      await Promise.all(old.map((name) => caches.delete(name)));
      await self.clients.claim();
    })(),
  );
});

self.addEventListener("fetch", (event) => {
  const { pathname } = new URL(event.request.url);
  const ours = pathname === PAGE || pathname === "/phone/manifest.webmanifest" || FILES.includes(pathname);
  if (event.request.method !== "GET" || !ours) return;
  event.respondWith(caches.open(SHELL).then(async (cache) => (await cache.match(pathname)) ?? fetch(event.request)));
});
