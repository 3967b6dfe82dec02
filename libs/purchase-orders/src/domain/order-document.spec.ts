import { orderDocument } from './order-document.js';
import type { PurchaseOrderView } from './purchase-order.js';

const order = (changes: Partial<PurchaseOrderView> = {}): PurchaseOrderView =>
  ({
    ...{ id: 'po', number: 'PO-000007', direction: 'supplier', status: 'approved', orderDate: '2026-11-21' },
    ...{
      dueDate: null,
      requestedDate: null,
      promisedDate: '2026-12-10',
      reference: 'C-9',
      shippingTerms: null,
    },
    ...{ billingAddress: { line1: '1 Main St', city: 'Guelph', province: 'ON', postalCode: 'N1G 2W1' } },
    ...{
      shippingAddress: null,
      memo: 'Haggle next time',
      customerNotes: 'Thank you',
      specialInstructions: null,
    },
    ...{ currency: 'CAD', subtotal: '1234.5', discountAmount: '34.5', shippingAmount: '0', taxAmount: '156' },
    ...{ total: '1356', revision: 2, rush: false },
    lines: [
      {
        ...{
          lineNumber: 1,
          itemId: null,
          description: 'Shirts',
          quantity: '100',
          unitPrice: '12.345',
          amount: '1234.5',
        },
        ...{ unit: 'each', sku: 'TS-1', specialInstructions: 'Fold' },
        specifications: {
          print: {
            method: 'screen',
            locations: [{ position: 'left chest', widthMm: '90', heightMm: '75', colours: ['PMS 186 C'] }],
          },
        },
      },
    ],
    ...changes,
  }) as PurchaseOrderView;
const sender = {
  name: 'Northwind',
  lines: [],
  gstNumber: null,
  qstNumber: null,
  logo: null,
  accentColor: null,
};
const printed = (language: 'en' | 'fr', changes: Partial<PurchaseOrderView> = {}) =>
  orderDocument(order(changes), { sender, language, partyName: 'Noble', termName: 'Net 30' });

describe('an order on paper', () => {
  it('says what was agreed, to whom, and how to make it', () => {
    const paper = printed('en');
    expect(paper).toMatchObject({ title: 'Purchase order', number: 'PO-000007', date: '2026-11-21' });
    expect(paper.parties).toEqual([
      { label: 'Vendor', lines: ['Noble', '1 Main St', 'Guelph, ON  N1G 2W1'] },
    ]);
    expect(paper.table.rows).toEqual([
      [
        '1',
        'TS-1  Shirts\nscreen · left chest · 90 × 75 mm · PMS 186 C\nFold',
        '100',
        'each',
        '12.345',
        '1,234.50',
      ],
    ]);
    expect(paper.totals.map(({ label, value }) => `${label} ${value}`)).toEqual([
      'Subtotal 1,234.50',
      'Discount -34.50',
      'Tax 156.00',
      'Total 1,356.00 CAD',
    ]);
  });

  it('keeps to itself what is for us only', () => {
    expect(JSON.stringify(printed('en'))).not.toContain('Haggle');
    expect(printed('en').notes).toEqual([{ label: 'Notes', text: 'Thank you' }]);
  });

  it('speaks French to those who do', () => {
    const paper = printed('fr', { rush: true, status: 'draft', direction: 'customer' });
    expect(paper.title).toBe('Bon de commande (brouillon)');
    expect(paper.facts[0]).toMatchObject({ label: 'URGENT', isStrong: true });
    expect(paper.facts.map(({ label }) => label)).toEqual(
      expect.arrayContaining(['Leur référence', 'Livraison prévue']),
    );
    expect(paper.parties[0]?.label).toBe('Facturer à');
  });
});
