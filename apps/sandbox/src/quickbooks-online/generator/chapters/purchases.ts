import type { Doc } from '../../store/company-books.js';
import { amount, type Body, copy, lines, refId } from '../../store/doc.js';
import { addDays } from '../calendar.js';
import type { Cast, Ref } from '../cast.js';
import type { AccountKey } from '../data/accounts.js';
import type { CodeKey } from '../data/taxes.js';
import type { Random } from '../random.js';
import { counter, currencyFields, link, type Stage, share, times } from './stage.js';

type Supplier = Cast['suppliers'][number];
type Contractor = Cast['contractors'][number];

const OVERHEAD: Readonly<Record<string, readonly [account: AccountKey, amount: number, text: string]>> = {
  rent: ['rent', 6850, 'Shop rent, unit 4'],
  insurance: ['insurance', 2140.35, 'Liability, fleet and WSIB'],
  telephone: ['telephone', 612.8, 'Phones and tablets'],
  rental: ['equipmentRental', 1480, 'Scissor lift and torch sets'],
  permits: ['permits', 388.5, 'Mechanical and gas permits'],
};

/** Orders to suppliers, their bills, the contractors' bills and what was paid of them. */
export class Purchases {
  private readonly random: Random;
  private readonly orderNumber = counter('P-', 5001);
  private readonly billNumber = counter('', 88_310);

  constructor(private readonly stage: Stage) {
    this.random = stage.random.fork('purchases');
  }

  plan(): void {
    const { diary, cast } = this.stage;
    const materials = cast.suppliers.filter(({ seed }) => seed.kind === 'materials');
    for (const date of diary.businessDays()) {
      const day = Number(date.slice(8));
      if (this.random.chance(0.5)) this.planOrder(this.random.pick(materials), date);
      if (this.random.chance(0.3)) this.planFuel(date);
      for (const contractor of cast.contractors) {
        if (this.random.chance(0.07)) this.planContractorBill(contractor, date);
      }
      if (day <= 3) continue;
      const overhead = cast.suppliers.find((_, index) => index + 4 === day);
      if (overhead && OVERHEAD[overhead.seed.kind]) this.planOverhead(overhead, date);
    }
  }

  private planOrder(supplier: Supplier, date: string): void {
    const { diary, cast, random } = { ...this.stage, random: this.random };
    const goods = cast.items.filter(({ seed }) => seed.kind !== 'Service');
    if (goods.length === 0) return;
    const ordered = Array.from({ length: random.int(1, 4) }, () => {
      const item = random.pick(goods);
      const quantity = random.int(4, 60);
      return this.goodsLine(item.ref, item.seed.name, quantity, item.seed.cost, supplier);
    });
    const billAfter = random.int(3, 21);
    const arrives = random.chance(0.9);
    diary.plan(date, (day, at) => {
      const order = this.stage.books.create(
        'PurchaseOrder',
        {
          DocNumber: this.orderNumber(),
          TxnDate: day,
          VendorRef: supplier.ref,
          APAccountRef: supplier.seed.currency === 'USD' ? cast.accounts.payableUsd : cast.accounts.payable,
          ...currencyFields(supplier.seed.currency ?? 'CAD', day),
          POStatus: 'Open',
          ShipAddr: { Line1: '1182 Barton Street East', City: 'Hamilton', CountrySubDivisionCode: 'ON' },
          Memo: 'Deliver to the shop, receiving until 15:30',
          Line: ordered,
          GlobalTaxCalculation: 'TaxExcluded',
        },
        at,
      );
      if (arrives)
        diary.plan(addDays(day, billAfter), (on, when) => this.billOrder(supplier, order.Id, on, when));
    });
  }

  private billOrder(supplier: Supplier, orderId: string, date: string, at: Date): void {
    const { books } = this.stage;
    const order = books.get('PurchaseOrder', orderId);
    if (!order) return;
    const billed = lines(copy(order)).map((line) => ({ ...line, Id: undefined }));
    this.bill(supplier.ref, billed, supplier.seed.currency ?? 'CAD', 30, date, at, order);
    const open = books.get('PurchaseOrder', orderId);
    if (open && open.POStatus !== 'Closed')
      books.update('PurchaseOrder', { ...copy(open), POStatus: 'Closed' }, at);
  }

  private planContractorBill(contractor: Contractor, date: string): void {
    const { diary, cast } = this.stage;
    const hours = this.random.int(16, 320) / 4;
    const job = this.random.pick(cast.customers.filter(({ currency }) => currency === 'CAD'));
    const { trade, rate } = contractor.seed;
    diary.plan(date, (day, at) => {
      const labour = this.accountLine(
        'subcontractors',
        times(hours, rate),
        `${trade}: ${hours} h at ${rate}, ${job.ref.name}`,
        contractor.place.tax,
        job.ref,
      );
      const truck = this.accountLine('subcontractors', 65, 'Truck charge', contractor.place.tax, job.ref);
      this.bill(contractor.ref, this.random.chance(0.3) ? [labour, truck] : [labour], 'CAD', 15, day, at);
    });
  }

