import { toPay } from './bills';

const bill = (balance: string, more: Partial<Parameters<typeof toPay>[0][number]> = {}) => ({
  ...{ balance, currency: 'CAD', status: 'approved' as const },
  ...more,
});

describe('what is left to pay to a contractor', () => {
  it('is added up for each currency', () => {
    const bills = [
      bill('452.00'),
      bill('0.10'),
      bill('99.95', { currency: 'USD', status: 'partially_paid' }),
    ];
    expect(toPay(bills)).toEqual([
      { currency: 'CAD', amount: '452.10', count: 2 },
      { currency: 'USD', amount: '99.95', count: 1 },
    ]);
  });

  it('leaves out what nobody has agreed to, what is void and what is paid', () => {
    const states = ['draft', 'pending_approval', 'rejected', 'void'] as const;
    expect(toPay([...states.map((status) => bill('50.00', { status })), bill('0.00')])).toEqual([]);
  });
});
