import { Decimal } from 'decimal.js';
import type { CompanyBooks } from '../store/company-books.js';
import { amount, type Body, bodies, type Doc, refId } from '../store/doc.js';
import type { Effect } from './effects.js';

interface Net {
  readonly entity: string;
  readonly id: string;
  amount: Decimal;
  added: Body[];
  removed: Body[];
}

/** Replaces the effects of a document's old state by those of its new one; what did not change is not touched. */
export function applyEffects(
  books: CompanyBooks,
  before: readonly Effect[],
  after: readonly Effect[],
  at: Date,
): void {
  const transactions = new Map<string, Net>();
  for (const [effects, sign] of [
    [before, -1],
    [after, 1],
  ] as const) {
    for (const effect of effects) {
      if (effect.kind === 'party') moveParty(books, effect.entity, effect.id, effect.amount.times(sign));
      else if (effect.kind === 'quantity') moveStock(books, effect.id, effect.amount.times(sign));
      else collect(transactions, effect, sign);
    }
  }
  for (const net of transactions.values()) settle(books, net, at);
}

function collect(nets: Map<string, Net>, effect: Extract<Effect, { link: Body }>, sign: number): void {
  const key = `${effect.entity}:${effect.id}`;
  const net = nets.get(key) ?? {
    entity: effect.entity,
    id: effect.id,
    amount: new Decimal(0),
    added: [],
    removed: [],
  };
  if (effect.kind === 'balance') net.amount = net.amount.plus(effect.amount.times(sign));
  (sign > 0 ? net.added : net.removed).push(effect.link);
  nets.set(key, net);
}

const same = (one: Body, other: Body) => one.TxnId === other.TxnId && one.TxnType === other.TxnType;

function settle(books: CompanyBooks, net: Net, at: Date): void {
  const gone = net.removed.filter((link) => !net.added.some((other) => same(link, other)));
  const fresh = net.added.filter((link) => !net.removed.some((other) => same(link, other)));
  if (net.amount.isZero() && gone.length === 0 && fresh.length === 0) return;
  books.touch(
    net.entity,
    net.id,
    (doc) => {
      const kept = bodies(doc.LinkedTxn).filter((link) => !gone.some((other) => same(link, other)));
      const links = [...kept, ...fresh.filter((link) => !kept.some((other) => same(link, other)))];
      return net.entity === 'TimeActivity'
        ? { ...doc, BillableStatus: net.added.length > 0 ? 'HasBeenBilled' : 'Billable' }
        : withState(net.entity, withBalance(doc, net), links);
    },
    at,
  );
}

function withBalance(doc: Doc, net: Net): Doc {
  if (net.amount.isZero()) return doc;
  const balance = new Decimal(amount(doc.Balance)).plus(net.amount).toNumber();
  const next: Doc = { ...doc, Balance: balance };
  if (net.entity === 'CreditMemo') next.RemainingCredit = balance;
  if (doc.HomeBalance !== undefined)
    next.HomeBalance = new Decimal(balance)
      .times(amount(doc.ExchangeRate) || 1)
      .toDecimalPlaces(2)
      .toNumber();
  return next;
}

/** Drawing on a document closes it, and letting go of it opens it again. */
function withState(entity: string, doc: Doc, links: Body[]): Doc {
  const isDrawn = links.length > 0;
  if (entity === 'ReimburseCharge') return { ...doc, HasBeenInvoiced: isDrawn, LinkedTxn: links };
  const next: Doc = { ...doc, LinkedTxn: links };
  if (entity === 'PurchaseOrder') next.POStatus = isDrawn ? 'Closed' : 'Open';
  if (entity === 'Estimate')
    next.TxnStatus = isDrawn ? 'Closed' : doc.AcceptedDate === undefined ? 'Pending' : 'Accepted';
  return next;
}

function moveParty(books: CompanyBooks, entity: 'Customer' | 'Vendor', id: string, by: Decimal): void {
  const doc = books.get(entity, id);
  if (!doc) return;
  const plus = (value: unknown) => new Decimal(amount(value)).plus(by).toNumber();
  books.adjust(entity, id, { Balance: plus(doc.Balance) });
  if (entity === 'Vendor') return;
  for (let at: string | undefined = id, level = 0; at !== undefined && level < 6; level++) {
    const holder = books.get('Customer', at);
    if (!holder) return;
    books.adjust('Customer', at, { BalanceWithJobs: plus(holder.BalanceWithJobs) });
    at = refId(holder, 'ParentRef');
  }
}

function moveStock(books: CompanyBooks, id: string, by: Decimal): void {
  const item = books.get('Item', id);
  if (item) books.adjust('Item', id, { QtyOnHand: new Decimal(amount(item.QtyOnHand)).plus(by).toNumber() });
}
