import { ageOf, type OpenInvoice, receivablesOf } from './ageing';

const TODAY = '2026-11-21';

const open = (
  customerId: string,
  balance: string,
  dueDate: string | null,
  currency = 'CAD',
): OpenInvoice => ({
  ...{ customerId, partyName: `Customer ${customerId}`, balance, dueDate, currency },
});

describe('receivables by age', () => {
  it('are late from the day after the due day on', () => {
    const days = [
      '2026-11-22',
      '2026-11-21',
      '2026-11-20',
      '2026-10-22',
      '2026-10-21',
      '2026-08-23',
      '2026-08-22',
    ];
    expect(days.map((day) => ageOf(day, TODAY))).toEqual([
      ...['notDue', 'notDue', 'to30', 'to30'],
      ...['to60', 'to90', 'over90'],
    ]);
    expect(ageOf(null, TODAY)).toBe('notDue');
  });

  it('add up by age, and the ages to the total', () => {
    const [cad] = receivablesOf(
      [open('a', '100.10', '2026-12-01'), open('a', '50.20', '2026-11-01'), open('b', '0.70', '2026-01-01')],
      TODAY,
      'CAD',
    );
    expect(cad?.total).toEqual({ amount: '151.00', count: 3 });
    expect(cad?.late).toEqual({ amount: '50.90', count: 2 });
    expect(cad?.ages).toEqual({
      notDue: { amount: '100.10', count: 1 },
      to30: { amount: '50.20', count: 1 },
      to60: { amount: '0.00', count: 0 },
      to90: { amount: '0.00', count: 0 },
      over90: { amount: '0.70', count: 1 },
    });
  });

  it('name who is late with most first, and nobody who is in time', () => {
    const [cad] = receivablesOf(
      [
        open('small', '10.00', '2026-11-01'),
        open('large', '900.00', '2026-11-20'),
        open('large', '200.00', '2026-09-22'),
        open('in time', '5000.00', '2026-11-30'),
      ],
      TODAY,
      'CAD',
    );
    expect(cad?.debtors.map(({ customerId, amount, daysLate }) => [customerId, amount, daysLate])).toEqual([
      ['large', '1100.00', 60],
      ['small', '10.00', 20],
    ]);
  });

  it('never add two currencies, and begin with our own', () => {
    const rows = receivablesOf(
      [open('a', '9.00', null, 'USD'), open('b', '7.00', null, 'CAD')],
      TODAY,
      'CAD',
    );
    expect(rows.map(({ currency, total }) => [currency, total.amount])).toEqual([
      ['CAD', '7.00'],
      ['USD', '9.00'],
    ]);
    expect(receivablesOf([], TODAY, 'CAD').map(({ total }) => total.count)).toEqual([0]);
  });
});
