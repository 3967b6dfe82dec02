import { composeSnapshot, type OperationalDocuments } from './snapshot.js';

const none: OperationalDocuments = {
  labourCost: [],
  materialCost: [],
  otherCost: [],
  committedCost: [],
  invoiced: [],
  paid: [],
};
const contract = { amount: '10000', number: 'JOB-20261121-001', jobId: 'job' };
const documents = (type: string, ...amounts: string[]) =>
  amounts.map((amount, index) => ({ type, id: `${type}-${index}`, number: null, amount }));

describe('job financial snapshot', () => {
  it('says placeholder, not zero, where nobody knows anything', () => {
    const snapshot = composeSnapshot({ ...contract, amount: '0' }, none);
    expect(snapshot).toMatchObject({ source: 'placeholder', margin: '0.00', marginPercent: null });
    expect(Object.values(snapshot.figures).map((figure) => figure.source)).toEqual(
      Array(7).fill('placeholder'),
    );
  });

  it('adds up our own documents and names them', () => {
    const snapshot = composeSnapshot(contract, {
      ...none,
      labourCost: documents('time_entry', '1200.50', '799.50'),
      materialCost: documents('bill', '3000'),
    });
    expect(snapshot).toMatchObject({ source: 'operations', margin: '5000.00', marginPercent: '50.0' });
    expect(snapshot.figures.labourCost).toMatchObject({ amount: '2000.00', source: 'operations' });
    expect(snapshot.figures.labourCost.documents).toHaveLength(2);
    expect(snapshot.figures.invoiced.source).toBe('placeholder');
  });

  it('prefers the books over our own figures', () => {
    const accounting = {
      system: 'quickbooks-online',
      asOf: '2026-11-21T03:00:00.000Z',
      invoiced: '4000',
      paid: '2500',
      costs: { labour: '1000', materials: '2000', other: '500' },
      documents: [
        { type: 'Invoice', remoteId: '17', number: '1001', amount: '4000' },
        { type: 'Payment', remoteId: '18', number: null, amount: '2500' },
        { type: 'Bill', remoteId: '19', number: 'B-7', amount: '3500' },
      ],
    };
    const ours = {
      ...none,
      invoiced: documents('invoice', '1'),
      committedCost: documents('purchase_order', '70'),
    };
    const snapshot = composeSnapshot(contract, ours, accounting);
    expect(snapshot).toMatchObject({ source: 'accounting', margin: '6500.00', marginPercent: '65.0' });
    expect(snapshot.figures.invoiced).toEqual({
      amount: '4000.00',
      source: 'accounting',
      documents: [{ type: 'Invoice', id: '17', number: '1001', amount: '4000' }],
    });
    expect(snapshot.figures.paid.documents.map(({ id }) => id)).toEqual(['18']);
    expect(snapshot.figures.materialCost.documents.map(({ id }) => id)).toEqual(['19']);
    expect(snapshot.figures.committedCost).toMatchObject({ amount: '70.00', source: 'operations' });
  });

  it('counts hours that nobody has billed yet, although the books know nothing of them', () => {
    const accounting = {
      ...{ system: 'quickbooks-online', asOf: '2026-11-21T03:00:00.000Z', invoiced: '4000', paid: '0' },
      ...{ costs: { labour: '600', materials: '2000', other: '0' }, documents: [] },
    };
    const ours = {
      ...none,
      labourCost: documents('time_entry', '1500'),
      materialCost: documents('bill', '1900'),
    };
    const { figures, margin } = composeSnapshot(contract, ours, accounting);
    expect(figures.labourCost).toMatchObject({ amount: '1500.00', source: 'operations' });
    expect(figures.materialCost).toMatchObject({ amount: '2000.00', source: 'accounting' });
    expect(figures.otherCost).toMatchObject({ amount: '0.00', source: 'accounting' });
    expect(margin).toBe('6500.00');
  });
});
