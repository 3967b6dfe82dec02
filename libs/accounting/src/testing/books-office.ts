import { InvoiceApproved, type InvoiceRecord, type InvoiceView, InvoicingFacade } from '#invoicing';
import { Money, newId } from '#kernel';
import { Database, EventBus, UnitOfWork } from '#platform';
import { type SignedIn, signIn } from '../../../identity/src/testing/sign-in.js';
import { eventually } from '../../../platform/src/testing/eventually.js';
import { SyncActions } from '../commands/sync-actions.command.js';
import type { Entity } from '../ports/canonical-documents.js';
import { DueWorkWaker } from '../schedule/due-work.js';
import { LinksRepository } from '../sync/links.repository.js';
import { OperationsRepository, type SyncOperation } from '../sync/operations.repository.js';
import { PushService } from '../sync/push.service.js';
import { AccountingApp } from './accounting-app.js';
import { OrderDesk } from './order-desk.js';
import { type SandboxCompany, type SandboxDocument, sandbox } from './sandbox.js';

interface Answer<T> {
  status: number;
  body: T;
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** What the service did not do, where a step of a test counts on it. */
export class RefusedError extends Error {}

type Ref = { value: string };

/** An organization with a company file behind it, a bookkeeper at work, and the question whether both books agree. */
export class BooksOffice {
  customerId = '';
  contractorId = '';
  itemId = '';
  taxCodeId = '';
  bankId = '';
  readonly orders = new OrderDesk(this);

  private constructor(
    readonly app: AccountingApp,
    readonly organizationId: string,
    readonly company: SandboxCompany,
    readonly connectionId: string,
    readonly accountant: SignedIn,
  ) {}

  /** How many records of ours came from there and were not made here; a double of one of ours would be one. */
  async strangers(): Promise<number> {
    const [row] = await this.as(() => this.app.get(Database).rows<{ n: number }>(OURS.strangers));
    return row?.n ?? 0;
  }

  static async open(app: AccountingApp): Promise<BooksOffice> {
    const organizationId = await app.test.createOrganization();
    const accountant = await signIn(app.test, 'accountant', { organizationId });
    const company = await sandbox.createCompany();
    const connectionId = await app.connect(organizationId, company);
    const office = new BooksOffice(app, organizationId, company, connectionId, accountant);
    await office.look();
    return office;
  }

  as<T>(work: () => Promise<T>): Promise<T> {
    return this.app.as(this.organizationId, work);
  }

  /** The answer, a refusal too. */
  async call<T = { id: string }>(method: Method, url: string, payload?: object): Promise<Answer<T>> {
    const response = await this.app.test.app.inject({
      method,
      url: `/api/v1${url}`,
      headers: this.accountant.headers,
      ...(payload && { payload }),
    });
    const { statusCode: status, body } = response;
    return { status, body: body === '' ? (undefined as T) : response.json<T>() };
  }

