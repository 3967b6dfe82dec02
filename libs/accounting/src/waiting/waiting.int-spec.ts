import { Database } from '#platform';
import { ConnectionsRepository } from '../connections/connections.repository.js';
import { AccountingApp } from '../testing/accounting-app.js';
import { BooksOffice } from '../testing/books-office.js';
import { Disagreement } from '../testing/disagreement.js';
import { type SandboxDocument, sandbox } from '../testing/sandbox.js';
import type { DecidedAnswer, WaitingAnswer, WaitingCountsAnswer, WaitingListAnswer } from './waiting.dto.js';

interface Refusal {
  code: string;
}

/** What waits for a person, from its cause to her decision, until both books say the same. */
describe('what waits for a person', () => {
  let app: AccountingApp;
  let office: BooksOffice;
  let both: Disagreement;
  let realm: string;

  beforeAll(async () => {
    app = await AccountingApp.start();
    office = await BooksOffice.open(app);
    both = new Disagreement(office);
    realm = office.company.realm;
  }, 60_000);

  afterEach(async () => {
    await sandbox.clearFaults();
    await sandbox.closeBooks(realm);
  });
  afterAll(() => app.close());

  const listed = async (query = 'limit=100') =>
    (await office.call<WaitingListAnswer>('GET', `/sync-waiting?${query}`)).body;
  const about = async (recordId: string): Promise<WaitingAnswer> => {
    const found = (await listed()).items.find((one) => one.recordId === recordId);
    if (!found) throw new Error('Nothing of that record waits.');
    return found;
  };
  const decide = (id: string, body: object) =>
    office.call<DecidedAnswer & Refusal>('POST', `/sync-waiting/${id}/decide`, body);
  const decided = async (id: string, body: object) => {
    const { status, body: answer } = await decide(id, body);
    expect([status, answer]).toEqual([200, expect.objectContaining({ decided: expect.any(Number) })]);
    return answer;
  };
  const there = (name: string) => sandbox.documents(realm, name);
  const named = async (name: string, displayName: string) =>
    (await there(name)).filter((one) => one.DisplayName === displayName);
  const makeCustomer = async (displayName: string) => {
    const { body } = await office.call('POST', '/customers', { displayName });
    await office.settled();
    return body.id;
  };
  const invoiceTo = async (customerId: string, amount = '100') => {
    const usual = office.customerId;
    office.customerId = customerId;
    const id = await office.invoice(amount).finally(() => {
      office.customerId = usual;
    });
    await office.settled();
    return id;
  };
  const customer = async (id: string) =>
    (await office.call<{ version: number; displayName: string; active: boolean }>('GET', `/customers/${id}`))
      .body;
  const bothAgree = async () => {
    await office.settled();
    await office.sync();
    expect(await office.differences()).toEqual([]);
  };
  const told = async (recordId: string, answer: string) => {
    const sql = `SELECT data FROM audit_entries WHERE action = 'write.decided' AND entity_id = $1 AND data ->> 'answer' = $2`;
    return (await office.as(() => app.get(Database).rows(sql, [recordId, answer]))).length;
  };

  it('a change that the books refuse: what they said and both sides; theirs is kept, or it is mended and sent again', async () => {
    const [first, second] = [await makeCustomer('Refused One'), await makeCustomer('Refused Two')];
    const owed = [await invoiceTo(first, '10'), await invoiceTo(second, '10')];
    for (const id of [first, second]) {
      const { version } = await customer(id);
      await office.call('PATCH', `/customers/${id}`, { version, active: false });
    }
    await office.settled();
    const waits = await about(first);
    expect(waits).toMatchObject({
      ...{ kind: 'refused', operation: 'update', label: 'Refused One', fields: ['active'] },
      ...{ ours: { active: false }, theirs: { active: true }, answers: ['retry', 'theirs'], alike: 1 },
      cause: { code: '6220', message: expect.stringContaining('open balance') },
    });
    expect(await decide(waits.id, { answer: 'reactivate' })).toMatchObject({
      ...{ status: 409, body: { code: 'WAITING.NO_SUCH_ANSWER' } },
    });
    await decided(waits.id, { answer: 'theirs' });
    expect(await customer(first)).toMatchObject({ active: true });
    expect(await told(first, 'theirs')).toBe(1);
    expect(await decide(waits.id, { answer: 'theirs' })).toMatchObject({ status: 404 });
    await office.call('POST', `/invoices/${owed[1]}/void`, { reason: 'Twice.' });
    await office.settled();
    await decided((await about(second)).id, { answer: 'retry' });
    await bothAgree();
    const actives = await Promise.all(
      ['Refused One', 'Refused Two (deleted)'].map((name) => named('customer', name)),
    );
    expect(actives).toMatchObject([[{ Active: true }], [{ Active: false }]]);
  }, 60_000);

  it('an item that was made inactive there: it is named, made active again from here, and all its invoices go', async () => {
    const other = await makeCustomer('Not Meant');
    const item = (await office.remote('item', 'item', office.itemId)) as SandboxDocument;
    await sandbox.edit(realm, 'item', item.Id, { Active: false });
    const [id, second] = [await office.invoice('40'), await office.invoice('41')];
    await office.settled();
    await office.sync();
    const waits = await about(id);
    expect(waits).toMatchObject({ kind: 'reference', answers: ['retry', 'reactivate'] });
    expect(waits.references).toMatchObject([
      { entity: 'item', recordId: office.itemId, state: 'inactive', canReactivate: true },
    ]);
    const gone = await both.remoteIdOf('customer', other);
    await sandbox.edit(realm, 'customer', gone, { Active: false });
    const unlike = await invoiceTo(other, '42');
    await office.sync();
    expect(await decided(waits.id, { answer: 'reactivate', alike: true })).toEqual({ decided: 2, left: 1 });
    await office.reached(id, 'confirmed');
    await office.reached(second, 'confirmed');
    expect((await customer(other)).active).toBe(false);
    await decided((await about(unlike)).id, { answer: 'reactivate' });
    expect((await there('item')).find(({ Id }) => Id === item.Id)).toMatchObject({ Active: true });
    expect(await told(id, 'reactivate')).toBe(1);
    await bothAgree();
  }, 60_000);

  it('a customer who is used there no more: another takes her place, and the invoice goes to that one', async () => {
    const gone = await makeCustomer('Moved Away');
    const remoteId = await both.remoteIdOf('customer', gone);
    await sandbox.edit(realm, 'customer', remoteId, { Active: false });
    const id = await invoiceTo(gone, '60');
    await office.sync();
    const waits = await about(id);
    expect(waits.answers).toEqual(['retry', 'reactivate', 'successor']);
    expect(await decide(waits.id, { answer: 'successor' })).toMatchObject({
      body: { code: 'WAITING.NO_SUCCESSOR' },
    });
    await decided(waits.id, { answer: 'successor', recordId: office.customerId });
    await office.settled();
    const sent = await office.remote('invoice', 'invoice', id);
    expect(sent?.CustomerRef).toMatchObject({ value: await both.remoteIdOf('customer', office.customerId) });
    await bothAgree();
  }, 60_000);

  it('a customer whom the books have already: who it is there and why, and both are one', async () => {
    const { Customer } = await sandbox.create(realm, 'customer', {
      ...{ DisplayName: 'Twice There Inc.', PrimaryPhone: { FreeFormNumber: '416-555-0133' } },
    });
    const id = await makeCustomer('Twice There Inc.');
    await office.sync();
    const waits = await about(id);
    expect(waits).toMatchObject({ kind: 'duplicate', answers: ['retry', 'same-record', 'new-name'] });
    const [candidate] = waits.candidates;
    expect(candidate).toMatchObject({
      ...{
        entity: 'customer',
        remoteId: Customer?.Id,
        label: 'Twice There Inc.',
        isSameKind: true,
        score: 90,
      },
      reasons: ['same-name'],
    });
    expect(await decide(waits.id, { answer: 'same-record', remoteId: '999999' })).toMatchObject({
      body: { code: 'WAITING.NO_CANDIDATE' },
    });
    await decided(waits.id, { answer: 'same-record', remoteId: candidate?.remoteId });
    await bothAgree();
    expect(await named('customer', 'Twice There Inc.')).toHaveLength(1);
    expect(await both.remoteIdOf('customer', id)).toBe(Customer?.Id);
    expect(await customer(candidate?.recordId ?? '')).toMatchObject({ active: false });
    expect((await listed()).items.filter(({ recordId }) => recordId === id)).toEqual([]);
  }, 60_000);

  it('a name that is a supplier’s there: it goes as a new one under another name', async () => {
    await sandbox.create(realm, 'vendor', { DisplayName: 'Shared Name' });
    const id = await makeCustomer('Shared Name');
    await office.sync();
    const waits = await about(id);
    expect(waits.candidates).toMatchObject([{ entity: 'vendor', isSameKind: false }]);
    expect(waits.answers).toEqual(['retry', 'new-name']);
    await decided(waits.id, { answer: 'new-name', name: 'Shared Name (customer)' });
    await bothAgree();
    expect(await named('customer', 'Shared Name (customer)')).toHaveLength(1);
    expect(await customer(id)).toMatchObject({ displayName: 'Shared Name (customer)' });
  }, 60_000);

  it('an invoice that somebody typed in there by hand: it is ours, and there is one on both sides', async () => {
    await both.hold();
    const id = await office.invoice('75');
    const ours = (await office.read(id)) as { number: string };
    const own = await office.remote('customer', 'customer', office.customerId);
    const item = await office.remote('item', 'item', office.itemId);
    const { Invoice } = await sandbox.create(realm, 'invoice', {
      ...{ CustomerRef: { value: own?.Id }, DocNumber: ours.number, TxnDate: '2026-11-10' },
      Line: [
        {
          ...{ Amount: 70, DetailType: 'SalesItemLineDetail' },
          SalesItemLineDetail: { ItemRef: { value: item?.Id } },
        },
      ],
    });
    await both.goOn();
    await office.sync();
    const waits = await about(id);
    expect(waits).toMatchObject({ kind: 'duplicate', answers: ['retry', 'same-record'] });
    expect(waits.candidates).toMatchObject([
      { remoteId: Invoice?.Id, reasons: ['same-number', 'same-party', 'same-day'], score: 75 },
    ]);
    const [{ recordId: typedIn = '' } = {}] = waits.candidates;
    await decided(waits.id, { answer: 'same-record', remoteId: Invoice?.Id });
    await bothAgree();
    expect((await there('invoice')).filter(({ DocNumber }) => DocNumber === ours.number)).toHaveLength(1);
    expect(await office.remote('invoice', 'invoice', id)).toMatchObject({ Id: Invoice?.Id, TotalAmt: 84.75 });
    expect(await office.read(typedIn)).toMatchObject({ status: 'void' });
  }, 60_000);

  it('a closed period: until when and our day; opened again there, all alike go in one step', async () => {
    await sandbox.closeBooks(realm, '2026-11-12');
    // As every night.
    await office.as(() => app.get(ConnectionsRepository).noteClosing(office.connectionId, '2026-11-12'));
    const ids = [await office.invoice('20'), await office.invoice('30'), await office.invoice('35')];
    await office.settled();
    const waits = await about(ids[0] ?? '');
    expect(waits).toMatchObject({
      ...{ kind: 'closed-period', closedThrough: '2026-11-12', day: '2026-11-10' },
      ...{ answers: ['retry'], alike: 2 },
    });
    await sandbox.closeBooks(realm);
    expect(await decided(waits.id, { answer: 'retry', alike: true })).toEqual({ decided: 3, left: 0 });
    for (const id of ids) expect(await told(id, 'retry')).toBe(1);
    await bothAgree();
    for (const id of ids) expect(await office.remote('invoice', 'invoice', id)).toBeDefined();
  }, 60_000);

  it('a closed period: what we changed of a payment there is given up, and what it paid is open again', async () => {
    const invoiceId = await office.invoice('100');
    const { body } = await office.pay('200', []);
    await office.settled();
    await sandbox.closeBooks(realm, '2026-11-16');
    await office.call('POST', `/payments/${body.id}/allocate`, {
      allocations: [{ invoiceId, amount: '113' }],
    });
    await office.settled();
    const waits = await about(body.id);
    expect(waits).toMatchObject({ kind: 'closed-period', answers: ['retry', 'theirs'], fields: ['lines'] });
    await decided(waits.id, { answer: 'theirs' });
    expect(await office.read(invoiceId)).toMatchObject({ balance: '113' });
    await sandbox.closeBooks(realm);
    await bothAgree();
    expect(await office.remote('payment', 'payment', body.id)).toMatchObject({ UnappliedAmt: 200 });
  }, 60_000);

  it('a closed period: what we voided cannot be void there; theirs comes in as a record of its own', async () => {
    const id = await office.invoice('65');
    await office.settled();
    const remoteId = await both.remoteIdOf('invoice', id);
    await sandbox.closeBooks(realm, '2026-11-16');
    await office.call('POST', `/invoices/${id}/void`, { reason: 'Twice.' });
    await office.settled();
    const waits = await about(id);
    expect(waits).toMatchObject({ kind: 'closed-period', operation: 'void', answers: ['retry', 'theirs'] });
    await decided(waits.id, { answer: 'theirs' });
    await sandbox.closeBooks(realm);
    await bothAgree();
    expect(await office.read(id)).toMatchObject({ status: 'void' });
    const standing = await office.localId('invoice', remoteId);
    expect(standing).not.toBe(id);
    expect(await office.read(standing)).toMatchObject({ balance: '73.45' });
  }, 60_000);

  it('conflicts are in the same list, their writes are not there twice, and pages and counts tell the same', async () => {
    const { body } = await office.pay('90', []);
    const invoiceId = await office.invoice('50');
    await office.settled();
    const remoteId = await both.remoteIdOf('payment', body.id);
    await sandbox.remove(realm, 'payment', remoteId);
    await office.call('POST', `/payments/${body.id}/allocate`, {
      allocations: [{ invoiceId, amount: '20' }],
    });
    await office.reached(body.id, 'parked');
    await sandbox.create(realm, 'vendor', { DisplayName: 'Also Taken' });
    await makeCustomer('Also Taken');
    const { items } = await listed();
    expect(items.filter(({ recordId }) => recordId === body.id)).toMatchObject([
      { kind: 'deleted-there', answers: ['ours', 'theirs'], cause: null },
    ]);
    const walked: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const next: WaitingListAnswer = await listed(`limit=1${cursor && `&cursor=${cursor}`}`);
      walked.push(...next.items.map(({ id }) => id));
      cursor = next.nextCursor;
    }
    expect(walked).toEqual(items.map(({ id }) => id));
    const { body: counts } = await office.call<WaitingCountsAnswer>('GET', '/sync-waiting/counts');
    expect(counts).toEqual({
      count: items.length,
      connections: [{ connectionId: office.connectionId, count: items.length }],
    });
    const { body: status } = await office.call<{ waiting: number }>(
      ...(['GET', `/integrations/${office.connectionId}/status`] as const),
    );
    expect(status.waiting).toBe(items.length);
    const conflict = await about(body.id);
    expect(await decide(conflict.id, { answer: 'retry' })).toMatchObject({ status: 409 });
    await decided(conflict.id, { answer: 'ours' });
    await bothAgree();
    expect(await office.remote('payment', 'payment', body.id)).toMatchObject({ UnappliedAmt: 70 });
  }, 60_000);
});
