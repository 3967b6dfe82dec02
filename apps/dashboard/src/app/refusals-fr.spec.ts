import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FRENCH, frenchField } from './refusals-fr';

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
  PURCHASE_ORDERS: ['STALE_VERSION', 'NUMBER_TAKEN', 'CLOSED'],
  FILES: ['TOO_LARGE', 'TYPE_REFUSED', 'EMPTY'],
  USERS: ['EMAIL_TAKEN', 'LAST_OWNER'],
  CONNECTION: ['NOT_FOUND', 'COMPANY_ALREADY_LINKED'],
};

describe('refusals in French', () => {
  it('are there for everything that people meet at their work', () => {
    const asked = Object.entries(USER_FACING).flatMap(([part, reasons]) =>
      reasons.map((reason) => `${part}.${reason}`),
    );
    expect(asked.filter((code) => !Object.hasOwn(FRENCH, code))).toEqual([]);
    expect(Object.keys(FRENCH).length).toBeGreaterThanOrEqual(60);
  });

  it('are of codes that the API has', () => {
    expect(Object.keys(FRENCH).filter((code) => !sources.includes(`'${code}'`))).toEqual([]);
  });

  it('say what is wrong with a field', () => {
    expect(frenchField('"email" must be an e-mail address.')).toBe('Ce n’est pas une adresse courriel.');
    expect(frenchField('"name" must be shorter than or equal to 500 characters.')).toBe(
      'Au plus 500 caractères.',
    );
    expect(frenchField('"priority" must not be greater than 5.')).toBe('Au plus 5.');
    expect(frenchField('"zone" is something new.')).toBe('Cette valeur n’est pas valable.');
  });
});