  /** The same for a step that has to go through. */
  async must<T = { id: string }>(method: Method, url: string, payload?: object): Promise<Answer<T>> {
    const answer = await this.call<T>(method, url, payload);
    if (answer.status < 400) return answer;
    throw new RefusedError(`${method} ${url} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
  }

  /** Ours of a document there. */
  async localId(entity: Entity, remoteId: string): Promise<string> {
    const links = await this.as(() =>
      this.app.get(LinksRepository).byRemoteIds(this.connectionId, entity, [remoteId]),
    );
    return links.get(remoteId)?.localId ?? '';
  }

  /** The document there of one of ours. */
  async remote(entity: Entity, name: string, localId: string): Promise<SandboxDocument | undefined> {
    const link = await this.as(() =>
      this.app.get(LinksRepository).byLocalId(this.connectionId, entity, localId),
    );
    return (await sandbox.documents(this.company.realm, name)).find(({ Id }) => Id === link?.remoteId);
  }

  /** An approved invoice to the customer, or a bill of the contractor. */
  async invoice(amount: string, direction: 'receivable' | 'payable' = 'receivable'): Promise<string> {
    const { itemId, taxCodeId, customerId, contractorId } = this;
    const isSale = direction === 'receivable';
    const { body } = await this.must('POST', '/invoices', {
      ...{
        direction,
        invoiceDate: '2026-11-10',
        lines: [{ itemId, taxCodeId, quantity: '1', unitPrice: amount }],
      },
      ...(isSale ? { customerId } : { contractorId, number: `B-${++this.bills}` }),
    });
    await this.must('POST', `/invoices/${body.id}/submit`);
    await this.as(() => this.app.get(InvoicingFacade).approve(body.id, this.accountant.userId));
    return body.id;
  }

  private bills = 0;

  /** An approved invoice as the invoicing module would leave it, whose approval is told: 3 × 33.35 with 13 % tax. */
  async enter(changes: Partial<InvoiceRecord> = {}): Promise<InvoiceRecord> {
    const record = this.entry(changes);
    await this.as(() =>
      this.app.get(UnitOfWork).run(async () => {
        await this.app.get(InvoicingFacade).invoices.importRecords([record]);
        await this.app.get(EventBus).publish(new InvoiceApproved(record.id, 'receivable', 1));
      }),
    );
    return record;
  }

  /** The same, whose approval was told to nobody: it is older than the link to the books. */
  async older(changes: Partial<InvoiceRecord> = {}): Promise<InvoiceRecord> {
    const record = this.entry(changes);
    const { invoices } = this.app.get(InvoicingFacade);
    await this.as(() => this.app.get(UnitOfWork).run(() => invoices.importRecords([record])));
    return record;
  }

  private entry(changes: Partial<InvoiceRecord>): InvoiceRecord {
    return {
      ...{ id: newId(), number: `T-${++this.entered}`, direction: 'receivable', status: 'approved' },
      ...{ customerId: this.customerId, contractorId: null, jobId: null, purchaseOrderId: null },
      ...{ invoiceDate: '2026-11-20', dueDate: '2026-12-20', termId: null, currency: 'CAD' },
      ...{ exchangeRate: null, subtotal: '100.05', discountAmount: '0', taxAmount: '13.01' },
      ...{ total: '113.06', balance: '113.06', billingAddress: null, email: null, customerMemo: null },
      ...{ privateNote: null, source: 'manual' },
      lines: [this.line({ description: 'Travail à façon', taxAmount: '13.01' })],
      ...changes,
    };
  }

  line(changes: Partial<InvoiceRecord['lines'][number]> = {}): InvoiceRecord['lines'][number] {
    const { itemId, taxCodeId } = this;
    return {
      ...{ lineNumber: 1, kind: 'item', itemId, accountId: null, description: 'Work', quantity: '3' },
      ...{ unitPrice: '33.35', amount: '100.05', taxCodeId, taxAmount: null, serviceDate: null },
      ...{ jobId: null, jobLineNumber: null, timeEntryId: null },
      ...changes,
    };
  }

  private entered = 0;

  /** Waits for a write of one of our records to come that far; what failed goes on as soon as it is due. */
  reached(localId: string, status: SyncOperation['status']): Promise<SyncOperation> {
    return this.waitFor(localId, status, () => this.app.get(DueWorkWaker).wakeAll());
  }

  /** The same where the application's own clock wakes what is due, every few seconds. */
  reachedInTime(localId: string, status: SyncOperation['status']): Promise<SyncOperation> {
    return this.waitFor(localId, status, async () => undefined);
  }

  private waitFor(
    localId: string,
    status: SyncOperation['status'],
    meanwhile: () => Promise<void>,
  ): Promise<SyncOperation> {
    return eventually(
      async () => {
        const [operation] = await this.operations({ localId, status });
        if (!operation) await meanwhile();
        return operation;
      },
      `an operation that is ${status}`,
      40_000,
    );
  }

  pay(amount: string, allocations: { invoiceId: string; amount: string }[], direction = 'received') {
    const party =
      direction === 'received' ? { customerId: this.customerId } : { contractorId: this.contractorId };
    return this.must('POST', '/payments', {
      ...{ direction, ...party, paymentDate: '2026-11-15', currency: 'CAD', amount, allocations },
      accountId: this.bankId,
    });
  }

  refund(path: string, amount: string, accountId: string | undefined = this.bankId) {
    return this.must('POST', `${path}/refunds`, { amount, refundDate: '2026-11-20', accountId });
  }

  read(invoiceId: string): Promise<InvoiceView | undefined> {
    return this.as(() => this.app.get(InvoicingFacade).invoice(invoiceId));
  }

  operations(filter: { localId?: string; status?: string } = {}): Promise<SyncOperation[]> {
    return this.as(() => this.app.get(OperationsRepository).list(this.connectionId, filter, undefined, 500));
  }

  /** Waits until every event was heard and every write is settled; these nodes send at the same time. */
  async settled(
    timeoutMs = 60_000,
    nodes: readonly AccountingApp[] = [this.app],
    meanwhile = async () => {},
  ): Promise<void> {
    const { signal } = new AbortController();
    await eventually(
      async () => {
        await meanwhile();
        if (await this.isListening()) return false;
        await Promise.all(
          nodes.map((node) =>
            node.as(this.organizationId, () => node.get(PushService).work(this.connectionId, signal)),
          ),
        );
        const waiting = (await this.operations()).filter(({ status }) =>
          ['planned', 'in_flight', 'uncertain', 'failed'].includes(status),
        );
        return waiting.length === 0;
      },
      'the books to have everything',
      timeoutMs,
    );
  }

  /** The same for somebody who does not want to wait: a write without an answer is looked for now. */
  settledSoon(nodes: readonly AccountingApp[] = [this.app]): Promise<void> {
    return this.settled(120_000, nodes, async () => {
      for (const { id } of await this.operations({ status: 'uncertain' }))
        await this.as(() => this.app.get(SyncActions).retry(this.connectionId, id));
    });
  }

  private async isListening(): Promise<boolean> {
    const { rows } = await this.app.get(Database).unscoped.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM pgboss.job WHERE name LIKE 'event.accounting.%' AND state IN ('created', 'retry', 'active')
           AND data ->> 'organizationId' = $1`,
      [this.organizationId],
    );
    return (rows[0]?.n ?? 0) > 0;
  }

