import fc from 'fast-check';
import { Money } from '#kernel';
import { costedUse, type MaterialMovement } from './material-use.js';
import { consume, giveBack, type Holding } from './stock.js';

const used = (quantity: string, unitCost: string): MaterialMovement =>
  movement('consumed', quantity, unitCost);
const back = (quantity: string): MaterialMovement => movement('returned', quantity, null);

function movement(
  kind: MaterialMovement['kind'],
  quantity: string,
  unitCost: string | null,
): MaterialMovement {
  return { id: 'm', jobId: 'job', itemId: 'pipe', kind, quantity, unitCost, day: '2026-11-02' };
}

describe('material that a job used', () => {
  it('costs what it cost, and is worth the average when it comes back', () => {
    const uses = costedUse([used('4', '10'), used('6', '20'), back('5')]);
    expect(uses.map(({ quantity, cost }) => [quantity, cost])).toEqual([
      ['4', '40.00'],
      ['6', '120.00'],
      ['-5', '-80.00'],
    ]);
  });

  it('adds up to what the job holds, whatever is taken and given back', () => {
    const step = fc.record({
      takes: fc.boolean(),
      quantity: fc.integer({ min: 1, max: 400 }),
      cents: fc.nat(9999),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const movements: MaterialMovement[] = [];
        let holding: Holding = { reserved: '0', consumed: '0', cost: '0' };
        const stock = { onHand: null, reserved: '0', unbooked: '0' };
        for (const { takes, quantity: quarters, cents } of steps) {
          const quantity = Money.of(quarters).dividedBy(4).toString();
          const unitCost = Money.of(cents).dividedBy(100).toString();
          if (!takes && Money.of(quantity).compare(holding.consumed) > 0) continue;
          const { holding: after } = takes
            ? consume(stock, holding, quantity, unitCost)
            : giveBack(stock, holding, quantity);
          holding = after;
          movements.push(takes ? used(quantity, unitCost) : back(quantity));
        }
        const uses = costedUse(movements);
        expect(Money.sum(uses.map(({ quantity }) => quantity)).equals(holding.consumed)).toBe(true);
        expect(Money.sum(uses.map(({ cost }) => cost)).equals(holding.cost)).toBe(true);
      }),
    );
  });
});
