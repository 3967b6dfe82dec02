import { Money, newId } from '#kernel';
import type { Cursor, PushOperation, RemoteChange } from '../ports/accounting-connector.js';
import type { CanonicalCustomer } from '../ports/canonical-documents.js';
import type { ConnectorError } from '../ports/connector-error.js';
import { describeConnectorAttachments } from './connector-contract.attachments.js';
import type { ContractCompany, ContractHarness } from './connector-contract.harness.js';
import { describeConnectorStock } from './connector-contract.stock.js';

/** More than a page, so that a pull has to go on. */
const MANY = 3_400;

/**
 * What every connector must do, on the simulator of its accounting system. The scenarios are about what is lost or
 * doubled when something goes wrong, not about single fields.
 */
export function describeConnectorContract(name: string, open: () => ContractHarness): void {
  describe(`${name} keeps the connector contract`, () => {
    describeReading(open);
    describeWriting(open);
    describeConnectorAttachments(open);
    describeConnectorStock(open);
    describeFailures(open);
  });
}

function describeReading(open: () => ContractHarness): void {
  it('initial pull: every record once, the total told', async () => {
    const { connector, company } = await connected(open);
    const ids = [await company.user.add('customer'), await company.user.add('customer')];
    const page = await connector.pull(company.context, 'customer', null);
    expect(page.changes.map(({ remoteId }) => remoteId)).toEqual(expect.arrayContaining(ids));
    expect(new Set(page.changes.map(({ remoteId }) => remoteId)).size).toBe(
      await company.user.count('customer'),
    );
    expect(page.next).toBeNull();
    expect(page.total ?? page.changes.length).toBe(page.changes.length);
  });

  it('delta: what changed since the bookmark, and a bookmark to go on from', async () => {
    const { connector, company } = await connected(open);
    const id = await company.user.add('customer');
    const first = await connector.delta(company.context, ['customer'], connector.deltaCursor(new Date()));
    await company.user.change('customer', id);
    const second = await connector.delta(company.context, ['customer'], first.next);
    expect(first.expired || second.expired).toBe(false);
    expect(versionOf(second.changes, id)).not.toBe(versionOf(first.changes, id));
  });

  it('tombstone: a deleted record is told as gone', async () => {
    const { connector, company } = await connected(open);
    const id = await company.user.add('invoice');
    await company.user.delete('invoice', id);
    const { changes } = await connector.delta(
      company.context,
      ['invoice'],
      connector.deltaCursor(new Date()),
    );
    expect(changes.find(({ remoteId }) => remoteId === id)).toMatchObject({ deleted: true, document: null });
    expect(await connector.read(company.context, 'invoice', id)).toBeUndefined();
  });

  it('paging across a change: rows that change and go between pages hide no other', async () => {
    const { connector, company } = await connected(open, { invoices: MANY });
    const seen = new Set<string>();
    const gone = new Set<string>();
    let cursor: Cursor | null = null;
    do {
      const { changes, next } = await connector.pull(company.context, 'invoice', cursor);
      for (const { remoteId } of changes) seen.add(remoteId);
      const [changed, deleted] = changes.slice(-2).map(({ remoteId }) => remoteId);
      if (next && changed && deleted && deleted !== changed) {
        await company.user.change('invoice', changed);
        await company.user.delete('invoice', deleted);
        gone.add(deleted);
      }
      cursor = next;
    } while (cursor);
    expect(gone.size).toBeGreaterThan(0);
    expect([...seen].filter((id) => !gone.has(id)).length).toBe(await company.user.count('invoice'));
  });

  it('balances: the control total, who owes it and what it is made of say the same', async () => {
    const { connector, company } = await connected(open);
    const { balances, capabilities } = connector;
    // A system without reports of its own is not tied out.
    if (!balances) return expect(capabilities.reports).toEqual([]);
    // The system may keep times in whole seconds.
    const since = new Date(Date.now() - 5_000);
    const id = await company.user.add('invoice');
    const lastDay = `${since.getUTCFullYear() + 1}-12-31`;
    const { total, parties } = await balances.balances(company.context, 'receivable', lastDay);
    const documents = await balances.openDocuments(company.context, 'receivable', lastDay);
    expect(Number(total)).toBeGreaterThan(0);
    for (const amounts of [parties, documents])
      expect(Money.sum(amounts.map(({ amount }) => amount)).equals(total)).toBe(true);
    expect(documents).toContainEqual(expect.objectContaining({ entity: 'invoice', remoteId: id }));
    const counted = await balances.count(company.context, 'invoice');
    expect(counted?.count ?? 1).toBe(counted ? await company.user.count('invoice') : 1);
    const read = await balances.readMany(company.context, 'invoice', [id, '999999']);
    expect(read.map(({ remoteId }) => remoteId)).toEqual([id]);
    const page = await connector.pull(company.context, 'invoice', balances.pullCursor(since));
    expect(page.changes.map(({ remoteId }) => remoteId)).toContain(id);
  });
}

