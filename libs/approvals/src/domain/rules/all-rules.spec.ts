import { FINDING_CODES, findingText, findingWords } from '#kernel';
import {
  entry,
  evidence,
  invoice,
  job,
  jobs,
  line,
  party,
  sameLine,
  similar,
} from '../../testing/evidence.js';
import type {
  BooksEvidence,
  ClearanceEvidence,
  ExpenseEntry,
  InvoiceEvidence,
  LineTax,
  OrderEvidence,
  WorkEntry,
} from '../evidence.js';
import type { Finding } from '../finding.js';
import { changedParameters, type RuleSetting, runRules, usualSetting } from '../rule.js';
import { RULES, ruleCalled } from './all-rules.js';

const findingsOn = (one: InvoiceEvidence): Finding[] => runRules(RULES, new Map(), one);
const severityOf = (id: string, changes: Partial<InvoiceEvidence>) =>
  findingsOn(evidence(changes)).find(({ rule }) => rule === id)?.severity;

const billed = (receivable: string) => new Map([['job', { receivable, payable: '0' }]]);
const ordered = invoice({ purchaseOrderId: 'order' });
const OVER_BILLED = findingWords('within_order.billed_within_order', {
  ...{ line: 1, description: 'Pipe', billed: '12', ordered: '10', reason: '' },
});
const order = (status: string, isMild?: boolean): OrderEvidence => ({
  ...{ id: 'order', number: 'PO-7', status },
  match: isMild === undefined ? [] : [{ isMild, words: OVER_BILLED }],
});
const worked = (...work: WorkEntry[]): Partial<InvoiceEvidence> => ({ work, sameDays: work });
const at = (from: string, to: string, id = 'a'): WorkEntry =>
  entry({ id, startedAt: `2026-11-02T${from}:00Z`, endedAt: `2026-11-02T${to}:00Z` });
const visit = {
  ...{ id: 'visit', number: 'WO-000007', site: { latitude: 43.65, longitude: -79.38 }, geofenceMetres: 100 },
  ...{ scheduledStart: '2026-11-02T08:00:00Z', scheduledEnd: '2026-11-02T17:00:00Z' },
};
const punched = (distanceMeters: number, accuracyMeters: number) =>
  worked(
    entry({
      visit,
      punches: [
        { distanceMeters: 3, accuracyMeters: 5 },
        { distanceMeters, accuracyMeters },
      ],
    }),
  );
const taxed = (changes: Partial<LineTax> = {}) => ({
  lineTaxes: new Map([
    [
      1,
      {
        isRight: false,
        taxCodeId: 'N',
        taxCodeName: 'HST NS',
        charges: [{ name: 'HST', percent: '14' }],
        because: 'The work is done in NS.',
        ...changes,
      },
    ],
  ]),
});
const SHIPPED = { billingBasis: 'shipped' };
const carded = (hourlyRate: string) =>
  entry({ hourlyRate, cardRate: { rate: '95', reason: 'Journeyman, Ontario' } });
const HST = { tax: '13.00', charges: [{ name: 'HST', percent: '13' }] };
const expense = (changes: Partial<ExpenseEntry> = {}): ExpenseEntry => ({
  ...{ id: 'expense', label: 'Fuel', category: 'fuel', amount: '113', taxAmount: '13', isPartlyTaxed: false },
  ...{ lawfulTaxes: [HST], hasReceipt: true, twins: [] },
  ...changes,
});
const twin = (because: 'image' | 'amount') =>
  expense({ twins: [{ id: 'other', label: 'Fuel, May', because }] });
const bill = invoice({ direction: 'payable', customerId: null, contractorId: 'customer' });
const clearance = (validTo: string): ClearanceEvidence => ({ id: validTo, kind: 'wsib', validTo });
const books = (...told: Partial<BooksEvidence>[]) => ({
  books: told.map(
    (changes): BooksEvidence => ({
      ...{ connectionId: 'connection', company: 'Acme Books', closedThrough: null, unmapped: [] },
      predictedTotal: null,
      ...changes,
    }),
  ),
});
const unmapped = (isSent: boolean) =>
  books({}, { unmapped: [{ lineNumber: 1, what: 'item', id: 'item', isSent }] });

