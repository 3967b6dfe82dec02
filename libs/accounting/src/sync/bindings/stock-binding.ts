import type {
  StockAdjustmentRecord,
  StockAdjustmentsRepository,
} from '../../stock/stock-adjustments.repository.js';
import { type AnyBinding, forgetTypes, keyOf } from './entity-binding.js';

/** What the books are told of used stock. It never changes, and theirs come as what they do to quantities on hand. */
export function stockBinding(adjustments: StockAdjustmentsRepository): AnyBinding {
  return forgetTypes<'stock-adjustment', StockAdjustmentRecord>({
    entity: 'stock-adjustment',
    store: adjustments,
    references: { accountId: 'account', 'lines.itemId': 'item' },
    required: [],
    policies: {},
    isWanted: () => false,
    toRecord: (_document, id, existing) => {
      if (!existing) throw new Error(`The adjustment ${id} is not one of ours.`);
      return existing;
    },
    toDocument: ({ number, adjustmentDate, accountId, lines }) => ({
      ...{ number, adjustmentDate, accountId, lines },
    }),
    afterRemoval: () => undefined,
    naturalKey: ({ number }) => keyOf(number),
  });
}