function describeWriting(open: () => ContractHarness): void {
  it('create: the receipt is the record as it stands there', async () => {
    const { connector, company } = await connected(open);
    const wanted = company.customer(uniqueName());
    const receipt = await connector.push(company.context, create('customer', wanted));
    expect(receipt.document).toMatchObject(wanted);
    const read = await connector.read(company.context, 'customer', receipt.remoteId);
    expect(read).toMatchObject({ remoteVersion: receipt.remoteVersion, document: receipt.document });
  });

  it('update: the version moves on', async () => {
    const { connector, company } = await connected(open);
    const { first, operation } = await aCustomer(connector, company);
    const receipt = await connector.push(
      company.context,
      update(first, operation, { email: 'new@customer.example' }),
    );
    expect(receipt.remoteVersion).not.toBe(first.remoteVersion);
    expect(receipt.document).toMatchObject({
      email: 'new@customer.example',
      phone: operation.document.phone,
    });
  });

  it('stale version: a write on top of an unseen change is a conflict', async () => {
    const { connector, company } = await connected(open);
    const { first, operation } = await aCustomer(connector, company);
    await company.user.change('customer', first.remoteId);
    const failure = await failureOf(
      connector.push(company.context, update(first, operation, { email: 'x@y.example' })),
    );
    expect(failure).toMatchObject({ kind: 'conflict' });
  });

  it('duplicate name: told as such, and nothing is made', async () => {
    const { connector, company } = await connected(open);
    const { operation } = await aCustomer(connector, company);
    const before = await company.user.count('customer');
    const failure = await failureOf(connector.push(company.context, create('customer', operation.document)));
    expect(failure).toMatchObject({ kind: 'duplicate', retryable: false });
    expect(await company.user.count('customer')).toBe(before);
  });

  it('timeout after commit: it is found again, and the same key makes no second document', async () => {
    const { connector, company } = await connected(open);
    const operation = await anInvoice(company);
    expect(await connector.findByExternalReference(company.context, operation)).toBeUndefined();
    await company.spoil('timeout-after-commit', 'write');
    const failure = await failureOf(connector.push(company.context, operation));
    expect(failure).toMatchObject({ kind: 'timeout-unknown', retryable: true });
    const found = await connector.findByExternalReference(company.context, operation);
    expect(found?.document).toMatchObject({ number: operation.document.number });
    const again = await connector.push(company.context, operation);
    expect(again.remoteId).toBe(found?.remoteId);
    expect(await company.user.count('invoice')).toBe(1);
  });

  it('last word: right before a write goes out it is asked for, and what may not go out does not', async () => {
    const { connector, company } = await connected(open);
    const operation = create('customer', company.customer(uniqueName()));
    const refusal = new Error('Another sender has it by now.');
    const refused = { ...company.context, beforeWrite: () => Promise.reject(refusal) };
    const before = await company.user.count('customer');
    await expect(connector.push(refused, operation)).rejects.toBe(refusal);
    expect(await company.user.count('customer')).toBe(before);
    await company.expireTokens();
    let asked = 0;
    const allowed = { ...company.context, beforeWrite: async () => void asked++ };
    await connector.push(allowed, operation);
    // Once for the token that was refused, and once for the one that took its place.
    expect(asked).toBe(2);
  });

  it('closed period: told as such', async () => {
    const { connector, company } = await connected(open);
    const customerId = await company.user.add('customer');
    await company.user.closeBooks('2025-12-31');
    const late = create('invoice', await company.invoice('CLOSED-1', customerId, '2025-12-31'));
    const failure = await failureOf(connector.push(company.context, late));
    expect(failure).toMatchObject({ kind: 'closed-period', retryable: false });
    expect((await connector.company(company.context)).closedThrough).toBe('2025-12-31');
  });
}