  sync() {
    return this.app.sync(this.organizationId, this.connectionId);
  }

  /** Every document whose amounts differ on the two sides, in words; none when the books agree. */
  async differences(): Promise<string[]> {
    const pairs: [Entity, string, string, (document: SandboxDocument) => number][] = [
      ['invoice', 'Invoice', OURS.invoices, ({ Balance }) => Number(Balance)],
      ['bill', 'Bill', OURS.invoices, ({ Balance }) => Number(Balance)],
      ['credit', 'CreditMemo', OURS.credits, ({ Balance }) => Number(Balance)],
      ['vendor-credit', 'VendorCredit', OURS.credits, ({ Balance }) => Number(Balance)],
      ['payment', 'Payment', OURS.payments, ({ UnappliedAmt }) => Number(UnappliedAmt)],
    ];
    const found: string[] = [];
    for (const [entity, name, sql, openOf] of pairs) {
      const rows = await this.as(() =>
        this.app
          .get(Database)
          .rows<{ id: string; remoteId: string; open: string }>(sql, [this.connectionId, entity]),
      );
      const ours = new Map(rows.map((row) => [row.remoteId, Money.of(row.open)]));
      for (const document of await sandbox.documents(this.company.realm, name)) {
        if (entity === 'payment' && document.TotalAmt === 0) continue;
        const open = ours.get(document.Id);
        if (!open) found.push(`${name} ${document.Id} is not here`);
        else if (!open.equals(String(openOf(document))))
          found.push(`${name} ${document.Id}: ${openOf(document)} open there, ${open.toFixed()} here`);
        ours.delete(document.Id);
      }
      for (const [id, open] of ours) if (!open.isZero()) found.push(`${name} ${id} is not there`);
    }
    return [...found, ...(await this.orders.differences()), ...(await this.owedDiffers())];
  }

