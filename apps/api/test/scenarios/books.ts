import { type SandboxDocument, sandbox } from '../../../../libs/accounting/src/testing/sandbox.js';
import { eventually } from '../../../../libs/platform/src/testing/eventually.js';
import type { Answer, Person } from './person.js';

const PATIENCE_MS = 60_000;

/** The firm's company in the simulated QuickBooks Online, as its bookkeeper sees it there. */
export class Books {
  private constructor(
    private readonly owner: Person,
    private readonly realm: string,
    private readonly connection: string,
  ) {}

  /** Links a company without customers: lists of taxes, terms and accounts, and nothing else. */
  static async link(owner: Person): Promise<Books> {
    const { realm } = await sandbox.createCompany({
      ...{ customers: 0, items: 0, contractors: 0, employees: 0, months: 0 },
    });
    const { url } = await owner.post('/integrations/quickbooks-online/authorize');
    const consent = await sandbox.consent(url, realm);
    const { id } = await owner.post('/integrations/quickbooks-online/connect', consent);
    const books = new Books(owner, realm, id);
    const { runId } = await owner.post(`/integrations/${id}/confirm`);
    await books.ended(runId);
    return books;
  }

  /** An invoice by its number, once it has arrived and `is` what it should be. */
  invoice = (number: string, is: (document: Answer) => boolean = () => true) =>
    this.document('invoice', 'DocNumber', number, is);
  bill = (number: string) => this.document('bill', 'DocNumber', number);
  customer = (name: string) => this.document('customer', 'DisplayName', name);
  /** What a contractor was paid, by the reference of the payment. */
  billPayment = (reference: string) => this.document('billpayment', 'DocNumber', reference);
  /** Money that went back to a customer, by its reference: an expense against accounts receivable. */
  refund = (reference: string) => this.document('purchase', 'DocNumber', reference);
  /** A credit memo, once that much of it is left. */
  credit = (number: string, left: number) =>
    this.document('creditmemo', 'DocNumber', number, ({ Balance }) => Balance === left);

  /** Somebody types a customer's payment of a whole invoice into QuickBooks; the next sync brings it here. */
  async receivePayment(number: string): Promise<void> {
    const { Id, CustomerRef, CurrencyRef, TotalAmt } = await this.invoice(number);
    await sandbox.create(this.realm, 'payment', {
      ...{ CustomerRef, CurrencyRef, TotalAmt },
      Line: [{ Amount: TotalAmt, LinkedTxn: [{ TxnId: Id, TxnType: 'Invoice' }] }],
    });
    const { runId } = await this.owner.post(`/integrations/${this.connection}/sync`, { kind: 'delta' });
    await this.ended(runId);
  }

  private document(
    entity: string,
    field: string,
    value: string,
    is: (document: Answer) => boolean = () => true,
  ): Promise<SandboxDocument & Answer> {
    return eventually(
      async () =>
        (await sandbox.documents(this.realm, entity)).find(
          (document: Answer) => document[field] === value && is(document),
        ),
      `${entity} ${value} to be in the books`,
      PATIENCE_MS,
    );
  }

  private ended(runId: string): Promise<unknown> {
    return eventually(
      async () => {
        const runs = await this.owner.list(`/integrations/${this.connection}/runs`);
        return runs.find(({ id }) => id === runId)?.status === 'succeeded';
      },
      'the sync to end',
      PATIENCE_MS,
    );
  }
}
