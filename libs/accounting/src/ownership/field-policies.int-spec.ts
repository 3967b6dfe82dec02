import { type CustomerRecord, PartiesFacade } from '#parties';
import { Database, UnitOfWork } from '#platform';
import type { HistoryAnswer } from '../rollback/history.dto.js';
import { AccountingApp } from '../testing/accounting-app.js';
import { BooksOffice } from '../testing/books-office.js';
import { Disagreement } from '../testing/disagreement.js';
import { sandbox } from '../testing/sandbox.js';

/** What both sides changed: a person decides, once or once and for all. */
describe('a conflict about what both sides changed', () => {
  let app: AccountingApp;
  let office: BooksOffice;
  let both: Disagreement;
  let made = 0;

  beforeAll(async () => {
    app = await AccountingApp.start();
    office = await BooksOffice.open(app);
    both = new Disagreement(office);
  }, 60_000);

  afterAll(() => app.close());

  const newCustomer = async () => {
    await both.goOn();
    const displayName = `Both ${++made}`;
    const { body } = await office.must('POST', '/customers', {
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
    const remoteId = await both.remoteIdOf('customer', id);
    await both.hold();
    await edited(id, { phone: '2', email: 'ours@example.ca' });
    await office.reached(id, 'planned');
    await laterHere(id, minutesApart);
    await sandbox.edit(office.company.realm, 'customer', remoteId, {
      PrimaryPhone: { FreeFormNumber: '3' },
      PrimaryEmailAddr: { Address: 'theirs@example.ca' },
    });
    await both.hear('customer', remoteId);
    return id;
  };
  const there = (id: string) => office.remote('customer', 'customer', id);
  const history = async (id: string) =>
    (
      await office.call<HistoryAnswer>(
        'GET',
        `/integrations/${office.connectionId}/records/customer/${id}/history`,
      )
    ).body;
  const here = async (id: string) => {
    const { customers } = app.get(PartiesFacade);
    return (await office.as(() => customers.readRecords([id]))).get(id)?.record;
  };

  /** As while nothing is sent: no write is planned for it. */
  const changedUnplanned = async (id: string, changes: object) => {
    const record = { ...(await here(id)), id, ...changes } as CustomerRecord;
    const { customers } = app.get(PartiesFacade);
    await office.as(() => app.get(UnitOfWork).run(() => customers.importRecords([record])));
  };

  it('is decided field by field', async () => {
    const id = await bothChanged();
    const conflict = await both.about(id);
    expect(conflict).toMatchObject({
      kind: 'both-changed',
      fields: ['email', 'phone'],
      alike: 0,
      suggestion: null,
    });
    const side = (field: string, whose: string) => ({ field, side: whose });
    const refused = await both.decide(conflict.id, { choice: 'fields', fields: [side('email', 'ours')] });
    expect(refused).toMatchObject({
      status: 422,
      body: { code: 'CONFLICT.FIELDS', fix: expect.stringContaining('phone') },
    });
    await both.decide(conflict.id, {
      choice: 'fields',
      fields: [side('email', 'ours'), side('phone', 'theirs')],
    });
    await both.goOn();
    expect(await here(id)).toMatchObject({ phone: '3', email: 'ours@example.ca' });
    expect(await there(id)).toMatchObject({
      PrimaryPhone: { FreeFormNumber: '3' },
      PrimaryEmailAddr: { Address: 'ours@example.ca' },
    });
    const told = await history(id);
    expect(told.items[0]?.through).toBe('write');
    expect(told.fields).toMatchObject([
      { field: 'email', side: 'there', through: 'write', value: 'ours@example.ca' },
      { field: 'phone', side: 'here', through: 'decision', value: '3', conflictId: conflict.id },
    ]);
    expect(told.conflicts).toMatchObject([
      {
        ...{ id: conflict.id, status: 'resolved', choice: 'fields', decidedBy: expect.any(String) },
        sides: [side('email', 'ours'), side('phone', 'theirs')],
      },
    ]);
    expect(told.makers.map(({ through }) => through)).toEqual(['write']);
    expect(told.label).toBe((await here(id))?.displayName);
  }, 60_000);

  it('is decided with all that are alike, and suggests itself from then on', async () => {
    const ids = [await bothChanged(), await bothChanged(), await bothChanged()];
    const conflict = await both.about(ids[1] ?? '');
    expect(conflict.alike).toBe(2);
    expect((await both.decide(conflict.id, { choice: 'theirs', alike: true })).body).toEqual({
      resolved: 3,
      left: 0,
    });
    for (const id of ids) expect(await here(id)).toMatchObject({ phone: '3', email: 'theirs@example.ca' });
    const next = await both.about(await bothChanged());
    expect(next.suggestion).toMatchObject({ choice: 'theirs', times: 3 });
    await both.decide(next.id, { choice: 'ours' });
    expect((await both.about(await bothChanged())).suggestion).toBeNull();
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
      const before = (await both.open()).length;
      for (const field of ['phone', 'email'])
        expect(await office.call('PUT', `/field-policies/customer/${field}`, { policy })).toMatchObject({
          status: 200,
          body: { policy, chosen: true },
        });
      const id = await bothChanged(apart);
      await both.goOn();
      expect(await both.open()).toHaveLength(before);
      expect((await here(id))?.phone).toBe(phone);
      expect((await there(id))?.PrimaryPhone).toEqual({ FreeFormNumber: phone });
    },
    60_000,
  );

  it('is asked about where ours was changed while nothing was sent, and nobody knows when', async () => {
    for (const field of ['phone', 'email'])
      await office.must('PUT', `/field-policies/customer/${field}`, { policy: 'newest' });
    const id = await newCustomer();
    const remoteId = await both.remoteIdOf('customer', id);
    await both.hold();
    // As long ago as the last write that was planned.
    await laterHere(id, -60);
    await sandbox.edit(office.company.realm, 'customer', remoteId, {
      PrimaryPhone: { FreeFormNumber: '3' },
    });
    await changedUnplanned(id, { phone: '2' });
    await both.hear('customer', remoteId);
    expect(await both.about(id)).toMatchObject({ kind: 'both-changed', fields: ['phone'] });
    expect((await here(id))?.phone).toBe('2');
  }, 60_000);

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
    await office.must('PUT', '/field-policies/customer/phone', { policy: 'ask' });
    const { body: after } = await office.call<{ items: { chosen: boolean; field: string }[] }>(
      'GET',
      '/field-policies',
    );
    expect(after.items.filter(({ chosen }) => chosen).map(({ field }) => field)).toEqual(['email']);
  });
});
