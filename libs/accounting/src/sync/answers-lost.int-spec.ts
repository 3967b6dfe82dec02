import { PartiesFacade } from '#parties';
import { eventually } from '../../../platform/src/testing/eventually.js';
import { ConnectionLifecycleCommand } from '../commands/connection-lifecycle.command.js';
import { ResolveConflictCommand } from '../conflicts/resolve-conflict.command.js';
import { AccountingApp } from '../testing/accounting-app.js';
import { BooksOffice } from '../testing/books-office.js';
import { type SandboxDocument, sandbox } from '../testing/sandbox.js';
import { ConflictsRepository } from './conflicts.repository.js';

/** The books keep their first answer to a write and give it again: it must be the answer to what is sent, and to nothing else. */
describe('a change whose answer was lost, and the record is changed there before it is tried again', () => {
  let app: AccountingApp;
  let office: BooksOffice;

  beforeAll(async () => {
    app = await AccountingApp.start();
    office = await BooksOffice.open(app);
  }, 60_000);

  afterEach(() => sandbox.clearFaults());
  afterAll(() => app.close());

  const there = () =>
    office.remote('customer', 'customer', office.customerId) as Promise<SandboxDocument | undefined>;
  const phoneThere = async () =>
    ((await there())?.PrimaryPhone as { FreeFormNumber?: string } | undefined)?.FreeFormNumber;
  const phoneHere = async () => {
    const { customers } = app.get(PartiesFacade);
    const stored = await office.as(() => customers.readRecords([office.customerId]));
    return stored.get(office.customerId)?.record.phone;
  };

  /** Ours gets there, its answer does not come, and somebody there changes it again meanwhile. */
  const crossed = async (ours: string, theirs: string) => {
    const { realm } = office.company;
    const fault = { kind: 'timeout-after-commit', method: 'POST', path: '/customer', count: 1 };
    await sandbox.fault({ ...fault, realm, delayMs: 1_500 });
    const path = `/customers/${office.customerId}`;
    const { body } = await office.call<{ version: number }>('GET', path);
    await office.must('PATCH', path, { version: body.version, phone: ours });
    await eventually(async () => (await phoneThere()) === ours, 'our number to be there');
    const PrimaryPhone = { FreeFormNumber: theirs };
    await sandbox.edit(realm, 'customer', (await there())?.Id ?? '', { PrimaryPhone });
  };

  const agreed = async (phone: string) => {
    await office.settledSoon();
    await office.sync();
    expect([await phoneHere(), await phoneThere()]).toEqual([phone, phone]);
    expect(await office.operations({ status: 'parked' })).toEqual([]);
  };

  it.each(['ours', 'theirs'] as const)(
    'to another number: it waits, and both sides say what is decided, %s',
    async (choice) => {
      const end = choice === 'ours' ? '31' : '42';
      const numbers = { ours: `416-555-01${end}`, theirs: `905-555-02${end}` };
      await crossed(numbers.ours, numbers.theirs);
      await office.reached(office.customerId, 'parked');
      const [conflict] = await office.as(() => app.get(ConflictsRepository).list('open', undefined, 10));
      expect(conflict).toMatchObject({ fields: ['phone'], kind: 'both-changed' });
      await office.as(() => app.get(ResolveConflictCommand).execute(conflict?.id ?? '', { choice }));
      await agreed(numbers[choice]);
    },
    60_000,
  );

  it('and it was a void that a sync reads first: it is not sent again', async () => {
    const { connectionId, company } = office;
    const { body } = await office.pay('20', []);
    await office.settled();
    const fault = { kind: 'timeout-after-commit', method: 'POST', path: '/payment', count: 1 };
    await sandbox.fault({ ...fault, realm: company.realm, delayMs: 1_500 });
    await office.must('POST', `/payments/${body.id}/void`, { reason: 'Bounced.' });
    const payment = () => office.remote('payment', 'payment', body.id);
    const taken = await eventually(async () => {
      const one = await payment();
      return one?.TotalAmt === 0 && one;
    }, 'the payment to be void there');
    const allow = (push: boolean) =>
      office.as(() => app.get(ConnectionLifecycleCommand).changeSettings(connectionId, { push }));
    await allow(false);
    await office.reachedInTime(body.id, 'uncertain');
    await office.sync();
    await allow(true);
    await office.settledSoon();
    expect((await payment())?.SyncToken).toBe(taken.SyncToken);
    expect((await office.operations({ localId: body.id })).map(({ status }) => status)).toEqual([
      ...['superseded', 'confirmed'],
    ]);
    expect(await office.differences()).toEqual([]);
  }, 60_000);

  it('to what it was before: ours is there in the end', async () => {
    const before = (await phoneThere()) ?? '';
    expect(before).not.toBe('');
    await crossed('416-555-0153', before);
    await agreed('416-555-0153');
  }, 60_000);
});