function describeFailures(open: () => ContractHarness): void {
  it('throttle: the wait that was asked for reaches the caller and the budget', async () => {
    const { connector, company } = await connected(open);
    await company.spoil('throttle', 'read', 7);
    const failure = await failureOf(connector.pull(company.context, 'customer', null));
    expect(failure).toMatchObject({ kind: 'throttled', retryAfterMs: 7_000, retryable: true });
    expect(company.pauses()).toEqual([7_000]);
  });

  it('expired token under 50 callers: all of them succeed with one refresh', async () => {
    const { connector, company } = await connected(open);
    const id = await company.user.add('customer');
    await company.expireTokens();
    const reads = Array.from({ length: 50 }, () => connector.read(company.context, 'customer', id));
    const answers = await Promise.all(reads);
    expect(answers.every((answer) => answer?.remoteId === id)).toBe(true);
    expect(company.refreshes()).toBe(1);
  });

  it('revoked grant: the person must connect again', async () => {
    const { connector, company } = await connected(open);
    await company.revokeGrant();
    const failure = await failureOf(connector.pull(company.context, 'customer', null));
    expect(failure).toMatchObject({ kind: 'auth', retryable: false });
  });

  it.each(['malformed', 'truncated', 'reset'] as const)(
    '%s answer to a read: it can be repeated',
    async (mishap) => {
      const { connector, company } = await connected(open);
      await company.spoil(mishap, 'read');
      const failure = await failureOf(connector.pull(company.context, 'customer', null));
      expect(failure).toMatchObject({ kind: 'unavailable', retryable: true });
      await expect(connector.pull(company.context, 'customer', null)).resolves.toBeDefined();
    },
  );

  it.each(['malformed', 'truncated', 'reset', 'timeout-after-commit'] as const)(
    '%s answer to a write: it is uncertain',
    async (mishap) => {
      const { connector, company } = await connected(open);
      await company.spoil(mishap, 'write');
      const failure = await failureOf(
        connector.push(company.context, create('customer', company.customer(uniqueName()))),
      );
      expect(failure).toMatchObject({ kind: 'timeout-unknown', retryable: true });
    },
  );

  it.each(['read', 'write'] as const)('an error in a successful answer to a %s is an error', async (on) => {
    const { connector, company } = await connected(open);
    await company.spoil('fault-in-success', on);
    const call =
      on === 'read'
        ? connector.pull(company.context, 'customer', null)
        : connector.push(company.context, create('customer', company.customer(uniqueName())));
    expect((await failureOf(call)).name).toBe('ConnectorError');
  });

  it('errors carry no token', async () => {
    const { connector, company } = await connected(open);
    const token = (await company.context.credentials.accessToken()).reveal();
    await company.spoil('timeout-after-commit', 'write');
    const failure = await failureOf(
      connector.push(company.context, create('customer', company.customer(uniqueName()))),
    );
    expect(everythingIn(failure)).not.toContain(token);
  });
}

async function connected(open: () => ContractHarness, options?: { invoices?: number }) {
  const harness = open();
  return { connector: harness.connector, company: await harness.open(options) };
}

let names = 0;
function uniqueName(): string {
  return `Contract customer ${++names}`;
}

function create<E extends 'customer' | 'invoice'>(
  entity: E,
  document: PushOperation<E>['document'],
): PushOperation<E> {
  const localId = newId();
  return { entity, operation: 'create', document, idempotencyKey: `create-${localId}`, localId };
}

async function aCustomer(connector: ContractHarness['connector'], company: ContractCompany) {
  const operation = create('customer', company.customer(uniqueName()));
  return { operation, first: await connector.push(company.context, operation) };
}

async function anInvoice(company: ContractCompany): Promise<PushOperation<'invoice'>> {
  const customerId = await company.user.add('customer');
  return create('invoice', await company.invoice('CONTRACT-1', customerId));
}

function update(
  { remoteId, remoteVersion }: { remoteId: string; remoteVersion: string | null },
  { localId, document }: PushOperation<'customer'>,
  change: Partial<CanonicalCustomer>,
): PushOperation<'customer'> {
  return {
    entity: 'customer',
    operation: 'update',
    document: { ...document, ...change },
    remoteId,
    expectedVersion: remoteVersion ?? undefined,
    idempotencyKey: `update-${newId()}`,
    localId,
  };
}

function versionOf(changes: readonly RemoteChange[], id: string): string | null | undefined {
  return changes.find(({ remoteId }) => remoteId === id)?.remoteVersion;
}

async function failureOf(call: Promise<unknown>): Promise<ConnectorError> {
  try {
    await call;
  } catch (error) {
    return error as ConnectorError;
  }
  throw new Error('The call succeeded although it should have failed.');
}

/** All text that an error, its causes and their hidden properties hold. */
function everythingIn(error: unknown, depth = 0): string {
  if (depth > 6 || typeof error !== 'object' || error === null) return String(error);
  return Object.getOwnPropertyNames(error)
    .map((key) => everythingIn((error as Record<string, unknown>)[key], depth + 1))
    .join('\n');
}
