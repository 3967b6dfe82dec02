import { fieldOf, isShown, valueText } from './change-text';

const text = (value: unknown, word = 'memo') =>
  valueText(value, word, {
    yes: 'yes',
    no: 'no',
    amount: (amount) => `$${amount}`,
    quantity: (quantity) => quantity.replace('.', ','),
    day: (day) => `on ${day}`,
  });

describe('a change of an order', () => {
  it('says which field of which line it is about', () => {
    expect(fieldOf('dueDate')).toEqual({ word: 'dueDate', line: null });
    expect(fieldOf('lines.12.unitPrice')).toEqual({ word: 'unitPrice', line: '12' });
    expect(fieldOf('lines.3')).toEqual({ word: 'line', line: '3' });
  });

  it('shows no ids', () => {
    expect(isShown(fieldOf('termId'))).toBe(false);
    expect(isShown(fieldOf('lines.1.specifications'))).toBe(false);
    expect(isShown(fieldOf('lines.1.quantity'))).toBe(true);
  });

  it('writes amounts, quantities and days as they are elsewhere', () => {
    expect(text('1496.8', 'subtotal')).toBe('$1496.8');
    expect(text('2', 'shippingAmount')).toBe('$2');
    expect(text('2.5', 'quantity')).toBe('2,5');
    expect(text('2026-12-01', 'dueDate')).toBe('on 2026-12-01');
    expect(text('2026-12-01', 'reference')).toBe('2026-12-01');
  });

  it('writes lines, addresses and answers as people do', () => {
    expect(text({ description: 'Pipe', quantity: '10', unitPrice: '4' })).toBe('Pipe, 10 × 4');
    expect(text({ line1: '2 Site Rd', city: 'Guelph', line2: null })).toBe('2 Site Rd, Guelph');
    expect([true, false, null, '', 3, {}].map((value) => text(value))).toEqual([
      'yes',
      'no',
      null,
      null,
      '3',
      null,
    ]);
  });
});
