import { Money } from '#kernel';

/** Material that a job took or gave back, as the ledger of stock has it. */
export interface MaterialMovement {
  id: string;
  jobId: string;
  itemId: string;
  kind: 'consumed' | 'returned';
  /** Decimal string, more than zero. */
  quantity: string;
  /** Of one unit, before tax, in the organization's currency; null for what came back. */
  unitCost: string | null;
  /** The organization's calendar day, `YYYY-MM-DD`. */
  day: string;
}

/** The same with its sign: what came back is below zero. */
export interface MaterialUse {
  id: string;
  jobId: string;
  itemId: string;
  day: string;
  quantity: string;
  /** Before tax, in cents of the organization's currency. */
  cost: string;
}

/**
 * What each movement cost. What comes back is worth what the used material cost on average, so that the costs of a job
 * and an item always add up to what the job holds. All movements of a job and an item have to be there, oldest first.
 */
export function costedUse(movements: readonly MaterialMovement[]): MaterialUse[] {
  const held = new Map<string, { quantity: Money; cost: Money }>();
  return movements.map(({ kind, unitCost, quantity, ...movement }) => {
    const key = `${movement.jobId} ${movement.itemId}`;
    const before = held.get(key) ?? { quantity: Money.zero, cost: Money.zero };
    const after =
      kind === 'consumed'
        ? {
            quantity: before.quantity.plus(quantity),
            cost: before.cost.plus(
              Money.of(quantity)
                .times(unitCost ?? '0')
                .toCents(),
            ),
          }
        : givenBack(before, quantity);
    held.set(key, after);
    return {
      ...movement,
      quantity: after.quantity.minus(before.quantity).toString(),
      cost: after.cost.minus(before.cost).toFixed(),
    };
  });
}

function givenBack(
  held: { quantity: Money; cost: Money },
  quantity: string,
): { quantity: Money; cost: Money } {
  const left = held.quantity.minus(quantity);
  const cost = held.quantity.isZero() ? Money.zero : held.cost.times(left).dividedBy(held.quantity).toCents();
  return { quantity: left, cost };
}