  /** What the customer owes all in all, as the service keeps it on the customer. */
  private async owedDiffers(): Promise<string[]> {
    const link = await this.as(() =>
      this.app.get(LinksRepository).byLocalId(this.connectionId, 'customer', this.customerId),
    );
    const there = (await sandbox.documents(this.company.realm, 'customer')).find(
      ({ Id }) => Id === link?.remoteId,
    );
    const [row] = await this.as(() =>
      this.app.get(Database).rows<{ owed: string }>(OURS.owed, [this.customerId]),
    );
    const theirs = Money.of(String(there?.Balance ?? 0));
    return theirs.equals(row?.owed ?? '0') ? [] : [`The customer owes ${theirs} there, ${row?.owed} here`];
  }

  private async look(): Promise<void> {
    const of = async (name: string, wanted: (document: SandboxDocument) => boolean) =>
      (await sandbox.documents(this.company.realm, name)).find(wanted)?.Id ?? '';
    const isCanadian = ({ CurrencyRef }: SandboxDocument) =>
      (CurrencyRef as Ref | undefined)?.value !== 'USD';
    this.customerId = await this.localId(
      'customer',
      await of('customer', (one) => one.Active === true && one.Job !== true && isCanadian(one)),
    );
    this.contractorId = await this.localId(
      'vendor',
      await of('vendor', (one) => one.Active === true && isCanadian(one)),
    );
    this.itemId = await this.localId(
      'item',
      await of(
        'item',
        ({ Type, Active, ExpenseAccountRef }) =>
          Type === 'Service' && Active === true && ExpenseAccountRef !== undefined,
      ),
    );
    this.taxCodeId = await this.localId('tax-code', await of('taxcode', ({ Name }) => Name === 'HST ON'));
    this.bankId = await this.localId(
      'account',
      await of('account', (one) => one.AccountType === 'Bank' && isCanadian(one)),
    );
  }
}

const LINKED = `JOIN external_links l ON l.organization_id = d.organization_id AND l.local_id = d.id
  WHERE l.connection_id = $1 AND l.entity = $2 AND l.deleted_at IS NULL`;

const OURS = {
  invoices: `SELECT d.id, l.remote_id AS "remoteId", d.balance::text AS open FROM invoices d ${LINKED}`,
  credits: `SELECT d.id, l.remote_id AS "remoteId", d.balance::text AS open FROM credits d ${LINKED}`,
  payments: `SELECT d.id, l.remote_id AS "remoteId", d.unapplied_amount::text AS open FROM payments d ${LINKED} AND d.status <> 'void'`,
  strangers: `SELECT ((SELECT count(*) FROM credits WHERE source <> 'manual') + (SELECT count(*) FROM payments WHERE source <> 'manual')
    + (SELECT count(*) FROM invoices WHERE source <> 'manual') + (SELECT count(*) FROM refunds WHERE source <> 'manual') + (SELECT count(*) FROM purchase_orders WHERE source <> 'manual'))::int AS n`,
  owed: `SELECT (coalesce((SELECT sum(balance) FROM invoices WHERE customer_id = $1 AND direction = 'receivable' AND status NOT IN ('draft', 'void')), 0)
    - coalesce((SELECT sum(unapplied_amount) FROM payments WHERE customer_id = $1 AND status <> 'void'), 0)
    - coalesce((SELECT sum(balance) FROM credits WHERE customer_id = $1 AND status <> 'void'), 0))::text AS owed`,
};
