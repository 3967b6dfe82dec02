import type { Page } from 'playwright-core';
import type { Stage } from '../stage/stage.js';

const HANDSHAKE = '40/managers,';
/** The word of the connection, and not the area of that name. */
const badge = (page: Page, word: string) => page.getByRole('status').filter({ hasText: word });

export default function liveJourney(stage: () => Stage): void {
  it('what somebody else does appears by itself', async () => {
    const page = await stage().page('/invoices');
    await page.getByText('4 rows').waitFor();
    await badge(page, 'Live').waitFor();
    const { items } = await stage().send<{ items: { id: string; version: number }[] }>(
      'GET',
      '/invoices?status=draft',
    );
    const [draft] = items;
    await stage().send('POST', `/invoices/${draft?.id}/submit`, { version: draft?.version }, 'accountant');
    await page.getByText('Waiting for approval').nth(1).waitFor();
    expect(await page.getByText('Draft', { exact: true }).count()).toBe(0);
  });

  it('a connection that was refused is made again', async () => {
    const page = await stage().page('/invoices', { isAlone: true });
    await badge(page, 'Live').waitFor();
    let refused = 0;
    // The server is shown another token than the browser has, twice.
    await page.routeWebSocket(/\/socket\.io\//, (socket) => {
      const server = socket.connectToServer();
      socket.onMessage((message) => {
        const isRefused = refused < 2 && String(message).startsWith(HANDSHAKE);
        if (isRefused) refused += 1;
        server.send(isRefused ? `${HANDSHAKE}{"token":"of yesterday"}` : message);
      });
    });
    await page.reload();
    await badge(page, 'Reconnecting').waitFor();
    await badge(page, 'Live').waitFor();
    expect(refused).toBe(2);
  });
}
