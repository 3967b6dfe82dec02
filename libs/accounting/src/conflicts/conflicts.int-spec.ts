import { newId } from '#kernel';
import { PartiesFacade } from '#parties';
import { Database, EventBus, UnitOfWork } from '#platform';
import { TimeEntryApproved, TimekeepingFacade } from '#timekeeping';
import { ConnectionLifecycleCommand } from '../commands/connection-lifecycle.command.js';
import { ConnectionContexts } from '../connections/connection-contexts.js';
import type { Entity } from '../ports/canonical-documents.js';
import { LinksRepository } from '../sync/links.repository.js';
import { RecordRefresh } from '../sync/record-refresh.js';
import { AccountingApp } from '../testing/accounting-app.js';
import { BooksOffice } from '../testing/books-office.js';
import { type SandboxDocument, sandbox } from '../testing/sandbox.js';
import type { ConflictAnswer, ResolvedAnswer } from './conflicts.dto.js';
import type { Side } from './decision.js';

/** What one side changed while the other changed or deleted it: a person decides, and both sides follow. */
describe('a conflict', () => {
  let app: AccountingApp;
  let office: BooksOffice;
  let made = 0;
  let isHeld = false;

  beforeAll(async () => {
    app = await AccountingApp.start();
    office = await BooksOffice.open(app);
  }, 60_000);

  afterAll(() => app.close());

  const open = async () =>
    (await office.call<{ items: ConflictAnswer[] }>('GET', '/conflicts?limit=50')).body.items;
  const openOf = async (recordId: string) => {
    const found = (await open()).find((one) => one.recordId === recordId);
    if (!found) throw new Error('There is no conflict about the record.');
    return found;
  };
  const decide = (id: string, body: object) =>
    office.call<ResolvedAnswer>('POST', `/conflicts/${id}/resolve`, body);
  const linkOf = (entity: Entity, localId: string) =>
    office.as(() => app.get(LinksRepository).byLocalId(office.connectionId, entity, localId));
  const remoteIdOf = async (entity: Entity, localId: string) =>
    (await linkOf(entity, localId))?.remoteId ?? '';
  const hear = (entity: Entity, remoteId: string) =>
    office.as(async () => {
      const { signal } = new AbortController();
      const opened = await app.get(ConnectionContexts).open(office.connectionId, signal);
      await app.get(RecordRefresh).read(opened, entity, [remoteId]);
    });
  const lifecycle = () => app.get(ConnectionLifecycleCommand);
  /** What is changed here waits until `goOn`. */
  const hold = async () => {
    await office.as(() => lifecycle().pause(office.connectionId));
    isHeld = true;
  };
  const goOn = async () => {
    if (isHeld) await office.as(() => lifecycle().resume(office.connectionId));
    isHeld = false;
    await office.settledSoon();
  };
  const named = async (name: string, test: (document: SandboxDocument) => boolean) =>
    (await sandbox.documents(office.company.realm, name)).filter(test);

  const newCustomer = async () => {
    await goOn();
    const displayName = `Both ${++made}`;
    const { body } = await office.call('POST', '/customers', {
      displayName,
      phone: '1',
      email: 'a@example.ca',
    });
    await office.settled();
    return body.id;
  };
  const edited = async (id: string, changes: object) => {
    const { body } = await office.call<{ version: number }>('GET', `/customers/${id}`);
    const answer = await office.call('PATCH', `/customers/${id}`, { version: body.version, ...changes });
    expect(answer.status).toBe(200);
  };
  /** As if our change had been made so much later, or earlier. */
  const laterHere = (id: string, minutes: number) =>
    office.as(() =>
      app
        .get(Database)
        .rows(
          'UPDATE sync_operations SET created_at = created_at + make_interval(mins => $2) WHERE local_id = $1',
          [...[id, minutes]],
        ),
    );
  /** Phone and e-mail of one customer are changed on both sides; the sync hears of theirs. */
  const bothChanged = async (minutesApart = 0) => {
    const id = await newCustomer();
    const remoteId = await remoteIdOf('customer', id);
    await hold();
    await edited(id, { phone: '2', email: 'ours@example.ca' });
    await office.reached(id, 'planned');
    await laterHere(id, minutesApart);
    await sandbox.edit(office.company.realm, 'customer', remoteId, {
      PrimaryPhone: { FreeFormNumber: '3' },
      PrimaryEmailAddr: { Address: 'theirs@example.ca' },
    });
    await hear('customer', remoteId);
    return id;
  };
  const there = (id: string) => office.remote('customer', 'customer', id);
  const here = async (id: string) => {
    const { customers } = app.get(PartiesFacade);
    return (await office.as(() => customers.readRecords([id]))).get(id)?.record;
  };

  const deletedThere = async () => {
    const invoiceId = await office.invoice('100');
    const { body } = await office.pay('200', []);
    await office.settled();
    const remoteId = await remoteIdOf('payment', body.id);
    await hold();
    await office.call('POST', `/payments/${body.id}/allocate`, {
      allocations: [{ invoiceId, amount: '113' }],
    });
    await office.reached(body.id, 'planned');
    await sandbox.remove(office.company.realm, 'payment', remoteId);
    return { id: body.id, remoteId };
  };

  const approveHours = (id: string, minutes: number) =>
    office.as(() =>
      app.get(UnitOfWork).run(async () => {
        const { entries } = app.get(TimekeepingFacade);
        const { contractorId, customerId, itemId } = office;
        const record = {
          ...{ id, contractorId, customerId, itemId, jobId: null, workDate: '2026-11-19', minutes },
          ...{ description: 'Twice here', billable: false, hourlyRate: null, costRate: null },
        };
        const versions = await entries.importRecords([{ ...record, status: 'approved' }]);
        await app.get(EventBus).publish(new TimeEntryApproved(id, versions.get(id) ?? 0));
      }),
    );

  it.each<[Side, object]>([
    ['ours', { TotalAmt: 200, UnappliedAmt: 87 }],
    ['theirs', {}],
  ])(
    'about what was deleted there and changed here, heard of by a sync: %s',
    async (choice, expected) => {
      const { id, remoteId } = await deletedThere();
      await hear('payment', remoteId);
      const before = (await named('payment', () => true)).length;
      const conflict = await openOf(id);
      expect(conflict).toMatchObject({ kind: 'deleted-there', theirs: null, fields: ['lines'] });
      const { body: waiting } = await office.call<{ status: string }>('GET', `/payments/${id}`);
      expect(waiting.status).not.toBe('void');
      expect((await decide(conflict.id, { choice })).body).toEqual({ resolved: 1, left: 0 });
      await goOn();
      const { body } = await office.call<{ status: string }>('GET', `/payments/${id}`);
      expect(body.status === 'void').toBe(choice === 'theirs');
      expect((await named('payment', () => true)).length - before).toBe(choice === 'ours' ? 1 : 0);
      expect((await office.remote('payment', 'payment', id)) ?? {}).toMatchObject(expected);
      expect(await office.operations({ localId: id, status: 'parked' })).toEqual([]);
      await office.sync();
      expect(await office.differences()).toEqual([]);
    },
    60_000,
  );

  it('about what was deleted there and changed here, heard of by the sender: whatever is changed next waits as well', async () => {
    const { id } = await deletedThere();
    await goOn();
    await office.reached(id, 'parked');
    const [parked] = await office.operations({ localId: id, status: 'parked' });
    expect(parked?.error?.fix).toContain('Choose a side');
    const conflict = await openOf(id);
    const before = (await named('payment', () => true)).length;
    const other = await office.invoice('10');
    await office.call('POST', `/payments/${id}/allocate`, {
      allocations: [{ invoiceId: other, amount: '11.30' }],
    });
    await office.reached(id, 'parked');
    expect(await named('payment', () => true)).toHaveLength(before);
    await decide(conflict.id, { choice: 'ours' });
    await goOn();
    expect(await named('payment', () => true)).toHaveLength(before + 1);
    expect(await office.remote('payment', 'payment', id)).toMatchObject({
      TotalAmt: 200,
      UnappliedAmt: 75.7,
    });
  }, 60_000);

  it('about what was deleted there is over when ours is taken back as well', async () => {
    const { id, remoteId } = await deletedThere();
    await hear('payment', remoteId);
    expect((await openOf(id)).kind).toBe('deleted-there');
    await office.call('POST', `/payments/${id}/void`, { reason: 'Typed in twice.' });
    await goOn();
    expect((await open()).filter(({ recordId }) => recordId === id)).toEqual([]);
    expect(await office.operations({ localId: id, status: 'parked' })).toEqual([]);
  }, 60_000);

  it('is none where nothing of ours would be lost, and what waited does not make the record anew', async () => {
    const { realm } = office.company;
    const id = newId();
    await approveHours(id, 60);
    await office.settled();
    const remoteId = await remoteIdOf('time-activity', id);
    await hold();
    await approveHours(id, 90);
    await approveHours(id, 60);
    await office.reached(id, 'planned');
    await sandbox.remove(realm, 'timeactivity', remoteId);
    await hear('time-activity', remoteId);
    expect((await open()).filter(({ recordId }) => recordId === id)).toEqual([]);
    await goOn();
    const { entries } = app.get(TimekeepingFacade);
    expect((await office.as(() => entries.readRecords([id]))).get(id)?.record.status).toBe('rejected');
    expect(await named('timeactivity', ({ Description }) => Description === 'Twice here')).toEqual([]);
  }, 60_000);

  it.each<Side>(['ours', 'theirs'])(
    'about what was voided here and changed there: %s',
    async (choice) => {
      const id = await office.invoice('100');
      await office.settled();
      const { number } = (await office.read(id)) as { number: string };
      const remoteId = await remoteIdOf('invoice', id);
      await hold();
      await office.call('POST', `/invoices/${id}/void`, { reason: 'Twice.' });
      await office.reached(id, 'planned');
      await sandbox.edit(office.company.realm, 'invoice', remoteId, {
        CustomerMemo: { value: 'Agreed by phone' },
      });
      await hear('invoice', remoteId);
      const conflict = await openOf(id);
      expect(conflict).toMatchObject({ kind: 'deleted-here', fields: ['customerMemo'] });
      await decide(conflict.id, { choice });
      await goOn();
      const [stands] = await named('invoice', ({ Id }) => Id === remoteId);
      expect(stands?.TotalAmt).toBe(choice === 'ours' ? 0 : 113);
      expect(await office.read(id)).toMatchObject({ status: 'void' });
      const localId = await office.localId('invoice', remoteId);
      expect(localId === id).toBe(choice === 'ours');
      const standing = await office.read(localId);
      if (choice === 'theirs')
        expect(standing).toMatchObject({ number, balance: '113', customerMemo: 'Agreed by phone' });
      await office.sync();
      expect(await office.differences()).toEqual([]);
    },
    60_000,
  );

  it('is decided field by field', async () => {
    const id = await bothChanged();
    const conflict = await openOf(id);
    expect(conflict).toMatchObject({
      kind: 'both-changed',
      fields: ['email', 'phone'],
      alike: 0,
      suggestion: null,
    });
    const side = (field: string, whose: string) => ({ field, side: whose });
    const refused = await decide(conflict.id, { choice: 'fields', fields: [side('email', 'ours')] });
    expect(refused).toMatchObject({
      status: 422,
      body: { code: 'CONFLICT.FIELDS', fix: expect.stringContaining('phone') },
    });
    await decide(conflict.id, { choice: 'fields', fields: [side('email', 'ours'), side('phone', 'theirs')] });
    await goOn();
    expect(await here(id)).toMatchObject({ phone: '3', email: 'ours@example.ca' });
    expect(await there(id)).toMatchObject({
      PrimaryPhone: { FreeFormNumber: '3' },
      PrimaryEmailAddr: { Address: 'ours@example.ca' },
    });
  }, 60_000);

  it('is decided with all that are alike, and suggests itself from then on', async () => {
    const ids = [await bothChanged(), await bothChanged(), await bothChanged()];
    const conflict = await openOf(ids[1] ?? '');
    expect(conflict.alike).toBe(2);
    expect((await decide(conflict.id, { choice: 'theirs', alike: true })).body).toEqual({
      resolved: 3,
      left: 0,
    });
    for (const id of ids) expect(await here(id)).toMatchObject({ phone: '3', email: 'theirs@example.ca' });
    const next = await openOf(await bothChanged());
    expect(next.suggestion).toMatchObject({ choice: 'theirs', times: 3 });
    await decide(next.id, { choice: 'ours' });
    expect((await openOf(await bothChanged())).suggestion).toBeNull();
    const decided = `SELECT 1 FROM audit_entries WHERE action = 'conflict.resolved' AND entity = 'customer' AND entity_id = ANY($1::text[])`;
    expect(await office.as(() => app.get(Database).rows(decided, [ids]))).toHaveLength(3);
  }, 90_000);

  it.each([
    ['remote', '3', 0],
    ['local', '2', 0],
    ['newest', '3', -2],
    ['newest', '2', 2],
  ])(
    'is none about a field that the organization gave to one side: %s, which says %s',
    async (policy, phone, apart) => {
      const before = (await open()).length;
      for (const field of ['phone', 'email'])
        expect(await office.call('PUT', `/field-policies/customer/${field}`, { policy })).toMatchObject({
          status: 200,
          body: { policy, chosen: true },
        });
      const id = await bothChanged(apart);
      await goOn();
      expect(await open()).toHaveLength(before);
      expect((await here(id))?.phone).toBe(phone);
      expect((await there(id))?.PrimaryPhone).toEqual({ FreeFormNumber: phone });
    },
    60_000,
  );

  it('has no rule about what belongs to one side by its nature', async () => {
    expect(await office.call('PUT', '/field-policies/invoice/balance', { policy: 'local' })).toMatchObject({
      status: 422,
      body: { code: 'FIELD_POLICY.FIXED' },
    });
    const { body } = await office.call<{ items: { entity: string; field: string; policy: string }[] }>(
      'GET',
      '/field-policies',
    );
    expect(body.items.find(({ entity, field }) => entity === 'customer' && field === 'phone')?.policy).toBe(
      'newest',
    );
    await office.call('PUT', '/field-policies/customer/phone', { policy: 'ask' });
    const { body: after } = await office.call<{ items: { chosen: boolean; field: string }[] }>(
      'GET',
      '/field-policies',
    );
    expect(after.items.filter(({ chosen }) => chosen).map(({ field }) => field)).toEqual(['email']);
  });
});
