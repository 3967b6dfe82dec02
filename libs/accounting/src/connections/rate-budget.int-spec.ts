import { eventually } from '../../../platform/src/testing/eventually.js';
import { AccountingApp } from '../testing/accounting-app.js';
import { BooksOffice } from '../testing/books-office.js';
import { sandbox } from '../testing/sandbox.js';
import { ConnectionContexts, type OpenConnection } from './connection-contexts.js';
import { UsageRepository } from './usage.repository.js';

describe('the calls that a connection has used', () => {
  let app: AccountingApp;
  let office: BooksOffice;

  beforeAll(async () => {
    app = await AccountingApp.start();
    office = await BooksOffice.open(app);
    await office.settled();
  }, 60_000);
  afterAll(() => app.close());

  const counted = async () =>
    (await office.as(() => app.get(UsageRepository).current(office.connectionId))).month;
  const made = async () => {
    const { realms } = (await sandbox.requests()) as { realms: { realm: string; total: number }[] };
    return realms.find(({ realm }) => realm === office.company.realm)?.total ?? 0;
  };

  it('are those that were made, of those made side by side as well', async () => {
    const before = await counted();
    const { signal } = new AbortController();
    const work = async ({ context }: OpenConnection) => {
      await Promise.all(Array.from({ length: 12 }, () => context.budget.take()));
      expect((await counted()) - before).toBeLessThanOrEqual(15);
    };
    await office.as(() => app.get(ConnectionContexts).use(office.connectionId, signal, work));
    expect((await counted()) - before).toBe(12);
  });

  it.each([
    ['a document that is sent', () => office.invoice('25')],
    ['a report of the books', () => office.call('GET', '/accounting/reports/ProfitAndLoss')],
    ['a reading', () => office.sync()],
    [
      'a plan',
      () => office.call('POST', `/integrations/${office.connectionId}/plans`, { direction: 'pull' }),
    ],
  ])('are no more than were made for %s', async (_what, work) => {
    const before = [await counted(), await made()] as const;
    await work();
    await office.settled();
    await eventually(
      async () => (await counted()) - before[0] === (await made()) - before[1],
      'what was not needed to be given back',
    );
    expect(await made()).toBeGreaterThan(before[1]);
  });
});
