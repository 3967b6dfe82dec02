import type { InvoiceView } from '#invoicing';
import { figuresOf } from './figures-of.js';

type Document = InvoiceView & { remoteId: string };

const document = (changes: Partial<Document>): Document =>
  ({
    ...{ remoteId: '7', number: 'INV-000001', direction: 'receivable', contractorId: null },
    ...{ total: '113', taxAmount: '13', balance: '0' },
    ...changes,
  }) as Document;
const bill = (changes: Partial<Document>) =>
  document({ direction: 'payable', contractorId: 'painter', total: '56.5', taxAmount: '6.5', ...changes });
const asked = { system: 'quickbooks-online', asOf: new Date('2026-11-21T00:00:00Z') };

describe('figuresOf', () => {
  it('counts what was invoiced before tax, and what was paid as the customer paid it', () => {
    const open = document({ remoteId: '8', total: '22.6', taxAmount: '2.6', balance: '22.6' });
    const figures = figuresOf(asked, [document({}), open], new Set());
    expect(figures).toMatchObject({ invoiced: '120.00', paid: '113.00' });
    expect(figures.documents.map(({ amount }) => amount)).toEqual(['100.00', '20.00']);
  });

  it('takes a contractor for labour and a supplier for material, before tax', () => {
    const figures = figuresOf(asked, [bill({}), bill({ contractorId: 'timber yard' })], new Set(['painter']));
    expect(figures.costs).toEqual({ labour: '50.00', materials: '50.00', other: '0.00' });
  });
});
