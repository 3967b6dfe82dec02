import { Money } from '#kernel';
import type { Entity } from '../ports/canonical-documents.js';
import { OF_MONEY } from '../sync/settlements.js';
import type { Fields } from './images.js';

/** What one record settles of another: a payment of an invoice, a credit that is used for it, a refund of either. */
export interface Use {
  owner: string;
  document: string;
  amount: string;
}

/** How things stand in the database: what of each document is settled by its own figures, and whatever settles it. */
export interface Settled {
  used: ReadonlyMap<string, string>;
  uses: readonly Use[];
}

/** A record that would be written: as it stands, and as it would stand. */
export interface Meant {
  entity: Entity;
  localId: string;
  now: Fields;
  next: Fields;
}

type Row = Fields & { amount: string };

export function isOfMoney({ entity }: Pick<Meant, 'entity'>): boolean {
  return OF_MONEY.includes(entity);
}

function isOver({ status, voided }: Fields): boolean {
  return status === 'void' || voided === true;
}

/** What a record settles of which others; nothing once it is void. */
function usesOf({ entity, localId: owner }: Meant, record: Fields): Use[] {
  if (isOver(record)) return [];
  const to = (document: unknown, amount: string): Use[] =>
    typeof document === 'string' ? [{ owner, document, amount }] : [];
  if (entity === 'payment' || entity === 'bill-payment')
    return ((record.lines ?? []) as Row[]).flatMap((line) => to(line.invoiceId, line.amount));
  if (entity === 'refund') return to(record.paymentId ?? record.creditId, record.amount as string);
  if (entity !== 'credit-use' && entity !== 'vendor-credit-use') return [];
  // What was given back of a credit is told by its refund.
  return ((record.pairs ?? []) as Row[]).flatMap(({ creditId, invoiceId, amount }) =>
    typeof invoiceId === 'string' ? [...to(creditId, amount), ...to(invoiceId, amount)] : [],
  );
}

/** What of a record is settled by its own figures; undefined for what nothing settles. */
function usedOf({ entity }: Meant, record: Fields): Money | undefined {
  const { total, balance, amount, unappliedAmount } = record as Record<string, string>;
  switch (entity) {
    case 'invoice':
    case 'bill':
    case 'credit':
    case 'vendor-credit':
      return isOver(record) ? Money.zero : Money.of(total ?? '0').minus(balance ?? '0');
    case 'payment':
    case 'bill-payment': {
      if (isOver(record)) return Money.zero;
      const applied = ((record.lines ?? []) as Row[]).map((line) => line.amount);
      return Money.of(amount ?? '0')
        .minus(unappliedAmount ?? '0')
        .minus(Money.sum(applied));
    }
    default:
      return undefined;
  }
}

/** The documents whose amounts any of these would move, or rests on. */
export function documentsOf(meant: readonly Meant[]): string[] {
  const named = meant.flatMap((one) => [...usesOf(one, one.now), ...usesOf(one, one.next)]);
  const own = meant.filter((one) => usedOf(one, one.now)).map(({ localId }) => localId);
  return [...new Set([...own, ...named.map(({ document }) => document)])];
}

/**
 * Those of the records that must not be written: a document would say another amount than what settles it. A document is
 * set back together with every settlement that explains the change, a settlement with every document that it names,
 * or both stay.
 */
export function partedFrom(meant: readonly Meant[], settled: Settled): Set<Meant> {
  const going = new Map(meant.filter(isOfMoney).map((one) => [one.localId, one]));
  const left = new Set<Meant>();
  const stored = Map.groupBy(settled.uses, ({ document }) => document);
  for (let isSettled = false; !isSettled; ) {
    isSettled = true;
    const moved = Map.groupBy([...going.values()].flatMap(movesOf), ({ document }) => document);
    for (const document of new Set([...going.keys(), ...moved.keys()])) {
      const own = going.get(document);
      const moves = moved.get(document) ?? [];
      if (agrees(own, moves, settled.used.get(document), stored.get(document) ?? [])) continue;
      isSettled = false;
      const owners = moves.flatMap(({ owner }) => going.get(owner) ?? []);
      for (const one of [...owners, ...(own ? [own] : [])]) {
        left.add(one);
        going.delete(one.localId);
      }
    }
  }
  return left;
}

/** By how much a record would settle more, or less, of each document than now. */
function movesOf(one: Meant): { owner: string; document: string; by: Money }[] {
  const by = new Map<string, Money>();
  const add = (document: string, amount: Money) =>
    by.set(document, (by.get(document) ?? Money.zero).plus(amount));
  for (const { document, amount } of usesOf(one, one.next)) add(document, Money.of(amount));
  for (const { document, amount } of usesOf(one, one.now)) add(document, Money.of(amount).negated());
  return [...by]
    .filter(([, amount]) => !amount.isZero())
    .map(([document, amount]) => ({ owner: one.localId, document, by: amount }));
}

function agrees(
  own: Meant | undefined,
  moves: readonly { by: Money }[],
  usedNow: string | undefined,
  uses: readonly Use[],
): boolean {
  const settledNow = Money.sum(uses.map(({ amount }) => amount));
  const settledThen = Money.sum(moves.map(({ by }) => by)).plus(settledNow);
  if (own && isOver(own.next) && !isOver(own.now)) return settledThen.isZero();
  const before = own ? usedOf(own, own.now) : Money.of(usedNow ?? '0');
  const after = own ? usedOf(own, own.next) : before;
  if (!before || !after) return true;
  const isMovedAlike = after.minus(before).equals(settledThen.minus(settledNow));
  return isMovedAlike || after.equals(settledThen);
}

/**
 * Which of the records are written together or not at all, as a number of the group; none for a record that stands
 * alone.
 */
export function bundlesOf(meant: readonly Meant[]): Map<Meant, number> {
  const going = new Map(meant.filter(isOfMoney).map((one) => [one.localId, one]));
  const groups = new Map([...going.keys()].map((id, index) => [id, { number: index + 1, ids: [id] }]));
  for (const one of going.values())
    for (const { document } of [...usesOf(one, one.now), ...usesOf(one, one.next)]) {
      const [mine, theirs] = [groups.get(one.localId), groups.get(document)];
      if (!mine || !theirs || mine === theirs) continue;
      const [large, small] = mine.ids.length < theirs.ids.length ? [theirs, mine] : [mine, theirs];
      large.ids.push(...small.ids);
      for (const id of small.ids) groups.set(id, large);
    }
  return new Map(
    [...going].flatMap(([id, one]) => {
      const group = groups.get(id);
      return group && group.ids.length > 1 ? [[one, group.number] as const] : [];
    }),
  );
}
