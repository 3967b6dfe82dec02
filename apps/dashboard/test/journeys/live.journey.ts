import type { Stage } from '../stage/stage.js';

export default function liveJourney(stage: () => Stage): void {
  it('what somebody else does appears by itself', async () => {
    const page = await stage().page('/invoices');
    await page.getByText('4 rows').waitFor();
    await page.getByText('Live', { exact: true }).first().waitFor();
    const { items } = await stage().send<{ items: { id: string; version: number }[] }>(
      'GET',
      '/invoices?status=draft',
    );
    const [draft] = items;
    await stage().send('POST', `/invoices/${draft?.id}/submit`, { version: draft?.version }, 'accountant');
    await page.getByText('Waiting for approval').nth(1).waitFor();
    expect(await page.getByText('Draft', { exact: true }).count()).toBe(0);
  });
}
