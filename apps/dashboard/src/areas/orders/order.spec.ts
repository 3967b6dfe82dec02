import { readFileSync } from 'node:fs';
import {
  isLate,
  leftOf,
  MOVES,
  nextStep,
  type Order,
  type OrderLine,
  STATUSES,
  stepsOf,
  stepTo,
  whyNot,
} from './order';

describe('the steps of an order', () => {
  it('are those of its state diagram, but for the one that it takes by itself', () => {
    const [, diagram = ''] = readFileSync('docs/modules/purchase-orders.md', 'utf8').split('```mermaid');
    const [states = ''] = diagram.split('```');
    const drawn = [...states.matchAll(/^ {2}(\w+) --> (\w+): (\w+)$/gm)]
      .map(([, from, to, step]) => `${from} ${step} ${to}`)
      .filter((step) => step !== 'approved begin in_progress');
    const known = STATUSES.flatMap((from) =>
      stepsOf(from).map((step) => `${from} ${step} ${MOVES[from][step]}`),
    );
    expect(known.length).toBeGreaterThan(8);
    expect(known.sort()).toEqual(drawn.sort());
  });

  it('say why, wherever an order cannot go', () => {
    for (const from of STATUSES)
      for (const to of STATUSES)
        expect(whyNot(from, to) !== undefined).toBe(from !== to && stepTo(from, to) === undefined);
    expect(whyNot('approved', 'in_progress')).toBe('beginsByItself');
    expect(whyNot('completed', 'pending')).toBe('notBack');
  });
});

describe('an order', () => {
  const line = (received: string, billed: string): OrderLine =>
    ({ quantity: '10', quantityReceived: received, quantityBilled: billed }) as OrderLine;
  const order = (status: Order['status'], ...lines: OrderLine[]): Order =>
    ({ direction: 'supplier', status, lines }) as Order;

  it('to a supplier is received, then billed, then completed', () => {
    expect(nextStep(order('approved', line('0', '0')))).toBe('receive');
    expect(nextStep(order('in_progress', line('10', '0'), line('4', '4')))).toBe('receive');
    expect(nextStep(order('in_progress', line('10', '4')))).toBe('bill');
    expect(nextStep(order('in_progress', line('10', '10')))).toBe('complete');
    expect(nextStep(order('completed', line('10', '4')))).toBe('bill');
    expect(nextStep(order('cancelled', line('10', '4')))).toBeUndefined();
  });

  it('of a customer becomes a job once it is approved', () => {
    expect(nextStep({ ...order('pending'), direction: 'customer' })).toBe('approve');
    expect(nextStep({ ...order('approved'), direction: 'customer' })).toBe('job');
    expect(nextStep({ ...order('in_progress'), direction: 'customer' })).toBeUndefined();
  });

  it('is late the day after it was due, unless it is done', () => {
    expect(isLate({ dueDate: '2026-11-20', status: 'approved' }, '2026-11-21')).toBe(true);
    expect(isLate({ dueDate: '2026-11-21', status: 'approved' }, '2026-11-21')).toBe(false);
    expect(isLate({ dueDate: '2026-11-20', status: 'completed' }, '2026-11-21')).toBe(false);
    expect(isLate({ dueDate: null, status: 'approved' }, '2026-11-21')).toBe(false);
  });

  it.each([
    ['10', '4', '6'],
    ['2.5', '0.25', '2.25'],
    ['-3', '1', '2'],
    ['4', '10', '0'],
    ['100', '0', '100'],
    ['0.3', '0.1', '0.2'],
  ])('of %s with %s counted has %s left', (ordered, counted, left) => {
    expect(leftOf(ordered, counted)).toBe(left);
  });
});
