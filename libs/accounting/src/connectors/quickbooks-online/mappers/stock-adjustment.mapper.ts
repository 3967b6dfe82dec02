import type { WireInventoryAdjustment } from '../quickbooks-online.wire.js';
import { docNumberOf, numberOfDocument } from './documents.js';
import type { Mapper } from './mapper.js';
import { markedNoteOf } from './marks.js';
import { dayOf, decimal, idOf, idOrNull, numberOf, refOf } from './values.js';

type StockMapper = Mapper<'stock-adjustment', WireInventoryAdjustment>;

/** What changed the quantities on hand besides documents. Sales, bills and credits change them by themselves. */
export const stockAdjustmentMapper: StockMapper & Required<Pick<StockMapper, 'toWire'>> = {
  toCanonical: (wire) => ({
    number: numberOfDocument(wire),
    adjustmentDate: dayOf(wire),
    accountId: idOrNull(wire.AdjustAccountRef),
    lines: (wire.Line ?? []).flatMap(({ ItemAdjustmentLineDetail: detail }, index) =>
      detail
        ? {
            lineNumber: index + 1,
            itemId: idOf(detail.ItemRef, 'item'),
            quantity: decimal(detail.QtyDiff ?? 0),
          }
        : [],
    ),
  }),

  toWire: ({ number, adjustmentDate, accountId, lines }, { existing, localId }) => ({
    DocNumber: docNumberOf(number, existing),
    TxnDate: adjustmentDate,
    AdjustAccountRef: accountId === null ? undefined : refOf(accountId, existing?.AdjustAccountRef),
    PrivateNote: markedNoteOf(localId, existing),
    Line: lines.map(({ itemId, quantity }) => ({
      DetailType: 'ItemAdjustmentLineDetail',
      ItemAdjustmentLineDetail: { ItemRef: refOf(itemId), QtyDiff: numberOf(quantity) },
    })),
  }),
};
