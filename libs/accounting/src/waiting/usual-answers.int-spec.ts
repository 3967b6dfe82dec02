import { AccountingApp } from '../testing/accounting-app.js';
import { BooksOffice } from '../testing/books-office.js';
import { sandbox } from '../testing/sandbox.js';
import type { WaitingAnswer, WaitingListAnswer } from './waiting.dto.js';

/** People who decide the same again and again are spared the thinking, never the decision. */
describe('what is usually answered to a write that waits', () => {
  let app: AccountingApp;
  let office: BooksOffice;

  beforeAll(async () => {
    app = await AccountingApp.start();
    office = await BooksOffice.open(app);
  }, 60_000);
  afterAll(() => app.close());

  /** A customer made on both sides under one name. */
  const taken = async (displayName: string): Promise<WaitingAnswer> => {
    await sandbox.create(office.company.realm, 'customer', { DisplayName: displayName });
    const { body } = await office.call('POST', '/customers', { displayName });
    await office.settled();
    await office.sync();
    const { items } = (await office.call<WaitingListAnswer>('GET', '/sync-waiting?limit=100')).body;
    const found = items.find(({ recordId }) => recordId === body.id);
    if (!found) throw new Error('Nothing of that customer waits.');
    return found;
  };
  const decide = async ({ id }: WaitingAnswer, body: object) => {
    const { status } = await office.call('POST', `/sync-waiting/${id}/decide`, body);
    expect(status).toBe(200);
    await office.settled();
  };
  const same = (one: WaitingAnswer) => ({
    answer: 'same-record',
    remoteId: one.candidates[0]?.remoteId,
  });

  it('is suggested after three times in a row with the record there, and not any more after another answer', async () => {
    for (const name of ['Usual One', 'Usual Two', 'Usual Three']) {
      const one = await taken(name);
      expect(one.usual).toBeNull();
      await decide(one, same(one));
    }
    const next = await taken('Usual Four');
    expect(next.usual).toEqual({
      ...{ answer: 'same-record', times: 3 },
      remoteId: next.candidates[0]?.remoteId,
    });
    // To hope once more is no answer.
    await decide(next, { answer: 'retry' });
    const still = await taken('Usual Five');
    expect(still.usual).toMatchObject({ times: 3 });
    await decide(still, { answer: still.usual?.answer, remoteId: still.usual?.remoteId });
    const other = await taken('Usual Six');
    expect(other.usual).toMatchObject({ times: 4 });
    await decide(other, { answer: 'new-name', name: 'Usual Six (customer)' });
    expect((await taken('Usual Seven')).usual).toBeNull();
  }, 60_000);
});
