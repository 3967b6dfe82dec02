import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FRENCH, frenchField, frenchOf } from './refusals-fr';
import { WITH_VALUES } from './refusals-fr-values';

const sources = readdirSync('libs', { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('spec.ts'))
  .filter(({ parentPath }) => /^libs\/[^/]+\/src(\/|$)/.test(parentPath))
  .map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'utf8'))
  .join('\n');

/** What people meet at their work, by the part of the house that refuses it. Others may stay as the API says them. */
const USER_FACING = {
  HTTP: ['NOT_VALID', 'TOO_MANY_REQUESTS', 'UNEXPECTED', 'NOT_REACHED', 'ANSWER_LOST', 'TAKEN_OVER'],
  AUTH: ['NOT_ALLOWED', 'REQUIRED', 'WRONG_CREDENTIALS'],
  PARTIES: ['STALE_VERSION', 'NAME_TAKEN', 'NOT_FOUND', 'NAME_MISSING', 'DATES_REVERSED', 'NOT_A_SIN'],
  JOBS: [
    'STALE_VERSION',
    'NOT_FOUND',
    'OVER_ORDERED',
    'BELOW_INVOICED',
    'WORK_REMAINING',
    'CHECKS_NOT_PASSED',
  ],
  INVOICING: [
    'CHANGED_MEANWHILE',
    'NUMBER_TAKEN',
    'NOT_EDITABLE',
    'HAS_PAYMENTS',
    'OVER_BALANCE',
    'NO_LINES',
  ],
  APPROVALS: ['OWN_INVOICE', 'NOT_YOUR_TURN', 'TOO_LATE', 'ALREADY_DECIDED', 'CHANGED_MEANWHILE'],
  TIMEKEEPING: ['STALE_VERSION', 'WEEK_LOCKED', 'TIMER_RUNNING', 'JOB_CLOSED', 'OWN_TIME'],
  WORK_ORDERS: ['STALE_VERSION', 'NOT_FOUND', 'ENDED', 'BAD_WINDOW'],
  PURCHASE_ORDERS: ['STALE_VERSION', 'NUMBER_TAKEN', 'CLOSED', 'NOT_APPROVED', 'CANCELLED'],
  FILES: ['TOO_LARGE', 'TYPE_REFUSED', 'EMPTY'],
  USERS: ['EMAIL_TAKEN', 'LAST_OWNER'],
  CONNECTION: ['NOT_FOUND', 'COMPANY_ALREADY_LINKED'],
  STOCK: ['NOT_TAKEN', 'NO_SUCH_ACCOUNT', 'SENT_ELSEWHERE'],
};

const known = [...Object.keys(FRENCH), ...Object.keys(WITH_VALUES)];

/** As the API sends them. */
const SENT: readonly [code: string, problem: Record<string, unknown>, named: string[]][] = [
  ['HTTP.UNEXPECTED', { requestId: 'req-77' }, ['req-77']],
  ['AUTH.NOT_ALLOWED', { permission: 'invoices.write' }, ['invoices.write']],
  ['PARTIES.MERGE_BLOCKED', { table: 'markup_rules' }, ['majoration']],
  [
    'JOBS.CHECKS_NOT_PASSED',
    {
      checkpoints: [
        { name: 'Épreuve', status: 'failed' },
        { name: 'Nettoyage', status: 'open' },
      ],
    },
    ['Épreuve', 'a échoué', 'et 1 de plus'],
  ],
  [
    'APPROVALS.BLOCKED',
    {
      invoiceNumber: 'F-9',
      findings: [
        { words: { code: 'expense_has_receipt.missing', values: { label: 'Essence', amount: '40.00' } } },
        {},
      ],
    },
    ['F-9', 'Essence : 40,00 sans reçu.', 'et 1 de plus', 'Demandez le reçu.'],
  ],
  ['JOBS.OVER_ORDERED', { lineNumber: 3, available: '4.5', asked: '7' }, ['ligne 3', '4,5', '7']],
  ['JOBS.BELOW_INVOICED', { lineNumber: 2, invoiced: '6' }, ['ligne 2', '6']],
  ['INVOICING.HAS_PAYMENTS', { invoiceNumber: 'F-9', paid: '10.50', currency: 'CAD' }, ['F-9', '10,50 CAD']],
  ['INVOICING.OVER_BALANCE', { invoiceNumber: 'F-9', balance: '5.00', amount: '6' }, ['F-9', '5,00', '6']],
  ['INVOICING.OVER_REFUNDED', { available: '5.00', currency: 'CAD', amount: '6' }, ['5,00 CAD', '6']],
  ['INVOICING.NOT_SENDABLE', { invoiceNumber: 'F-9', direction: 'payable' }, ['F-9', 'à personne']],
  ['REPORTS.TOO_LONG_FOR_PAPER', { mostRows: 3000, hasPeriod: false }, ['3000', 'Prenez le fichier Excel']],
  [
    'TIMEKEEPING.WEEK_LOCKED',
    { firstDay: '2026-11-16', lastDay: '2026-11-22' },
    ['2026-11-16', '2026-11-22'],
  ],
];

describe('refusals in French', () => {
  it('are there for everything that people meet at their work', () => {
    const asked = Object.entries(USER_FACING).flatMap(([part, reasons]) =>
      reasons.map((reason) => `${part}.${reason}`),
    );
    expect(asked.filter((code) => !known.includes(code))).toEqual([]);
    expect(known.length).toBeGreaterThanOrEqual(60);
  });

  it('are of codes that the API has', () => {
    expect(known.filter((code) => !sources.includes(`'${code}'`))).toEqual([]);
  });

  it.each(SENT)('name the values of %s, and are not said without them', (code, problem, named) => {
    const said = frenchOf(code, problem);
    for (const value of named) expect(`${said?.detail} ${said?.fix}`).toContain(value);
    expect(frenchOf(code, {})).toBeUndefined();
  });

  it('say every code that names values', () => {
    expect(SENT.map(([code]) => code).sort()).toEqual(Object.keys(WITH_VALUES).sort());
  });

  it('tell a bill that is not sent at all from an invoice that is not approved', () => {
    const invoice = frenchOf('INVOICING.NOT_SENDABLE', { invoiceNumber: 'F-9', direction: 'receivable' });
    expect(invoice?.fix).toBe('Faites-la approuver d’abord.');
    expect(frenchOf('PARTIES.STALE_VERSION', {})?.detail).toContain('changé');
    expect(frenchOf('NOBODY.KNOWS', {})).toBeUndefined();
  });

  it('say what is wrong with a field', () => {
    expect(frenchField('"email" must be an e-mail address.')).toBe('Ce n’est pas une adresse courriel.');
    expect(frenchField('"name" must be shorter than or equal to 500 characters.')).toBe(
      'Au plus 500 caractères.',
    );
    expect(frenchField('"amount" must be an amount such as "1234.50".')).toBe(
      'Écrivez un montant, tel que 1234,50.',
    );
    expect(frenchField('"contractorIds" must be ids (UUIDs).')).toBe('Choisissez dans la liste.');
    expect(frenchField('"jobId" must be an id (a UUID).')).toBe('Choisissez dans la liste.');
    expect(frenchField('"priority" must not be greater than 5.')).toBe('Au plus 5.');
    expect(frenchField('"zone" is something new.')).toBe('Cette valeur n’est pas valable.');
  });
});
