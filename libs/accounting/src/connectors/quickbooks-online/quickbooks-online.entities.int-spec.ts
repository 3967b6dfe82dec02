import { newId } from '#kernel';
import { eventually } from '../../../../platform/src/testing/eventually.js';
import type { PushOperation } from '../../ports/accounting-connector.js';
import { type CanonicalDocument, ENTITIES, type Entity } from '../../ports/canonical-documents.js';
import type { ContractCompany } from '../../testing/connector-contract.harness.js';
import {
  CHANGES,
  DELETED_INSTEAD,
  documentOf,
  own,
  type References,
  WRITTEN,
} from './testing/one-of-each.js';
import { quickBooksOnlineHarness, SandboxControl } from './testing/sandbox-harness.js';

const url = process.env.TEST_SANDBOX_URL ?? '';
const { connector, open } = quickBooksOnlineHarness(url);
const control = new SandboxControl(url);
/** The others are written and never read in pages. */
const PULLED: readonly Entity[] = ENTITIES.filter((entity) => connector.capabilities.entities[entity]?.pull);

let company: ContractCompany;
let realm: string;
let references: References;

beforeAll(async () => {
  company = await open();
  realm = company.context.remoteCompanyId;
  const names = ['Item', 'Account', 'Vendor', 'Customer', 'TaxCode'];
  const rows = await Promise.all(names.map((name) => control.first(realm, name)));
  const [item = '', account = '', vendor = '', customer = '', taxCode = ''] = rows.map((row) =>
    String(row.Id),
  );
  const { Account: banks = [] } = await control.call<Record<string, { Id: string }[]>>(
    'POST',
    `/companies/${realm}/query`,
    { query: "SELECT * FROM Account WHERE AccountType = 'Bank'" },
  );
  references = { item, account, vendor, customer, taxCode, bank: banks[0]?.Id ?? '' };
});

const sample = (entity: Entity) => documentOf(entity, references, company);

function operationOf(
  entity: Entity,
  document: CanonicalDocument,
  rest: Partial<PushOperation> = {},
): PushOperation {
  const localId = newId();
  return { entity, operation: 'create', document, idempotencyKey: newId(), localId, ...rest };
}

describe('each kind of record', () => {
  it.each(WRITTEN)('%s: made, found, changed, refused when stale, and taken away', async (entity) => {
    const { context } = company;
    const create = operationOf(entity, sample(entity));
    const made = await connector.push(context, create);
    expect(own(made.document)).toEqual(own(create.document));
    expect((await connector.findByExternalReference(context, create))?.remoteId).toBe(made.remoteId);
    expect((await connector.read(context, entity, made.remoteId))?.document).toEqual(made.document);

    const key = {
      remoteId: made.remoteId,
      expectedVersion: made.remoteVersion ?? undefined,
      localId: create.localId,
    };
    const wanted = { ...made.document, ...CHANGES[entity] } as CanonicalDocument;
    const change = operationOf(entity, wanted, { ...key, operation: 'update' });
    expect(await connector.findByExternalReference(context, change)).toBeUndefined();
    const changed = await connector.push(context, change);
    expect(own(changed.document)).toEqual(own(wanted));
    expect((await connector.findByExternalReference(context, change))?.remoteVersion).toBe(
      changed.remoteVersion,
    );
    const stale = { ...change, idempotencyKey: newId(), document: create.document };
    await expect(connector.push(context, stale)).rejects.toMatchObject({ kind: 'conflict' });

    const last = { ...key, expectedVersion: changed.remoteVersion ?? undefined };
    const removal = operationOf(entity, wanted, { ...last, operation: 'delete' });
    expect(await connector.findByExternalReference(context, removal)).toBeUndefined();
    const removed = await connector.push(context, removal);
    const isList = removed.document !== null;
    expect(removed.document ?? { active: false }).toMatchObject({ active: false });
    expect(await connector.findByExternalReference(context, removal)).toMatchObject({ deleted: !isList });
    if (isList) return;
    await expect(connector.push(context, { ...change, idempotencyKey: newId() })).rejects.toMatchObject({
      kind: 'not-found',
    });
    expect(await connector.findByExternalReference(context, change)).toBeUndefined();
  });

  it.each([
    'invoice',
    'payment',
    'credit',
    'vendor-credit',
    'refund',
    'estimate',
    'purchase-order',
    'time-activity',
  ] as const)('%s: voided', async (entity) => {
    const { context } = company;
    const made = await connector.push(context, operationOf(entity, sample(entity)));
    const voiding = operationOf(entity, made.document as CanonicalDocument, {
      operation: 'void',
      remoteId: made.remoteId,
    });
    const done = await connector.push(context, voiding);
    const expected = { invoice: { voided: true, total: '0' }, payment: { voided: true, amount: '0' } }[
      entity as string
    ];
    if (DELETED_INSTEAD.has(entity)) expect(done.document).toBeNull();
    else expect(done.document).toMatchObject(expected ?? { state: 'closed' });
    const version = { expectedVersion: made.remoteVersion ?? undefined };
    expect(await connector.findByExternalReference(context, { ...voiding, ...version })).toMatchObject({
      remoteId: made.remoteId,
    });
  });

  it('refuses what cannot be: voiding a bill, writing a read-only list, changing without an id', async () => {
    const { context } = company;
    const bill = operationOf('bill', sample('bill'), { operation: 'void', remoteId: '1' });
    await expect(connector.push(context, bill)).rejects.toMatchObject({ kind: 'validation' });
    const term = operationOf('term', { name: 'Net 7' } as CanonicalDocument);
    await expect(connector.push(context, term)).rejects.toMatchObject({ kind: 'validation' });
    const nameless = operationOf('invoice', sample('invoice'), { operation: 'update' });
    await expect(connector.push(context, nameless)).rejects.toMatchObject({ kind: 'validation' });
  });

  it('an update that changes nothing is not sent', async () => {
    const { context } = company;
    const made = await connector.push(
      context,
      operationOf('invoice', { ...sample('invoice'), number: 'SAME-1' } as CanonicalDocument),
    );
    const same = operationOf('invoice', made.document as CanonicalDocument, {
      operation: 'update',
      remoteId: made.remoteId,
    });
    expect((await connector.push(context, same)).remoteVersion).toBe(made.remoteVersion);
  });
});

