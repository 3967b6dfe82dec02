const one = (items, which) => items[which % Math.max(items.length, 1)];
const money = (cents) => cents / 100;

export const THEIR_STEPS = ['invoice', 'edit invoice', 'pay', 'pay', 'remove payment', 'customer'];

/** A bookkeeper who works in the accounting system itself, on the documents that came from us and on her own. */
export class TheirBookkeeper {
  constructor(stage, books, made) {
    this.stage = stage;
    this.books = books;
    this.made = made;
    this.realm = books.office.company.realm;
    /** Documents of her own, each of which must come to us as one record that was not made here. */
    this.own = 0;
  }

  async do(step, which, other) {
    await this[step](which, other);
  }

  async invoice(which) {
    const customer = await this.#remote('customer', this.books.office.customerId);
    const items = await this.books.links('item');
    const codes = await this.books.links('tax-code');
    const price = money((which % 90_000) + 1);
    await this.stage.sandbox.create(this.realm, 'invoice', {
      ...{ CustomerRef: { value: customer }, TxnDate: '2026-11-12' },
      Line: [
        {
          ...{ Amount: price, DetailType: 'SalesItemLineDetail' },
          SalesItemLineDetail: {
            ...{ Qty: 1, UnitPrice: price, ItemRef: { value: items.get(this.books.office.itemId) } },
            TaxCodeRef: { value: codes.get(this.books.office.taxCodeId) },
          },
        },
      ],
    });
    this.own++;
  }

  /** Of an invoice that nobody paid yet: another price. */
  async 'edit invoice'(which, other) {
    const invoice = await this.#ours('invoice', which, this.made.invoices);
    if (!invoice || invoice.Balance !== invoice.TotalAmt || invoice.TotalAmt === 0) return;
    const [line] = invoice.Line;
    const price = money((other % 90_000) + 1);
    const detail = { ...line.SalesItemLineDetail, Qty: 1, UnitPrice: price };
    await this.stage.sandbox.edit(this.realm, 'invoice', invoice.Id, {
      Line: [{ ...line, Amount: price, SalesItemLineDetail: detail }],
    });
  }

  async pay(which, other) {
    const invoice = await this.#ours('invoice', which, this.made.invoices);
    if (!invoice || invoice.Balance <= 0) return;
    const amount = money((other % Math.round(invoice.Balance * 100)) + 1);
    const isTaken = await this.#takes(() =>
      this.stage.sandbox.create(this.realm, 'payment', {
        ...{ CustomerRef: invoice.CustomerRef, CurrencyRef: invoice.CurrencyRef, TotalAmt: amount },
        TxnDate: '2026-11-16',
        Line: [{ Amount: amount, LinkedTxn: [{ TxnId: invoice.Id, TxnType: 'Invoice' }] }],
      }),
    );
    if (isTaken) this.own++;
  }

  async 'remove payment'(which) {
    const payment = await this.#ours('payment', which, this.made.payments);
    if (payment && payment.TotalAmt > 0)
      await this.#takes(() => this.stage.sandbox.remove(this.realm, 'payment', payment.Id));
  }

  /** What the vendor refuses she leaves: money that was given back already, or an invoice that somebody paid meanwhile. */
  async #takes(write) {
    try {
      await write();
      return true;
    } catch (error) {
      if (!String(error).includes('400')) throw error;
      return false;
    }
  }

  async customer(which) {
    const id = await this.#remote('customer', this.books.office.customerId);
    await this.stage.sandbox.edit(this.realm, 'customer', id, {
      PrimaryPhone: { FreeFormNumber: `905 555 ${1000 + (which % 9000)}` },
    });
  }

  async #remote(entity, localId) {
    return (await this.books.links(entity)).get(localId);
  }

  /** The document of one of ours, where it got that far. */
  async #ours(entity, which, ids) {
    const links = await this.books.links(entity);
    const remoteId = one(ids.map((id) => links.get(id)).filter(Boolean), which);
    return (await this.books.there(entity)).find(({ Id }) => Id === remoteId);
  }
}
