import { Database } from '#platform';
import { eventually } from '../../../platform/src/testing/eventually.js';
import type { Entity } from '../ports/canonical-documents.js';
import { ReconciliationHandler } from '../reconciliation/reconciliation.handler.js';
import type { DifferenceAnswer, ReconciliationAnswer } from '../reconciliation/reconciliations.dto.js';
import type { BooksOffice } from './books-office.js';
import { type SandboxDocument, sandbox } from './sandbox.js';

export interface SignedPaper {
  statement: { verdict: string; controlTotals: object };
  signature: { value: string };
}

/** Some 200 ms. */
const PATIENT_LOOKS = 6;

/** What a bookkeeper does to tie her books out, and what somebody else does to the books meanwhile. */
export class ReconciliationOffice {
  constructor(readonly office: BooksOffice) {}

  get realm(): string {
    return this.office.company.realm;
  }

  async begin(body: object = {}): Promise<ReconciliationAnswer> {
    const path = `/integrations/${this.office.connectionId}/reconciliations`;
    const { status, body: begun } = await this.office.call<ReconciliationAnswer>('POST', path, body);
    if (status !== 202) throw new Error(JSON.stringify(begun));
    return begun;
  }

  async reconcile(body: object = {}): Promise<ReconciliationAnswer> {
    return this.ended((await this.begin(body)).id);
  }

  /**
   * As soon as it came to a good end. A company's next job waits for the queue's next poll when the one before has just
   * ended; here nobody waits for that.
   */
  ended(id: string): Promise<ReconciliationAnswer> {
    let looks = 0;
    return eventually(
      async () => {
        const run = await this.run(id);
        if (run.status === 'failed') throw new Error(JSON.stringify(run.error));
        if (run.status === 'queued' && !run.error && ++looks === PATIENT_LOOKS) await this.work(id);
        return run.status === 'succeeded' ? run : undefined;
      },
      'the reconciliation to end',
      this.office.app.patienceMs,
    );
  }

  private work(reconciliationId: string): Promise<void> {
    const { signal } = new AbortController();
    const handler = this.office.app.get(ReconciliationHandler);
    return this.office.as(() => handler.handle({ reconciliationId }, { jobId: '', signal }));
  }

  async run(id: string): Promise<ReconciliationAnswer> {
    return (await this.office.call<ReconciliationAnswer>('GET', `/reconciliations/${id}`)).body;
  }

  /** The newest first. */
  async runs(): Promise<ReconciliationAnswer[]> {
    const path = `/integrations/${this.office.connectionId}/reconciliations`;
    return (await this.office.call<{ items: ReconciliationAnswer[] }>('GET', path)).body.items;
  }

  async lastRun(): Promise<ReconciliationAnswer> {
    const [last] = await this.runs();
    if (!last) throw new Error('Nothing was reconciled yet.');
    return last;
  }

  async differencesOf({ id }: { id: string }): Promise<DifferenceAnswer[]> {
    const path = `/reconciliations/${id}/differences?limit=200`;
    return (await this.office.call<{ items: DifferenceAnswer[] }>('GET', path)).body.items;
  }

  /** The only difference of a kind. */
  async difference(run: { id: string }, kind: string): Promise<DifferenceAnswer> {
    const [one, ...more] = (await this.differencesOf(run)).filter((difference) => difference.kind === kind);
    if (!one || more.length > 0) throw new Error(`There is not one ${kind}.`);
    return one;
  }

  /** The only difference of a record of ours. */
  async differenceOf(run: { id: string }, recordId: string): Promise<DifferenceAnswer> {
    const [one, ...more] = (await this.differencesOf(run)).filter(
      (difference) => difference.recordId === recordId,
    );
    if (!one || more.length > 0) throw new Error(`There is not one difference of ${recordId}.`);
    return one;
  }

  async told(run: { id: string }): Promise<string[]> {
    const differences = await this.differencesOf(run);
    return differences.map(({ kind, cause, amount }) => `${kind}, ${cause}: ${amount}`).sort();
  }

  repair(id: string, body: object) {
    const path = `/reconciliation-differences/${id}/repair`;
    return this.office.call<DifferenceAnswer & { code: string }>('POST', path, body);
  }

  async certificateOf({ id }: { id: string }): Promise<SignedPaper> {
    return (await this.office.call<SignedPaper>('GET', `/reconciliations/${id}/certificate`)).body;
  }

  async isValid(certificate: string): Promise<boolean> {
    const path = '/reconciliation-certificates/verify';
    return (await this.office.call<{ isValid: boolean }>('POST', path, { certificate })).body.isValid;
  }

  sql<T = unknown>(text: string, ...values: unknown[]): Promise<T[]> {
    return this.office.as(() => this.office.app.get(Database).rows(text, values) as Promise<T[]>);
  }

  async there(entity: Entity, name: string, id: string): Promise<SandboxDocument> {
    const found = await this.office.remote(entity, name, id);
    if (!found) throw new Error(`There is no ${name} of ${id}.`);
    return found;
  }

  /** Somebody enters a document of ours a second time in the books. */
  async enterTwice(original: SandboxDocument, name = 'invoice'): Promise<string> {
    const { CustomerRef, TxnDate, Line } = original;
    const [copied] = Line as Record<string, unknown>[];
    const [made] = Object.values(
      await sandbox.create(this.realm, name, { CustomerRef, TxnDate, Line: [copied] }),
    );
    return made?.Id ?? '';
  }

  /** Money that goes to a customer against what she owes: no document of ours. */
  async chequeTo(customer: { value: string }, amount: number): Promise<string> {
    const accounts = await sandbox.documents(this.realm, 'account');
    const idOf = (type: string) =>
      accounts.find(({ AccountType, CurrencyRef }) => {
        const currency = (CurrencyRef as { value?: string } | undefined)?.value ?? 'CAD';
        return AccountType === type && currency === 'CAD';
      })?.Id;
    const { Purchase } = await sandbox.create(this.realm, 'purchase', {
      PaymentType: 'Check',
      AccountRef: { value: idOf('Bank') },
      EntityRef: { value: customer.value, type: 'Customer' },
      Line: [
        {
          Amount: amount,
          DetailType: 'AccountBasedExpenseLineDetail',
          AccountBasedExpenseLineDetail: { AccountRef: { value: idOf('Accounts Receivable') } },
        },
      ],
    });
    return Purchase?.Id ?? '';
  }
}
