import { stockAdjustmentMapper } from './stock-adjustment.mapper.js';

const CAD = { homeCurrency: 'CAD' };
const WRITING = { localId: '0198c0de-0000-7000-8000-ffffffffffff', today: '2026-03-01' };
const ADJUSTMENT = {
  ...{ Id: '31', SyncToken: '2', DocNumber: 'ST-7', TxnDate: '2026-03-01' },
  AdjustAccountRef: { value: '80', name: 'Shrinkage' },
  Line: [
    {
      ...{ Id: '1', DetailType: 'ItemAdjustmentLineDetail' },
      ItemAdjustmentLineDetail: { ItemRef: { value: '11', name: 'Copper elbow' }, QtyDiff: -2.5 },
    },
  ],
};

describe('adjustments of stock', () => {
  it('say which items changed by how much', () => {
    expect(stockAdjustmentMapper.toCanonical(ADJUSTMENT, CAD)).toEqual({
      ...{ number: 'ST-7', adjustmentDate: '2026-03-01', accountId: '80' },
      lines: [{ lineNumber: 1, itemId: '11', quantity: '-2.5' }],
    });
  });

  it('may lack lines, what a line changes, and the account', () => {
    const { AdjustAccountRef: _, Line: __, ...bare } = ADJUSTMENT;
    expect(stockAdjustmentMapper.toCanonical(bare, CAD)).toMatchObject({ accountId: null, lines: [] });
    const Line = [
      { Id: '1', DetailType: 'DescriptionOnly' },
      { Id: '2', ItemAdjustmentLineDetail: { ItemRef: { value: '11' } } },
    ];
    expect(stockAdjustmentMapper.toCanonical({ ...bare, Line }, CAD)).toMatchObject({
      lines: [{ lineNumber: 2, itemId: '11', quantity: '0' }],
    });
  });

  it('are written with the account by its own name there, and without one where none is chosen', () => {
    const document = stockAdjustmentMapper.toCanonical(ADJUSTMENT, CAD);
    if (!document) throw new Error('not mirrored');
    const existing = ADJUSTMENT;
    expect(stockAdjustmentMapper.toWire(document, { ...WRITING, existing })).toMatchObject({
      ...{ DocNumber: 'ST-7', TxnDate: '2026-03-01', AdjustAccountRef: { value: '80', name: 'Shrinkage' } },
      Line: [{ ItemAdjustmentLineDetail: { ItemRef: { value: '11' }, QtyDiff: -2.5 } }],
    });
    const [fresh, none] = [document, { ...document, accountId: null }].map((one) =>
      stockAdjustmentMapper.toWire(one, WRITING),
    );
    expect(fresh).toMatchObject({ AdjustAccountRef: { value: '80' } });
    expect(none?.AdjustAccountRef).toBeUndefined();
  });
});
