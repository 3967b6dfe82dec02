import { inOrder, lastPosition, moveTo, type Placed } from './route-order';

const routes = (...positions: number[]): Placed[] =>
  positions.map((position, index) => ({ id: String.fromCharCode(97 + index), position }));

/** The order after each write of a move. */
function ordersOf(before: Placed[], from: number, to: number): string[] {
  const now = new Map(before.map((route) => [route.id, route]));
  return moveTo(before, from, to).map((change) => {
    now.set(change.id, change);
    return inOrder([...now.values()])
      .map(({ id }) => id)
      .join('');
  });
}

describe('the order in which routes are tried', () => {
  it('is that of their positions, then of their ids', () => {
    expect(inOrder(routes(100, 10, 100)).map(({ id }) => id)).toEqual(['b', 'a', 'c']);
    expect(lastPosition(routes(100, 10))).toBe(110);
    expect(lastPosition([])).toBe(10);
  });

  it('changes by one write where there is room', () => {
    expect(ordersOf(routes(10, 20, 30), 2, 1)).toEqual(['acb']);
    expect(ordersOf(routes(10, 20, 30), 0, 2)).toEqual(['bca']);
    expect(ordersOf(routes(10, 20, 30), 1, 0)).toEqual(['bac']);
  });

  it('makes room from the end where there is none, so that the others keep their order at every moment', () => {
    expect(ordersOf(routes(100, 100, 100), 2, 1)).toEqual(['acb', 'acb']);
    expect(ordersOf(routes(0, 1, 2), 2, 0)).toEqual(['acb', 'cab', 'cab']);
    expect(ordersOf(routes(5, 5, 5), 0, 1).at(-1)).toBe('bac');
  });

  it('never asks for a position below zero', () => {
    for (const positions of [
      [0, 0, 0],
      [0, 1, 2],
      [1, 2, 3],
      [5, 5, 6],
    ])
      for (const from of [0, 1, 2])
        for (const to of [0, 1, 2]) {
          const changes = moveTo(routes(...positions), from, to);
          expect(changes.every(({ position }) => position >= 0)).toBe(true);
        }
  });
});
