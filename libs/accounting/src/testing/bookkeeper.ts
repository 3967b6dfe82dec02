import { type BooksOffice, RefusedError } from './books-office.js';

export const STEPS = [
  'invoice',
  'invoice',
  'pay',
  'pay',
  'allocate',
  'credit',
  'goodwill',
  'apply',
  'refund payment',
  'refund credit',
  'void payment',
  'void credit',
  'void refund',
  'void invoice',
  'bill',
  'pay bill',
  'bill credit',
  'order',
  'order',
  'change order',
  'cancel order',
  'sync',
  'sync',
  'sync',
] as const;
export type Step = (typeof STEPS)[number];

interface Open {
  id: string;
  balance: string;
}

type Made = Record<'invoices' | 'bills' | 'payments' | 'credits' | 'refunds' | 'orders', string[]>;

/** Of cents, between a cent and everything. */
function part(whole: string, pick: number): string {
  const cents = Math.round(Number(whole) * 100);
  return ((cents === 0 ? 1 : (pick % cents) + 1) / 100).toFixed(2);
}

function one<T>(items: readonly T[], pick: number): T | undefined {
  return items[pick % Math.max(items.length, 1)];
}

async function unlessRefused<T>(answer: Promise<T>): Promise<T | undefined> {
  return answer.catch((error: unknown) => {
    if (error instanceof RefusedError) return undefined;
    throw error;
  });
}

/** Does whatever a bookkeeper does, in whatever order she is told to; what the service refuses is not done. */
export class Bookkeeper {
  readonly made: Made = { invoices: [], bills: [], payments: [], credits: [], refunds: [], orders: [] };
  /** Those of the credits that are to customers. */
  private readonly sales: string[] = [];

  constructor(private readonly office: BooksOffice) {}

  /** One step; the two numbers say which document and how much. */
  async do(step: Step, pick: number, other: number): Promise<void> {
    await this.run[step](pick, other);
  }

  private readonly run: Record<Step, (pick: number, other: number) => Promise<unknown>> = {
    invoice: async (pick) => this.made.invoices.push(await this.office.invoice(part('900', pick))),
    bill: async (pick) => this.made.bills.push(await this.office.invoice(part('900', pick), 'payable')),
    pay: async (pick, other) => {
      const invoice = await this.openOf(one(this.made.invoices, pick));
      const amount = part(invoice?.balance ?? '50', other);
      const extra = (Number(amount) + (other % 3) * 10).toFixed(2);
      const allocations = invoice && Number(invoice.balance) > 0 ? [{ invoiceId: invoice.id, amount }] : [];
      await this.keep('payments', this.office.pay(extra, allocations));
    },
    'pay bill': async (pick, other) => {
      const bill = await this.openOf(one(this.made.bills, pick));
      if (!bill || Number(bill.balance) === 0) return;
      const amount = part(bill.balance, other);
      await this.keep('payments', this.office.pay(amount, [{ invoiceId: bill.id, amount }], 'paid'));
    },
    allocate: async (pick, other) => {
      const invoice = await this.openOf(one(this.made.invoices, other));
      if (!invoice) return;
      const allocations = [{ invoiceId: invoice.id, amount: part(invoice.balance, pick % 2000) }];
      await this.office.call('POST', `/payments/${one(this.made.payments, pick)}/allocate`, { allocations });
    },
    credit: async (pick, other) => {
      const lines = [{ lineNumber: 1, amount: part('90', other) }];
      const body = { reason: 'Rework', lines, apply: pick % 3 !== 0 };
      const path = `/invoices/${one(this.made.invoices, pick)}/credits`;
      await this.keep('credits', this.office.call('POST', path, body), this.sales);
    },
    'bill credit': async (pick, other) => {
      const lines = [{ lineNumber: 1, amount: part('90', other) }];
      const body = { reason: 'Rework', lines, number: `VC-${this.made.credits.length}-${other}` };
      const path = `/invoices/${one(this.made.bills, pick)}/credits`;
      await this.keep('credits', this.office.call('POST', path, body));
    },
    goodwill: async (pick) => {
      const { customerId, itemId, taxCodeId } = this.office;
      const lines = [{ itemId, taxCodeId, quantity: '1', unitPrice: part('200', pick) }];
      const body = { direction: 'receivable', customerId, reason: 'Goodwill', lines };
      await this.keep('credits', this.office.call('POST', '/credits', body), this.sales);
    },
    apply: async (pick, other) => {
      const invoice = await this.openOf(one(this.made.invoices, other));
      if (!invoice) return;
      const allocations = [{ invoiceId: invoice.id, amount: part(invoice.balance, pick % 3000) }];
      await this.office.call('POST', `/credits/${one(this.made.credits, pick)}/apply`, { allocations });
    },
    'refund payment': (pick, other) => this.refunded('payments', this.made.payments, pick, other),
    // What a vendor gives back is for a person to enter in the books.
    'refund credit': (pick, other) => this.refunded('credits', this.sales, pick, other),
    'void payment': (pick) => this.void('payments', pick),
    'void credit': (pick) => this.void('credits', pick),
    'void refund': (pick) => this.void('refunds', pick),
    'void invoice': (pick) => this.void('invoices', pick),
    order: async (pick, other) => {
      const direction = other % 2 === 0 ? 'supplier' : 'customer';
      this.made.orders.push(await this.office.orders.approved(direction, part('900', pick)));
    },
    'change order': (pick, other) =>
      this.office.orders.step(one(this.made.orders, pick), 'PATCH', '', { customerNotes: `Call ${other}` }),
    'cancel order': (pick) =>
      this.office.orders.step(one(this.made.orders, pick), 'POST', '/cancel', { reason: 'x' }),
    sync: () => this.office.sync(),
  };

  private void(kind: 'payments' | 'credits' | 'refunds' | 'invoices', pick: number) {
    return this.office.call('POST', `/${kind}/${one(this.made[kind], pick)}/void`, { reason: 'x' });
  }

  private async openOf(id: string | undefined): Promise<Open | undefined> {
    return id === undefined ? undefined : this.office.read(id);
  }

  private async keep(
    kind: keyof Made,
    answer: Promise<{ status: number; body: { id: string } }>,
    also: string[] = [],
  ): Promise<void> {
    const made = await unlessRefused(answer);
    if (made?.status !== 201) return;
    this.made[kind].push(made.body.id);
    also.push(made.body.id);
  }

  /** Of the first that has something left. */
  private async refunded(
    kind: 'payments' | 'credits',
    ids: readonly string[],
    pick: number,
    other: number,
  ): Promise<void> {
    for (let at = 0; at < ids.length; at++) {
      const path = `/${kind}/${one(ids, pick + at)}`;
      const answer = await unlessRefused(this.office.refund(path, part('5', other)));
      if (!answer) continue;
      this.made.refunds.push(answer.body.id);
      return;
    }
  }
}
