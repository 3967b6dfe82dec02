import type { Stage } from '../stage/stage.js';

interface Connected {
  here: Stage;
  connection: string;
  list<T>(path: string): Promise<T[]>;
  until(what: string, check: () => Promise<boolean>): Promise<unknown>;
}

/** A step of the journey through Sync: what Home says of the books. */
export function homeSteps(of: () => Connected): void {
  it('each count on Home leads to exactly what it counts', async () => {
    const { here, connection, list, until } = of();
    const pause = (paused: boolean) => here.send('PATCH', `/integrations/${connection}`, { paused });
    await pause(true);
    for (const displayName of ['Petawawa Pipe', 'Sturgeon Falls Steel'])
      await here.send('POST', '/customers', { displayName });
    const underWay = async () =>
      (await list(`/integrations/${connection}/operations?status=under_way`)).length;
    await until('two to wait for their turn', async () => (await underWay()) === 2);
    const page = await here.page('/');
    const books = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Books' }) });
    const countOf = (name: string) => books.locator('dl > div').filter({ hasText: name }).getByRole('link');
    await countOf('On their way').getByText('2', { exact: true }).click();
    await page.getByText('2 rows').waitFor();
    await page.getByText('Customer Petawawa Pipe').waitFor();
    await page.goBack();
    const waiting = Number(await countOf('Waiting in Sync').textContent());
    await countOf('Waiting in Sync').click();
    await page.getByText('905-555-0100').waitFor();
    expect(await page.getByRole('tabpanel').locator(':scope > ul > li').count()).toBe(waiting);
    expect(waiting).toBe(2);
    await pause(false);
    await until('both to arrive', async () => (await underWay()) === 0);
  }, 60_000);
}
