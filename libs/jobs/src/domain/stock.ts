import { DomainError, Money } from '#kernel';

/** What is known of one item: quantities as decimal strings. */
export interface Stock {
  /** What the accounting system says; null for an item that is not counted. */
  onHand: string | null;
  /** Held by jobs and not used yet. */
  reserved: string;
  /** Used by jobs, and not yet taken off in the books. Negative when more came back than went out since. */
  unbooked: string;
}

/** What one job holds and has used of one item. */
export interface Holding {
  reserved: string;
  consumed: string;
  /** What the used quantity cost, before tax, in cents. */
  cost: string;
}

export interface Outcome {
  stock: Pick<Stock, 'reserved' | 'unbooked'>;
  holding: Holding;
}

/** What nobody holds and nobody has used. Below zero when the books were corrected downwards since. */
export function available({ onHand, reserved, unbooked }: Stock): Money {
  return Money.of(onHand ?? '0')
    .minus(unbooked)
    .minus(reserved);
}

/** Throws `JOBS.NOT_STOCKED` for an item that is not counted and `JOBS.NOT_IN_STOCK` (conflict). */
export function reserve(stock: Stock, holding: Holding, quantity: string): Outcome {
  if (stock.onHand === null) throw notStocked();
  if (available(stock).compare(quantity) < 0) throw notInStock(stock, quantity);
  return {
    stock: { ...stock, reserved: plus(stock.reserved, quantity) },
    holding: { ...holding, reserved: plus(holding.reserved, quantity) },
  };
}

/** Gives back what is held and not used. Throws `JOBS.NOT_RESERVED` (conflict). */
export function release(stock: Stock, holding: Holding, quantity: string): Outcome {
  if (Money.of(quantity).compare(holding.reserved) > 0) throw notReserved(holding, quantity);
  return {
    stock: { ...stock, reserved: minus(stock.reserved, quantity) },
    holding: { ...holding, reserved: minus(holding.reserved, quantity) },
  };
}

/**
 * Uses what is held first, and what is free after that. An item that is not counted has only its cost. Throws
 * `JOBS.NOT_IN_STOCK` (conflict).
 */
export function consume(stock: Stock, holding: Holding, quantity: string, unitCost: string): Outcome {
  const wanted = Money.of(quantity);
  const held = wanted.compare(holding.reserved) > 0 ? Money.of(holding.reserved) : wanted;
  const free = wanted.minus(held);
  const isCounted = stock.onHand !== null;
  if (isCounted && !free.isZero() && available(stock).compare(free) < 0)
    throw notInStock(stock, quantity, held);
  return {
    stock: {
      reserved: minus(stock.reserved, held),
      unbooked: isCounted ? plus(stock.unbooked, wanted) : stock.unbooked,
    },
    holding: {
      reserved: minus(holding.reserved, held),
      consumed: plus(holding.consumed, wanted),
      cost: plus(holding.cost, wanted.times(unitCost).toCents()),
    },
  };
}

/** Unused material comes back, at what it cost on average. Throws `JOBS.NOT_CONSUMED` (conflict). */
export function giveBack(stock: Stock, holding: Holding, quantity: string): Outcome {
  const back = Money.of(quantity);
  if (back.compare(holding.consumed) > 0) throw notConsumed(holding, quantity);
  const consumed = minus(holding.consumed, back);
  const cost = Money.of(holding.cost).times(consumed).dividedBy(holding.consumed).toCents();
  return {
    stock: {
      reserved: stock.reserved,
      unbooked: stock.onHand === null ? stock.unbooked : minus(stock.unbooked, back),
    },
    holding: { ...holding, consumed, cost: cost.toString() },
  };
}

const plus = (a: string, b: string | Money) => Money.of(a).plus(b).toString();
const minus = (a: string, b: string | Money) => Money.of(a).minus(b).toString();

function notInStock(stock: Stock, quantity: string, held: Money = Money.zero): DomainError {
  const free = available(stock);
  const left = (free.isNegative() ? Money.zero : free).plus(held);
  return DomainError.conflict(
    'JOBS.NOT_IN_STOCK',
    `Only ${left} of this item can be had for this job, so ${quantity} is too much.`,
    {
      field: 'quantity',
      fix: 'Take less, release what another job holds, or receive more of it in the accounting system.',
      details: { available: left.toString() },
    },
  );
}

function notStocked(): DomainError {
  return new DomainError('JOBS.NOT_STOCKED', 'This item is not counted in stock, so it cannot be reserved.', {
    field: 'itemId',
    fix: 'Record what is used of it when it is used, or make it an inventory item in the accounting system.',
  });
}

function notReserved(holding: Holding, quantity: string): DomainError {
  return DomainError.conflict(
    'JOBS.NOT_RESERVED',
    `This job holds ${holding.reserved} of the item, so ${quantity} cannot be released.`,
    { field: 'quantity', fix: 'Release less.', details: { reserved: holding.reserved } },
  );
}

function notConsumed(holding: Holding, quantity: string): DomainError {
  return DomainError.conflict(
    'JOBS.NOT_CONSUMED',
    `This job has used ${holding.consumed} of the item, so ${quantity} cannot come back.`,
    { field: 'quantity', fix: 'Give back less.', details: { consumed: holding.consumed } },
  );
}
