/**
 * Shows what the office sends to this browser, and opens what it is about. It answers no request of any page, so nothing
 * of the API is ever kept here.
 */
addEventListener('install', () => void self.skipWaiting());

addEventListener('push', (event) => {
  const { title, body, url, tag } = messageOf(event.data);
  event.waitUntil(self.registration.showNotification(title, { body, tag, data: { url } }));
});

addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(show(addressOf(event.notification.data?.url)));
});

/** A browser that was woken has to show something, also when it cannot read why. */
function messageOf(data) {
  try {
    return { title: 'InvoicePatch', ...data?.json() };
  } catch {
    return { title: 'InvoicePatch' };
  }
}

/** Of this installation, whatever the message says. */
function addressOf(url) {
  const address = new URL(url ?? '/', self.location.origin);
  return address.origin === self.location.origin ? address.href : `${self.location.origin}/`;
}

/** Where the page is open already, there; otherwise in a tab of its own, so that nothing is lost that somebody is writing. */
async function show(address) {
  const tabs = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const open = tabs.find(({ url }) => url === address);
  await (open ? open.focus() : self.clients.openWindow(address));
}
