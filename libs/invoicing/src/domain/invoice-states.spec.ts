import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { statusAfterImport } from './import-status.js';
import { INVOICE_STATUSES, type InvoiceAction, invoiceStates } from './invoice-states.js';

const ACTIONS: InvoiceAction[] = [
  'submit',
  'approve',
  'reject',
  'reconsider',
  'send',
  'view',
  'pay_part',
  'settle',
  'reopen',
  'void',
];

describe('invoice states', () => {
  it('are drawn in the documentation as they are', () => {
    expect(readFileSync('docs/modules/invoicing.md', 'utf8')).toContain(invoiceStates.toMermaid());
  });

  it('refuse every transition that is not declared', () => {
    fc.assert(
      fc.property(fc.constantFrom(...INVOICE_STATUSES), fc.constantFrom(...ACTIONS), (from, action) => {
        const to = invoiceStates.transitions[from][action];
        if (to) expect(invoiceStates.next(from, action)).toBe(to);
        else
          expect(() => invoiceStates.next(from, action)).toThrow(
            expect.objectContaining({ kind: 'conflict' }),
          );
      }),
    );
  });

  it('never leave void, and reach approved only through an approval', () => {
    expect(invoiceStates.actionsFrom('void')).toEqual([]);
    const ways = INVOICE_STATUSES.flatMap((from) =>
      ACTIONS.filter((action) => invoiceStates.transitions[from][action] === 'approved').map(
        (action) => `${from} ${action}`,
      ),
    );
    expect(ways).toEqual(['pending_approval approve']);
  });

  it.each([
    [undefined, '100', '100', false, 'sent'],
    [undefined, '40', '100', false, 'partially_paid'],
    [undefined, '0', '100', false, 'paid'],
    [undefined, '0', '0', true, 'void'],
    ['approved', '100', '100', false, 'approved'],
    ['viewed', '100', '100', false, 'viewed'],
    ['sent', '60', '100', false, 'partially_paid'],
    ['partially_paid', '0', '100', false, 'paid'],
    ['paid', '100', '100', false, 'sent'],
    ['paid', '1', '100', false, 'partially_paid'],
    ['draft', '0', '100', false, 'draft'],
    ['pending_approval', '0', '100', false, 'pending_approval'],
    ['rejected', '0', '100', false, 'rejected'],
    ['sent', '100', '100', true, 'void'],
    ['void', '100', '100', false, 'void'],
  ] as const)(
    'after an import: %s with %s of %s open (void: %s) is %s',
    (current, balance, total, isVoid, expected) => {
      expect(statusAfterImport(current, balance, total, isVoid)).toBe(expected);
    },
  );
});
