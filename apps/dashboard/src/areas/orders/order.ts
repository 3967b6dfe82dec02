import type { schemas } from '#api-client';

export type OrderRow = schemas['PurchaseOrderRow'];
export type Order = schemas['PurchaseOrderAnswer'];
export type OrderLine = Order['lines'][number];
export type OrderStatus = OrderRow['status'];
export type Direction = OrderRow['direction'];
export type OrderStep = 'submit' | 'approve' | 'complete' | 'ship' | 'cancel';

/** What is needed of an order to move it. */
export type Movable = Pick<Order, 'id' | 'number' | 'status' | 'version'>;

/** Where each step leads that a person takes. The server decides; a test compares both. */
export const MOVES: Record<OrderStatus, Partial<Record<OrderStep, OrderStatus>>> = {
  draft: { submit: 'pending', cancel: 'cancelled' },
  pending: { approve: 'approved', cancel: 'cancelled' },
  approved: { cancel: 'cancelled' },
  in_progress: { complete: 'completed', cancel: 'cancelled' },
  completed: { ship: 'shipped', cancel: 'cancelled' },
  shipped: {},
  cancelled: {},
};

export const STATUSES = Object.keys(MOVES) as OrderStatus[];

export const stepsOf = (status: OrderStatus): OrderStep[] => Object.keys(MOVES[status]) as OrderStep[];

/** What one does to an order so that it gets from one state to the other. */
export const stepTo = (from: OrderStatus, to: OrderStatus): OrderStep | undefined =>
  stepsOf(from).find((step) => MOVES[from][step] === to);

export type WhyNot = 'notEnded' | 'notBack' | 'beginsByItself' | 'oneByOne';

/** Why an order cannot go to a state: the key of a sentence. */
export function whyNot(from: OrderStatus, to: OrderStatus): WhyNot | undefined {
  if (from === to || stepTo(from, to)) return undefined;
  if (from === 'shipped' || from === 'cancelled') return 'notEnded';
  if (STATUSES.indexOf(to) < STATUSES.indexOf(from)) return 'notBack';
  return from === 'approved' && to === 'in_progress' ? 'beginsByItself' : 'oneByOne';
}

/** Approved and not done: what was agreed is changed by a revision only. */
export const isAgreed = (status: OrderStatus): boolean => status === 'approved' || status === 'in_progress';

/** Nobody has approved it yet: everything may be changed directly. */
export const isOpen = (status: OrderStatus): boolean => status === 'draft' || status === 'pending';

const ENDED: readonly OrderStatus[] = ['completed', 'shipped', 'cancelled'];

/** Past its due date and not done. `today` is the organization's. */
export const isLate = ({ dueDate, status }: Pick<OrderRow, 'dueDate' | 'status'>, today: string): boolean =>
  dueDate !== null && dueDate < today && !ENDED.includes(status);

/** What was fulfilled of a line: received from a supplier, worked by jobs for a customer. */
export const fulfilledOf = (line: OrderLine, direction: Direction): string =>
  direction === 'supplier' ? line.quantityReceived : line.quantityWorked;

/** Whether as much was counted as was ordered; a deduction is ordered below zero and counted above. */
export const isFull = (counted: string, { quantity }: Pick<OrderLine, 'quantity'>): boolean =>
  Number(counted) >= Math.abs(Number(quantity));

export const isOver = (counted: string, { quantity }: Pick<OrderLine, 'quantity'>): boolean =>
  Number(counted) > Math.abs(Number(quantity));

const SCALE = 6;

/** `a - b`, not below zero: decimal text with up to six decimals, to the last digit. */
export function leftOf(a: string, b: string): string {
  const left = scaled(a) - scaled(b);
  const digits = (left > 0n ? left : 0n).toString().padStart(SCALE + 1, '0');
  return `${digits.slice(0, -SCALE)}.${digits.slice(-SCALE)}`.replace(/\.?0+$/, '');
}

function scaled(text: string): bigint {
  const [whole = '0', part = ''] = text.replace('-', '').split('.');
  return BigInt(whole + part.slice(0, SCALE).padEnd(SCALE, '0'));
}

const isBillable = ({ quantityReceived, quantityBilled }: OrderLine): boolean =>
  Number(quantityReceived) > Number(quantityBilled);

/** What may be done with an order beside moving it. */
export const mayReceive = ({ direction, status }: Order): boolean =>
  direction === 'supplier' && isAgreed(status);
export const mayMakeJob = ({ direction, status }: Order): boolean =>
  direction === 'customer' && isAgreed(status);
export const mayBill = ({ direction, status }: Order): boolean =>
  direction === 'supplier' && !isOpen(status) && status !== 'cancelled';

/** What an order waits for: the only primary button of its page. */
export type NextStep = OrderStep | 'receive' | 'bill' | 'job';

export function nextStep(order: Order): NextStep | undefined {
  const { status, direction, lines } = order;
  if (status === 'draft') return 'submit';
  if (status === 'pending') return 'approve';
  if (direction === 'customer') return status === 'approved' ? 'job' : undefined;
  if (isAgreed(status) && lines.some((line) => !isFull(line.quantityReceived, line))) return 'receive';
  if (mayBill(order) && lines.some(isBillable)) return 'bill';
  return status === 'in_progress' ? 'complete' : undefined;
}
