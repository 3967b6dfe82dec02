import {
  areOrdersSent,
  CHOOSABLE,
  type Direction,
  type Directions,
  isKindSent,
  isKindTakenIn,
  opened,
  withOrders,
} from './directions.js';

const ways = (directions: Directions | undefined, entity: 'estimate' | 'invoice' = 'estimate') => [
  isKindSent({ settings: { directions } }, entity),
  isKindTakenIn({ settings: { directions } }, entity),
];

describe('the direction of a kind of records', () => {
  it.each<[Direction, boolean, boolean]>([
    ['both', true, true],
    ['from-books', false, true],
    ['to-books', true, false],
    ['off', false, false],
  ])('%s', (direction, isSent, isTakenIn) => {
    expect(ways({ estimate: direction })).toEqual([isSent, isTakenIn]);
  });

  it('is both ways where nobody has said anything, and of every kind that others name', () => {
    expect(ways(undefined)).toEqual([true, true]);
    expect(ways({ 'time-activity': 'off' })).toEqual([true, true]);
    expect(ways({ invoice: 'off' } as Directions, 'invoice')).toEqual([true, true]);
  });

  it('is opened where it was shut before', () => {
    const shut: Directions = { estimate: 'off', 'purchase-order': 'to-books' };
    expect(opened(shut, { estimate: 'from-books', 'purchase-order': 'both' })).toEqual({
      sent: [],
      takenIn: ['estimate', 'purchase-order'],
    });
    expect(opened(shut, {})).toEqual({ sent: ['estimate'], takenIn: ['estimate', 'purchase-order'] });
    expect(opened({}, shut)).toEqual({ sent: [], takenIn: [] });
  });

  it('of orders can be said with the one switch that they had before', () => {
    expect(withOrders(undefined, false)).toEqual({ estimate: 'from-books', 'purchase-order': 'from-books' });
    const before: Directions = { estimate: 'off', 'purchase-order': 'from-books' };
    expect(withOrders(before, true)).toEqual({ estimate: 'to-books', 'purchase-order': 'both' });
    expect(areOrdersSent(before)).toBe(false);
    expect(areOrdersSent({ estimate: 'to-books', 'purchase-order': 'off' })).toBe(true);
    expect(areOrdersSent(undefined)).toBe(true);
  });

  it('can be chosen of nothing that documents or balances rest on', () => {
    expect(CHOOSABLE).toEqual(['estimate', 'purchase-order', 'time-activity']);
  });
});
