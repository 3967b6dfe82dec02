import { statementPaper } from './statement-paper.js';

const sender = { name: 'Us', lines: [], gstNumber: null, qstNumber: null, logo: null, accentColor: null };

describe('a statement on paper', () => {
  it('shows every document with the balance after it, in the words of its reader', () => {
    const entry = {
      ...{ kind: 'invoice' as const, id: '1', number: 'INV-000001', day: '2026-11-02' },
      ...{ dueDate: '2026-12-02', amount: '1113.00', balance: '1113.00' },
    };
    const payment = { ...entry, kind: 'payment' as const, number: null, dueDate: null };
    const paper = statementPaper({
      ...{
        language: 'fr',
        sender,
        customer: ['Acme'],
        currency: 'CAD',
        from: '2026-11-01',
        to: '2026-11-21',
      },
      ...{ openingBalance: '0.00', closingBalance: '1000.00', openItems: [], paymentInstructions: null },
      entries: [entry, { ...payment, amount: '-113.00', balance: '1000.00' }],
    });
    expect(paper.title).toBe('État de compte');
    expect(paper.table.rows.map((row) => row.slice(1))).toEqual([
      ['INV-000001', '2 déc. 2026', '1\u00a0113,00', '1\u00a0113,00'],
      ['Paiement', '', '-113,00', '1\u00a0000,00'],
    ]);
    expect(paper.totals).toEqual([{ label: 'Solde à payer (CAD)', value: '1\u00a0000,00', isStrong: true }]);
  });
});