describe('invoice rules', () => {
  it('each answer for a good invoice that it was looked at', () => {
    const findings = findingsOn(evidence());
    expect(findings.map(({ rule }) => rule)).toEqual([
      ...['total_matches_lines', 'tax_code_present', 'item_present', 'party_active', 'currency_matches'],
      ...['quantity_completed', 'not_duplicate', 'job_open', 'within_budget'],
    ]);
    expect(new Set(findings.map(({ severity }) => severity))).toEqual(new Set(['pass']));
  });

  it.each([
    ['a total that is not its lines', { invoice: invoice({ total: '34' }) }, 'total_matches_lines', 'block'],
    [
      'a line without a tax code',
      { invoice: invoice({ lines: [line({ taxCodeId: null })] }) },
      'tax_code_present',
      'block',
    ],
    [
      'a line without an item',
      { invoice: invoice({ lines: [line({ itemId: null })] }) },
      'item_present',
      'block',
    ],
    ['more invoiced than completed', jobs(job({}, { quantityInvoiced: '6' })), 'quantity_completed', 'block'],
    [
      'the same with a reason',
      jobs(job({}, { quantityInvoiced: '6', overrideReason: 'Prepaid' })),
      'quantity_completed',
      'look',
    ],
    [
      'more invoiced than shipped, where that is what counts',
      jobs(job(SHIPPED, { quantityShipped: '2' })),
      'quantity_completed',
      'block',
    ],
    [
      'all that was shipped, whatever is completed',
      jobs(job(SHIPPED, { quantityShipped: '3', quantityCompleted: '0' })),
      'quantity_completed',
      'pass',
    ],
    [
      'a job line billed in parts, not all of it shipped',
      { similar: [sameLine('2')], ...jobs(job(SHIPPED, { quantityShipped: '4' })) },
      'not_duplicate',
      'block',
    ],
    ['another tax than the law has', taxed(), 'tax_code_lawful', 'look'],
    ['the tax of the law', taxed({ isRight: true }), 'tax_code_lawful', 'pass'],
    ['the number of another invoice', { similar: [similar({})] }, 'not_duplicate', 'block'],
    ['the same day and total', { similar: [similar({ because: 'amount' })] }, 'not_duplicate', 'look'],
    [
      'time that is billed elsewhere',
      { similar: [similar({ because: 'time_entry' })] },
      'not_duplicate',
      'block',
    ],
    ['a job line billed twice', { similar: [sameLine('3')] }, 'not_duplicate', 'block'],
    ['a job line billed in parts', { similar: [sameLine('2')] }, 'not_duplicate', 'pass'],
    ['a customer who is not active', { party: { ...party, active: false } }, 'party_active', 'block'],
    ['a customer who is gone', { party: undefined }, 'party_active', 'block'],
    ['another currency than agreed', { party: { ...party, currency: 'USD' } }, 'currency_matches', 'block'],
    ['a cancelled job', jobs(job({ status: 'cancelled' })), 'job_open', 'block'],
    ['a job on hold', jobs(job({ status: 'on_hold' })), 'job_open', 'look'],
    ['a job that does not exist', { jobs: new Map() }, 'job_open', 'block'],
    ['more billed than agreed', { billed: billed('1000.01') }, 'within_budget', 'look'],
    ['all that was agreed', { billed: billed('1000') }, 'within_budget', 'pass'],
    ['an order that does not exist', { invoice: ordered }, 'order_open', 'block'],
    ['an order that nobody approved', { invoice: ordered, order: order('draft') }, 'order_open', 'block'],
    ['an order with no room', { invoice: ordered, order: order('approved', false) }, 'within_order', 'block'],
    ['an order with room', { invoice: ordered, order: order('approved') }, 'within_order', 'pass'],
    ['a long entry', worked(entry({ minutes: 721 })), 'time_too_long', 'look'],
    [
      'a day of two people',
      worked(entry(), entry({ id: 'b', contractorId: 'ann' })),
      'time_too_long',
      'pass',
    ],
    [
      'a day that is too long',
      worked(entry({ minutes: 500 }), entry({ id: 'b', minutes: 500 })),
      'time_too_long',
      'look',
    ],
    ['overlapping time', worked(at('08:00', '12:00'), at('11:59', '13:00', 'b')), 'time_overlap', 'block'],
    ['touching edges', worked(at('08:00', '12:00'), at('12:00', '13:00', 'b')), 'time_overlap', 'pass'],
    [
      'overlapping time of two people',
      worked(at('08:00', '12:00'), { ...at('09:00', '13:00', 'b'), contractorId: 'ann' }),
      'time_overlap',
      'pass',
    ],
    ['a forgotten timer', worked(entry({ isForgotten: true })), 'time_too_long', 'look'],
    ['work at midnight', worked({ ...at('23:00', '23:30'), visit }), 'within_schedule', 'look'],
    ['work half an hour early', worked({ ...at('07:30', '12:00'), visit }), 'within_schedule', 'pass'],
    ['work that began too early', worked({ ...at('07:29', '12:00'), visit }), 'within_schedule', 'look'],
    [
      'a visit without an end',
      worked({ ...at('08:00', '23:00'), visit: { ...visit, scheduledEnd: null } }),
      'within_schedule',
      'pass',
    ],
    ['a punch far away', punched(400, 20), 'within_geofence', 'look'],
    ['a punch that may be near', punched(400, 260), 'within_geofence', 'pass'],
    ['a punch at the edge', punched(170, 20), 'within_geofence', 'pass'],
    ['another rate than agreed', worked(carded('94')), 'rate_matches_card', 'look'],
    ['the rate agreed', worked(carded('95')), 'rate_matches_card', 'pass'],
    ['a missing receipt', { expenses: [expense({ hasReceipt: false })] }, 'expense_has_receipt', 'block'],
    [
      'a small one',
      { expenses: [expense({ hasReceipt: false, amount: '29' })] },
      'expense_has_receipt',
      'pass',
    ],
    ['a grand dinner', { expenses: [expense({ amount: '500.01' })] }, 'expense_within_policy', 'look'],
    ['the wrong tax', { expenses: [expense({ taxAmount: '15' })] }, 'expense_tax_correct', 'look'],
    ['too little tax on goods', { expenses: [expense({ taxAmount: '10' })] }, 'expense_tax_correct', 'look'],
    [
      'less tax on a dinner with a tip',
      { expenses: [expense({ taxAmount: '10', isPartlyTaxed: true })] },
      'expense_tax_correct',
      'pass',
    ],
    ['the right tax', { expenses: [expense({ taxAmount: '12.99' })] }, 'expense_tax_correct', 'pass'],
    ['the same picture', { expenses: [twin('image')] }, 'receipt_not_duplicate', 'block'],
    ['the same amount', { expenses: [twin('amount')] }, 'receipt_not_duplicate', 'look'],
    [
      'an expired clearance',
      { invoice: bill, clearances: [clearance('2026-11-20')] },
      'clearance_valid',
      'block',
    ],
    [
      'a renewed clearance',
      { invoice: bill, clearances: [clearance('2026-11-20'), clearance('2027-11-20')] },
      'clearance_valid',
      'pass',
    ],
    ['something unmapped', unmapped(false), 'mapping_present', 'look'],
    ['another total there', books({ predictedTotal: '33.91' }), 'total_as_predicted', 'look'],
    [
      'another total in the second of two companies',
      books({ predictedTotal: '33.9' }, { predictedTotal: '33.89' }),
      'total_as_predicted',
      'look',
    ],
    ['the same total there', books({ predictedTotal: '33.9' }), 'total_as_predicted', 'pass'],
    ['a closed period', books({ closedThrough: '2026-11-21' }), 'period_open', 'block'],
    ['an open one', books({ closedThrough: '2026-10-31' }), 'period_open', 'pass'],
  ] as [string, Partial<InvoiceEvidence>, string, string][])('see %s', (_, changes, rule, severity) => {
    expect(severityOf(rule, changes)).toBe(severity);
    for (const { words, message, fix } of findingsOn(evidence(changes))) {
      const french = words && findingText(words, 'fr');
      expect(words && findingText(words, 'en')).toEqual({ message, ...(fix && { fix }) });
      expect(french?.message).toMatch(/\S/);
      expect(french?.message).not.toBe(message);
    }
  });

  it('have words for everything that they say, and no other words', () => {
    const rules = new Set(FINDING_CODES.map((code) => code.split('.')[0]));
    expect([...rules].sort()).toEqual(RULES.map(({ id }) => id).sort());
  });

  it('tell what is sent to the books by itself from what has to be chosen anew', () => {
    const settings = new Map([
      ['mapping_present', { isOn: true, severity: 'block' as const, parameters: {} }],
    ]);
    const severity = (isSent: boolean) =>
      runRules(RULES, settings, evidence(unmapped(isSent))).find(({ rule }) => rule === 'mapping_present')
        ?.severity;
    expect([severity(true), severity(false)]).toEqual(['look', 'block']);
  });

  it('name everything that a finding rests on, so that a screen can link to it', () => {
    const linked = (id: string, changes: Partial<InvoiceEvidence>) =>
      findingsOn(evidence(changes))
        .filter(({ rule }) => rule === id)
        .flatMap((finding) => finding.evidence.map(({ type }) => type));
    expect(linked('within_schedule', worked({ ...at('23:00', '23:30'), visit }))).toEqual([
      'time_entry',
      'work_order',
    ]);
    expect(linked('within_geofence', punched(4000, 20))).toEqual(['time_entry', 'work_order']);
    expect(linked('tax_code_lawful', taxed())).toEqual(['invoice_line', 'job', 'tax_code']);
    expect(linked('mapping_present', unmapped(false))).toEqual(['invoice_line', 'connection']);
    expect(linked('period_open', books({ closedThrough: '2026-12-31' }))).toEqual(['invoice', 'connection']);
  });

  it('let a bill name an account instead of an item', () => {
    const lines = [
      line({ kind: 'account', itemId: null, accountId: 'account', jobId: null, jobLineNumber: null }),
    ];
    const payable = invoice({ direction: 'payable', customerId: null, contractorId: 'customer', lines });
    expect(severityOf('item_present', { invoice: payable })).toBe('pass');
  });

  it('speak of a clearance as people do', () => {
    const lapsed = { invoice: bill, clearances: [clearance('2026-11-20')] };
    const message = findingsOn(evidence(lapsed)).find(({ rule }) => rule === 'clearance_valid')?.message;
    expect(message).toBe('The contractor’s WSIB clearance expired on 2026-11-20.');
  });

  it('say nothing of what they had nothing to look at', () => {
    const spoken = new Set(findingsOn(evidence()).map(({ rule }) => rule));
    expect(
      ['time_overlap', 'rate_matches_card', 'clearance_valid', 'period_open'].filter((id) => spoken.has(id)),
    ).toEqual([]);
  });

  it('are as grave as the organization has them, but never graver than mild findings are', () => {
    const settings = new Map<string, RuleSetting>([
      ['not_duplicate', { isOn: true, severity: 'look' as const, parameters: {} }],
      ['job_open', { isOn: false, severity: 'block' as const, parameters: {} }],
      [
        'time_too_long',
        { isOn: true, severity: 'block' as const, parameters: { maxHours: 7, maxHoursPerDay: 16 } },
      ],
    ]);
    const one = evidence({
      similar: [similar({})],
      ...jobs(job({ status: 'cancelled' })),
      ...worked(entry()),
    });
    const findings = runRules(RULES, settings, one);
    const severityNow = (id: string) => findings.find(({ rule }) => rule === id)?.severity;
    expect(severityNow('not_duplicate')).toBe('look');
    expect(severityNow('job_open')).toBeUndefined();
    expect(severityNow('time_too_long')).toBe('block');
  });

  it('refuse parameters that they do not have, or that make no sense', () => {
    const rule = ruleCalled('time_too_long');
    const { parameters } = usualSetting(rule);
    expect(changedParameters(rule, parameters, { maxHours: 10 })).toEqual({
      maxHours: 10,
      maxHoursPerDay: 16,
    });
    for (const change of [{ maxHours: 25 }, { maxHours: '10' }, { hours: 3 }, { constructor: 1 }])
      expect(() => changedParameters(rule, parameters, change)).toThrow(
        expect.objectContaining({ kind: 'invalid', field: expect.stringContaining('parameters.') }),
      );
    expect(() => ruleCalled('no_such_rule')).toThrow('There is no such rule.');
  });
});
