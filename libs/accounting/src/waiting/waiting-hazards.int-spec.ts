import { newId } from '#kernel';
import { Database, UnitOfWork } from '#platform';
import { type SignedIn, signIn } from '../../../identity/src/testing/sign-in.js';
import { eventually } from '../../../platform/src/testing/eventually.js';
import { PushPlanner } from '../sync/push-planner.js';
import { AccountingApp } from '../testing/accounting-app.js';
import { BooksOffice } from '../testing/books-office.js';
import { Disagreement } from '../testing/disagreement.js';
import { type SandboxDocument, sandbox } from '../testing/sandbox.js';
import type { DecidedAnswer, WaitingAnswer, WaitingListAnswer } from './waiting.dto.js';
import { NAMING_CONTRACTORS } from './waiting.repository.js';

interface Refusal {
  code: string;
}

/** What else happens to what waits while a person decides of it. */
describe('what waits for a person, meanwhile', () => {
  let app: AccountingApp;
  let office: BooksOffice;
  let both: Disagreement;
  let realm: string;
  let owner: SignedIn;

  beforeAll(async () => {
    app = await AccountingApp.start();
    office = await BooksOffice.open(app);
    both = new Disagreement(office);
    realm = office.company.realm;
    owner = await signIn(app.test, 'owner', { organizationId: office.organizationId });
  }, 60_000);
  afterEach(async () => {
    await sandbox.clearFaults();
    // What failed must not keep the others waiting; of a connection that was ended nothing goes on.
    await both.goOn().catch(() => undefined);
  });
  afterAll(() => app.close());

  const sql = <T extends object>(text: string, values: unknown[] = []) =>
    office.as(() => app.get(Database).rows<T>(text, values));
  const about = async (recordId: string): Promise<WaitingAnswer> => {
    const { body } = await office.call<WaitingListAnswer>('GET', '/sync-waiting?limit=100');
    const found = body.items.find((one) => one.recordId === recordId);
    if (!found) throw new Error('Nothing of that record waits.');
    return found;
  };
  const decide = (id: string, body: object) =>
    office.call<DecidedAnswer & Refusal>('POST', `/sync-waiting/${id}/decide`, body);
  const there = (name: string) => sandbox.documents(realm, name);
  /** Accountants may not change suppliers. */
  const asOwner = async <T = { id: string }>(
    method: 'POST' | 'PATCH',
    url: string,
    payload: object,
  ): Promise<T> => {
    const response = await app.test.app.inject({
      method,
      url: `/api/v1${url}`,
      headers: owner.headers,
      payload,
    });
    if (response.statusCode >= 400) throw new Error(response.body);
    return response.json<T>();
  };
  const bothAgree = async () => {
    await office.settled();
    await office.sync();
    expect(await office.differences()).toEqual([]);
  };
  const operationsOf = (localId: string) => office.operations({ localId });

  /** An invoice of ours whose number somebody gave to one that she typed in there, and which came in. */
  const typedInTwice = async (number: string) => {
    const own = await office.remote('customer', 'customer', office.customerId);
    const item = await office.remote('item', 'item', office.itemId);
    await sandbox.create(realm, 'invoice', {
      ...{ CustomerRef: { value: own?.Id }, DocNumber: number, TxnDate: '2026-11-10' },
      Line: [
        {
          ...{ Amount: 65, DetailType: 'SalesItemLineDetail' },
          SalesItemLineDetail: { ItemRef: { value: item?.Id } },
        },
      ],
    });
    const { id } = await office.enter({ number });
    await office.reached(id, 'parked');
    await office.sync();
    const waits = await about(id);
    return { id, waits, candidate: waits.candidates[0] as WaitingAnswer['candidates'][number] };
  };

  /** A supplier of ours whose name one has there, who came in. */
  const namedTwice = async (displayName: string) => {
    await sandbox.create(realm, 'vendor', { DisplayName: displayName });
    const { id } = await asOwner('POST', '/contractors', { displayName });
    await office.settled();
    await office.sync();
    const waits = await about(id);
    return { id, waits, candidate: waits.candidates[0] as WaitingAnswer['candidates'][number] };
  };

  it('the one that came in was paid here, which the books do not know yet: it does not become void', async () => {
    const { id, waits, candidate } = await typedInTwice('TWICE-1');
    const came = await office.read(candidate.recordId);
    await both.hold();
    await office.pay('65', [{ invoiceId: candidate.recordId, amount: came?.balance ?? '' }]);
    const { status, body } = await decide(waits.id, { answer: 'same-record', remoteId: candidate.remoteId });
    expect([status, body.code]).toEqual([409, 'WAITING.IN_USE']);
    expect((await office.read(candidate.recordId))?.status).not.toBe('void');
    await both.goOn();
    await office.must('POST', `/invoices/${id}/void`, { reason: 'It stands there already.' });
    await bothAgree();
  }, 60_000);

  it('the supplier who came in has work here: she does not become inactive', async () => {
    const { waits, candidate } = await namedTwice('Busy Builders');
    await sql(
      `INSERT INTO contractor_skills (organization_id, id, contractor_id, name, level) VALUES (current_organization(), $1, $2, 'Welding', 'master')`,
      [newId(), candidate.recordId],
    );
    const { status, body } = await decide(waits.id, { answer: 'same-record', remoteId: candidate.remoteId });
    expect([status, body.code]).toEqual([409, 'WAITING.IN_USE']);
  }, 60_000);

  it('of whoever names suppliers no table is left out', async () => {
    const rows = await sql<{ name: string }>(
      `SELECT c.relname AS name FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
       WHERE a.attname = 'contractor_id' AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relnamespace = 'public'::regnamespace`,
    );
    const names = rows.map(({ name }) => name).filter((name) => name !== 'live_events');
    expect(names.sort()).toEqual([...NAMING_CONTRACTORS].sort());
  });

  it('the supplier who came in was changed here: nothing of that makes a second one there', async () => {
    const { id, waits, candidate } = await namedTwice('Changed Meanwhile');
    const { body } = await office.call<{ version: number }>('GET', `/contractors/${candidate.recordId}`);
    await both.hold();
    await asOwner('PATCH', `/contractors/${candidate.recordId}`, {
      ...{ version: body.version, displayName: 'Changed Meanwhile 2' },
    });
    const { status } = await decide(waits.id, { answer: 'same-record', remoteId: candidate.remoteId });
    expect(status).toBe(200);
    // The change may be heard of after the decision as well.
    const late = { entity: 'vendor', localId: candidate.recordId, version: body.version + 1 } as const;
    await office.as(() =>
      app.get(UnitOfWork).run(() => app.get(PushPlanner).plan({ ...late, kind: 'write' })),
    );
    await both.goOn();
    await bothAgree();
    expect(await both.remoteIdOf('vendor', id)).toBe(candidate.remoteId);
    const names = (await there('vendor')).map(({ DisplayName }) => DisplayName);
    expect(names.filter((name) => String(name).startsWith('Changed Meanwhile'))).toEqual([
      'Changed Meanwhile',
    ]);
    expect((await operationsOf(candidate.recordId)).map((one) => one.status)).not.toContain('parked');
  }, 60_000);

  it('the one that came in waits for a decision of its own: that comes first', async () => {
    const { waits, candidate } = await namedTwice('Asked Twice');
    const { body } = await office.call<{ version: number }>('GET', `/contractors/${candidate.recordId}`);
    await both.hold();
    await asOwner('PATCH', `/contractors/${candidate.recordId}`, {
      ...{ version: body.version, displayName: 'Asked Twice, ours' },
    });
    await sandbox.edit(realm, 'vendor', candidate.remoteId, { DisplayName: 'Asked Twice, theirs' });
    await both.hear('vendor', candidate.remoteId);
    const conflict = await both.about(candidate.recordId);
    const refused = await decide(waits.id, { answer: 'same-record', remoteId: candidate.remoteId });
    expect([refused.status, refused.body.code]).toEqual([409, 'WAITING.DECIDE_FIRST']);
    await both.decide(conflict.id, { choice: 'theirs' });
    const { status } = await decide(waits.id, { answer: 'same-record', remoteId: candidate.remoteId });
    expect(status).toBe(200);
    await both.goOn();
    await bothAgree();
    expect(await both.open()).toEqual([]);
  }, 60_000);

  it('a change of the one that came in may be in the books already: that is found out first', async () => {
    const { id, waits, candidate } = await namedTwice('Answer Lost');
    const { remoteId, recordId } = candidate;
    const { body } = await office.call<{ version: number }>('GET', `/contractors/${recordId}`);
    const lost = { kind: 'timeout-after-commit', path: '/vendor', count: 1, delayMs: 1_500 };
    await sandbox.fault({ ...lost, realm, method: 'POST' });
    const displayName = 'Answer Lost, changed';
    await asOwner('PATCH', `/contractors/${recordId}`, { version: body.version, displayName });
    const vendors = async () => (await there('vendor')).map(({ DisplayName }) => String(DisplayName));
    await eventually(async () => (await vendors()).includes(displayName), 'the change to be there');
    // Nor can anybody look what became of it.
    await sandbox.fault({ kind: 'http-503', realm, method: 'GET' });
    await office.reached(recordId, 'uncertain');
    const refused = await decide(waits.id, { answer: 'same-record', remoteId });
    expect([refused.status, refused.body.code]).toEqual([409, 'WAITING.ON_ITS_WAY']);
    expect(await both.remoteIdOf('vendor', recordId)).toBe(remoteId);
    await sandbox.clearFaults();
    await office.settledSoon();
    expect((await decide(waits.id, { answer: 'same-record', remoteId })).status).toBe(200);
    await bothAgree();
    expect(await both.remoteIdOf('vendor', id)).toBe(remoteId);
    expect((await vendors()).filter((name) => name.startsWith('Answer Lost'))).toHaveLength(1);
  }, 90_000);

  it('an item that was made active here at the same moment: what is changed of it later goes to the books', async () => {
    const item = (await office.remote('item', 'item', office.itemId)) as SandboxDocument;
    await sandbox.edit(realm, 'item', item.Id, { Active: false });
    const id = await office.invoice('40');
    await office.settled();
    await office.sync();
    const waits = await about(id);
    const read = async () =>
      (await office.call<{ version: number }>('GET', `/items/${office.itemId}`)).body.version;
    await both.hold();
    await asOwner('PATCH', `/items/${office.itemId}`, { version: await read(), active: true });
    expect((await decide(waits.id, { answer: 'reactivate' })).status).toBe(200);
    await both.goOn();
    await office.reached(id, 'confirmed');
    await asOwner('PATCH', `/items/${office.itemId}`, { version: await read(), name: 'Told afterwards' });
    await office.settled();
    expect((await there('item')).find(({ Id }) => Id === item.Id)).toMatchObject({
      Active: true,
      Name: 'Told afterwards',
    });
    await bothAgree();
  }, 60_000);

  it('two people decide at once: one is heard, and the other is told', async () => {
    await sandbox.create(realm, 'vendor', { DisplayName: 'Decided Twice' });
    const { id } = await asOwner('POST', '/customers', { displayName: 'Decided Twice' });
    await office.settled();
    await office.sync();
    const waits = await about(id);
    await both.hold();
    const answers = await Promise.all(
      ['One Name', 'Another Name'].map((name) => decide(waits.id, { answer: 'new-name', name })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 404]);
    const won = answers[0]?.status === 200 ? 'One Name' : 'Another Name';
    await both.goOn();
    await bothAgree();
    const names = (await there('customer')).map(({ DisplayName }) => DisplayName);
    expect(names.filter((name) => name === 'One Name' || name === 'Another Name')).toEqual([won]);
  }, 60_000);

  /** Customers who owe something and were made inactive here, which the books refuse. */
  const refusedAlike = async (...names: string[]) => {
    const usual = office.customerId;
    const ids: string[] = [];
    for (const displayName of names) {
      const { id } = await asOwner('POST', '/customers', { displayName });
      office.customerId = id;
      await office.invoice('10');
      await office.settled();
      const { body } = await office.call<{ version: number }>('GET', `/customers/${id}`);
      await asOwner('PATCH', `/customers/${id}`, { version: body.version, active: false });
      ids.push(id);
    }
    office.customerId = usual;
    await office.settled();
    return ids;
  };
  const isActive = async (id: string) =>
    (await office.call<{ active: boolean }>('GET', `/customers/${id}`)).body.active;

  it('of all alike those are decided that can be, however many cannot that are older', async () => {
    const [first = '', second = ''] = await refusedAlike('Alike One', 'Alike Two');
    const waits = await about(first);
    // Each was never there, so that there is no theirs to be kept.
    await sql(
      `INSERT INTO sync_operations (organization_id, id, connection_id, entity, local_id, local_version, operation, idempotency_key, status, error)
       SELECT organization_id, ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, connection_id, entity, gen_random_uuid(), 1, 'create', 'older-' || n, 'parked', error
       FROM sync_operations, generate_series(1, 520) n WHERE id = $1`,
      [waits.id],
    );
    const { body } = await decide(waits.id, { answer: 'theirs', alike: true });
    expect(body).toEqual({ decided: 2, left: 520 });
    expect([await isActive(first), await isActive(second)]).toEqual([true, true]);
    await sql(`DELETE FROM sync_operations WHERE idempotency_key LIKE 'older-%'`);
    await bothAgree();
  }, 90_000);

  it('books that do not answer any more are not asked for each of those alike', async () => {
    const ids = await refusedAlike('Silent One', 'Silent Two', 'Silent Three');
    const [, second = '', third = ''] = ids;
    await sandbox.fault({
      ...{ kind: 'http-503', realm, method: 'GET' },
      path: `/customer/${await both.remoteIdOf('customer', second)}`,
    });
    const { body } = await decide((await about(ids[0] ?? '')).id, { answer: 'theirs', alike: true });
    expect(body).toEqual({ decided: 1, left: 2 });
    expect([await isActive(second), await isActive(third)]).toEqual([false, false]);
    await sandbox.clearFaults();
    expect((await decide((await about(second)).id, { answer: 'theirs', alike: true })).body).toEqual({
      ...{ decided: 2, left: 0 },
    });
    await bothAgree();
  }, 90_000);

  it('a customer whom two companies have: under a new name for one of them, the other has it too', async () => {
    const company = await sandbox.createCompany({
      customers: 1,
      items: 1,
      contractors: 1,
      employees: 1,
      months: 1,
    });
    await sandbox.create(realm, 'customer', { DisplayName: 'Of Both' });
    await sandbox.create(company.realm, 'customer', { DisplayName: 'Of Both Ltd.' });
    await sandbox.create(company.realm, 'vendor', { DisplayName: 'Taken There' });
    await office.sync();
    await app.connect(office.organizationId, company);
    const [stays, goes] = await sql<{ id: string; version: number }>(
      `SELECT id, version FROM customers WHERE display_name LIKE 'Of Both%' ORDER BY display_name`,
    );
    await asOwner('POST', `/customers/${stays?.id}/merge`, {
      ...{ version: stays?.version, duplicateId: goes?.id, duplicateVersion: goes?.version },
    });
    const id = stays?.id ?? '';
    const rename = async (displayName: string) => {
      const { body } = await office.call<{ version: number }>('GET', `/customers/${id}`);
      return asOwner('PATCH', `/customers/${id}`, { version: body.version, displayName });
    };
    const namesThere = () =>
      Promise.all(
        [realm, company.realm].map(async (one) =>
          (await sandbox.documents(one, 'customer')).map(({ DisplayName }) => DisplayName),
        ),
      );
    await rename('Taken There');
    const waits = await eventually(() => about(id).catch(() => undefined), 'the refusal');
    expect((await decide(waits.id, { answer: 'new-name', name: 'Free Everywhere' })).status).toBe(200);
    await eventually(
      async () => (await namesThere()).every((names) => names.includes('Free Everywhere')),
      'both companies to have the name',
    );
  }, 90_000);

  it('the connection was ended: nothing of it can be decided any more', async () => {
    await sandbox.create(realm, 'vendor', { DisplayName: 'Too Late' });
    const { id } = await asOwner('POST', '/customers', { displayName: 'Too Late' });
    await office.settled();
    const waits = await about(id);
    const ended = await app.test.app.inject({
      ...{ method: 'DELETE', url: `/api/v1/integrations/${office.connectionId}`, headers: owner.headers },
    });
    expect(ended.statusCode).toBeLessThan(300);
    for (const answer of [{ answer: 'new-name', name: 'In Time' }, { answer: 'retry' }])
      expect((await decide(waits.id, answer)).status).toBe(404);
    const { body } = await office.call<{ displayName: string }>('GET', `/customers/${id}`);
    expect(body.displayName).toBe('Too Late');
  });
});