  private planOverhead(supplier: Supplier, date: string): void {
    const [account, base, text] = OVERHEAD[supplier.seed.kind] ?? ['office', 100, 'Office'];
    const price = supplier.seed.kind === 'rent' ? base : times(base, this.random.int(92, 112) / 100);
    const tax: CodeKey =
      supplier.seed.kind === 'insurance' || supplier.seed.kind === 'permits' ? 'exempt' : 'on';
    this.stage.diary.plan(date, (day, at) =>
      this.bill(supplier.ref, [this.accountLine(account, price, text, tax)], 'CAD', 20, day, at),
    );
  }

  private planFuel(date: string): void {
    const { diary, books, cast } = this.stage;
    const vendor = cast.suppliers.find(({ seed }) => seed.kind === 'fuel');
    const price = this.random.int(6200, 21_900) / 100;
    diary.plan(date, (day, at) => {
      books.create(
        'Purchase',
        {
          TxnDate: day,
          PaymentType: 'CreditCard',
          AccountRef: cast.accounts.creditCard,
          EntityRef: { ...vendor?.ref, type: 'Vendor' },
          ...currencyFields('CAD', day),
          Line: [this.accountLine('fuel', price, 'Diesel', 'on')],
          GlobalTaxCalculation: 'TaxExcluded',
        },
        at,
      );
    });
  }

  private bill(
    vendor: Ref,
    billed: Body[],
    currency: 'CAD' | 'USD',
    dueDays: number,
    date: string,
    at: Date,
    order?: Doc,
  ): void {
    const { books, cast, diary } = this.stage;
    const dueDate = addDays(date, dueDays);
    const bill = books.create(
      'Bill',
      {
        DocNumber: this.billNumber(),
        TxnDate: date,
        DueDate: dueDate,
        VendorRef: vendor,
        APAccountRef: currency === 'USD' ? cast.accounts.payableUsd : cast.accounts.payable,
        ...currencyFields(currency, date),
        SalesTermRef: dueDays === 15 ? cast.terms.net15 : cast.terms.net30,
        Line: billed,
        ...(order === undefined ? {} : { LinkedTxn: [link('PurchaseOrder', order)] }),
        GlobalTaxCalculation: 'TaxExcluded',
      },
      at,
    );
    if (this.random.chance(0.03)) return;
    const percent = this.random.chance(0.05) ? 50 : 100;
    const payDay = addDays(dueDate, this.random.int(-4, 12));
    diary.plan(payDay, (day, when) => this.payBill(bill.Id, currency, percent, day, when));
  }

  private payBill(billId: string, currency: 'CAD' | 'USD', percent: number, date: string, at: Date): void {
    const { books, cast } = this.stage;
    const bill = books.get('Bill', billId);
    const paid = share(amount(bill?.Balance), percent);
    const vendor = refId(bill, 'VendorRef');
    if (!bill || paid <= 0 || vendor === undefined) return;
    const account = currency === 'USD' ? cast.accounts.usdChequing : cast.accounts.chequing;
    books.create(
      'BillPayment',
      {
        TxnDate: date,
        VendorRef: bill.VendorRef,
        APAccountRef: currency === 'USD' ? cast.accounts.payableUsd : cast.accounts.payable,
        ...currencyFields(currency, date),
        PayType: 'Check',
        CheckPayment: { BankAccountRef: account, PrintStatus: 'NotSet' },
        TotalAmt: paid,
        Line: [{ Amount: paid, LinkedTxn: [link('Bill', bill)] }],
      },
      at,
    );
  }

  private goodsLine(item: Ref, text: string, quantity: number, price: number, supplier: Supplier): Body {
    return {
      Description: text,
      Amount: times(quantity, price),
      DetailType: 'ItemBasedExpenseLineDetail',
      ItemBasedExpenseLineDetail: {
        ItemRef: item,
        UnitPrice: price,
        Qty: quantity,
        TaxCodeRef: this.stage.cast.codes[supplier.seed.currency === 'USD' ? 'zero' : 'on'],
        BillableStatus: 'NotBillable',
      },
    };
  }

  private accountLine(account: AccountKey, price: number, text: string, tax: CodeKey, customer?: Ref): Body {
    const { cast } = this.stage;
    return {
      Description: text,
      Amount: price,
      DetailType: 'AccountBasedExpenseLineDetail',
      AccountBasedExpenseLineDetail: {
        AccountRef: cast.accounts[account],
        ...(customer === undefined ? {} : { CustomerRef: customer }),
        BillableStatus: 'NotBillable',
        TaxCodeRef: cast.codes[tax],
      },
    };
  }
}