describe('reading', () => {
  it('pulls every kind', async () => {
    for (const entity of PULLED) {
      const { changes, next } = await connector.pull(company.context, entity, null);
      expect(next).toBeNull();
      expect(changes.every((change) => change.deleted || change.document !== null)).toBe(true);
    }
  });

  it('reads everything that changed with one call of the change feed and a query for each kind outside it', async () => {
    const calls: number[] = [];
    const budget = { ...company.context.budget, take: async () => void calls.push(1) };
    const since = connector.deltaCursor(new Date(Date.now() - 60_000));
    const { changes, overflow } = await connector.delta({ ...company.context, budget }, PULLED, since);
    expect(calls).toHaveLength(4);
    expect(overflow).toEqual([]);
    const order = changes.map(({ entity }) => PULLED.indexOf(entity));
    expect(order).toEqual([...order].sort((a, b) => a - b));
    const timed = await connector.delta(company.context, ['time-activity'], since);
    expect(timed.next.since).not.toBe(since.since);
  });

  it('a bookmark beyond the change feed’s memory has expired', async () => {
    for (const cursor of [connector.deltaCursor(new Date(Date.now() - 30 * 86_400_000)), {}]) {
      const { expired, changes, next } = await connector.delta(company.context, PULLED, cursor);
      expect([expired, changes]).toEqual([true, []]);
      expect(Date.parse(String(next.since))).toBeGreaterThan(Date.now() - 600_000);
    }
  });

  it('tells company, reports and limits', async () => {
    expect(await connector.company(company.context)).toMatchObject({
      country: 'CA',
      currency: 'CAD',
      closedThrough: null,
    });
    const report = await connector.report(company.context, 'profit-loss', {
      start_date: '2026-01-01',
      end_date: '2026-12-31',
    });
    expect(report).toMatchObject({ Header: { ReportName: 'ProfitAndLoss' } });
    for (const [name, parameters] of [
      ['constructor', {}],
      ['cash-flow', { 'a&b': '1' }],
    ] as const) {
      await expect(connector.report(company.context, name, parameters)).rejects.toMatchObject({
        kind: 'validation',
      });
    }
    expect(connector.capabilities).toMatchObject({
      webhooks: true,
      concurrency: 'version-token',
      idempotencyKeys: true,
    });
    expect(await connector.read(company.context, 'invoice', '../companyinfo/1')).toBeUndefined();
    expect(await connector.read(company.context, 'invoice', '999999')).toBeUndefined();
  });

  it('stops when it is told to, and knows whether something was sent', async () => {
    const stopped = { ...company.context, signal: AbortSignal.abort() };
    await expect(connector.pull(stopped, 'customer', null)).rejects.toMatchObject({ kind: 'unavailable' });
    const { id } = await control.call('POST', '/faults', { kind: 'slow', delayMs: 15_000, realm, count: 2 });
    const hits = async () => {
      const faults = await control.call<{ id: unknown; hits: number }[]>('GET', '/faults');
      return faults.find((fault) => fault.id === id)?.hits;
    };
    /** Tells it to stop when its call number `count` has arrived there. */
    const stoppedAt = async (count: number, work: (signal: AbortSignal) => Promise<unknown>) => {
      const stop = new AbortController();
      const ended = Promise.allSettled([work(stop.signal)]);
      await eventually(async () => (await hits()) === count, 'the call to arrive');
      stop.abort();
      return (await ended)[0];
    };
    const { context } = company;
    expect(
      await stoppedAt(1, (signal) => connector.pull({ ...context, signal }, 'customer', null)),
    ).toMatchObject({ reason: { kind: 'unavailable' } });
    const late = operationOf('customer', company.customer('Too late Ltd.'));
    expect(await stoppedAt(2, (signal) => connector.push({ ...context, signal }, late))).toMatchObject({
      reason: { kind: 'timeout-unknown' },
    });
  });
});
