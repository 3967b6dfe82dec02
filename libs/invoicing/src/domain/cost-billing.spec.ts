import type { MaterialUse } from '#jobs';
import { Money } from '#kernel';
import type { ExpenseView } from '#timekeeping';
import { expenseLine, materialGroups, materialLine, reimbursedLine } from './cost-billing.js';
import { priceLines } from './invoice-lines.js';

const expense = (changes: Partial<ExpenseView> = {}): ExpenseView => ({
  ...{ id: 'e', contractorId: 'bob', customerId: null, jobId: 'tower', workOrderId: null },
  ...{ expenseDate: '2026-11-02', category: 'fuel', vendor: 'Shell', description: null },
  ...{ amount: '56.50', taxAmount: '6.50', taxCodeId: null, currency: 'CAD', billable: true },
  ...{ receiptFileId: null, receiptHash: null, kilometres: null, mileage: null, status: 'approved' },
  ...{ rejectionReason: null, version: 1, createdAt: '', updatedAt: '' },
  ...changes,
});
const use = (id: string, quantity: string, cost: string, day = '2026-11-02'): MaterialUse => ({
  ...{ id, quantity, cost, day, jobId: 'tower', itemId: 'pipe' },
});
const markup = { percent: '15', whose: 'as usual' };
const billed = (cost: string) => ({ cost: Money.of(cost), markup, conversion: '' });

describe('costs that are billed on', () => {
  it('an expense is its cost before tax and the mark-up', () => {
    expect(expenseLine(expense(), billed('50'), 'item')).toMatchObject({
      description: 'Fuel, Shell, 2026-11-02',
      unitPrice: '57.50',
      evidence: [{ kind: 'expense', sourceId: 'e', reason: 'Cost 50.00, plus 15 % mark-up (as usual).' }],
    });
  });

  it('a contractor is paid back what she paid', () => {
    expect(reimbursedLine(expense(), 'item')).toMatchObject({ unitPrice: '56.50', taxCodeId: null });
    expect(reimbursedLine(expense({ taxCodeId: 'hst' }), 'item')).toMatchObject({
      unitPrice: '50.00',
      taxCodeId: 'hst',
    });
  });

  it('material is what was used less what came back, at its average cost', () => {
    const uses = [use('a', '4', '40.00'), use('b', '6', '120.00', '2026-11-04'), use('c', '-5', '-80.00')];
    const [group] = materialGroups(uses);
    const line = materialLine(group as NonNullable<typeof group>, billed('80'), 'Pipe');
    expect(line).toMatchObject({
      description: 'Pipe, 2026-11-02 to 2026-11-04',
      quantity: '5',
      unitPrice: '18.4',
    });
    expect(line.evidence?.map(({ sourceId }) => sourceId)).toEqual(['a', 'b', 'c']);
  });

  it('lowers the invoice by what came back after it was billed, and leaves alone what cancels out', () => {
    const [back] = materialGroups([use('c', '-2', '-20.00')]);
    const line = materialLine(back as NonNullable<typeof back>, billed('-20'), 'Pipe');
    expect(priceLines([line])[0]).toMatchObject({ quantity: '-2', unitPrice: '11.5', amount: '-23.00' });
    expect(materialGroups([use('a', '2', '20.00'), use('b', '-2', '-20.00')])).toEqual([]);
  });
});
