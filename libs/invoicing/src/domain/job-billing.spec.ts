import { linesToBill } from './job-billing.js';

const line = (lineNumber: number, completed: string, invoiced: string) => ({
  lineNumber,
  purchaseOrderLineNumber: null,
  itemId: null,
  description: `Line ${lineNumber}`,
  unitPrice: '10',
  taxCodeId: null,
  quantityOrdered: '10',
  quantityCompleted: completed,
  quantityShipped: '0',
  quantityInvoiced: invoiced,
  overrideReason: null,
});
const job = (...lines: ReturnType<typeof line>[]) => ({
  id: 'job',
  number: 'JOB-20261121-001',
  billingBasis: 'completed' as const,
  lines,
});

describe('billing a job', () => {
  it('bills what is completed and not invoiced, with its evidence', () => {
    const lines = linesToBill(job(line(1, '7.5', '2'), line(2, '4', '4'), line(3, '0', '0')));
    expect(lines).toEqual([expect.objectContaining({ quantity: '5.5', jobId: 'job', jobLineNumber: 1 })]);
  });

  it('bills what has left, where the customer pays for what arrives', () => {
    const shipped = {
      ...job({ ...line(1, '7', '1'), quantityShipped: '3' }),
      billingBasis: 'shipped' as const,
    };
    expect(linesToBill(shipped)).toMatchObject([{ quantity: '2' }]);
    expect(() => linesToBill(shipped, [{ lineNumber: 1, quantity: '3' }])).toThrow('has 2 shipped');
  });

  it('bills just what is asked for', () => {
    const lines = linesToBill(job(line(1, '7', '0'), line(2, '4', '0')), [
      { lineNumber: 2, quantity: '1.25' },
    ]);
    expect(lines.map(({ jobLineNumber, quantity }) => [jobLineNumber, quantity])).toEqual([[2, '1.25']]);
  });

  it.each([
    ['nothing is left', undefined, 'INVOICING.NOTHING_TO_BILL'],
    [
      'more than completed is asked for',
      [{ lineNumber: 1, quantity: '3.01' }],
      'INVOICING.MORE_THAN_COMPLETED',
    ],
    ['the line does not exist', [{ lineNumber: 9, quantity: '1' }], 'INVOICING.NO_SUCH_JOB_LINE'],
  ])('refuses when %s', (_, requested, code) => {
    const lines = code === 'INVOICING.NOTHING_TO_BILL' ? [line(1, '3', '3')] : [line(1, '5', '2')];
    expect(() => linesToBill(job(...lines), requested)).toThrow(expect.objectContaining({ code }));
  });
});
