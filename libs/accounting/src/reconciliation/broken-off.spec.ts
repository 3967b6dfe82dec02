import { DomainError } from '#kernel';
import { ConnectorError } from '../ports/connector-error.js';
import { PATIENCE_MS, sequelOf } from './broken-off.js';

const early = { tries: 0, sinceMs: 0 };
const down = new ConnectorError('unavailable', 'The books do not answer.');

describe('a try that broke off', () => {
  it('is tried again with growing pauses, of five minutes at most', () => {
    const pauses = [0, 3, 40].map((tries) => sequelOf(down, { tries, sinceMs: 0 }).waitSeconds);
    expect(pauses).toEqual([1, 8, 300]);
    expect(sequelOf(down, early).told).toEqual({ message: 'The books do not answer.' });
  });

  it('waits as long as the accounting system asked for', () => {
    const full = new ConnectorError('throttled', 'The month is used up.', { retryAfterMs: 3_600_000 });
    expect(sequelOf(full, early).waitSeconds).toBe(3_600);
  });

  it('is given up with its reason at last, and at once where nothing would change', () => {
    const late = sequelOf(down, { tries: 90, sinceMs: PATIENCE_MS });
    expect(late.waitSeconds).toBeUndefined();
    expect(late.told.message).toContain('The books do not answer.');
    const refused = new ConnectorError('auth', 'The grant is gone.', { fix: 'Connect again.' });
    expect(sequelOf(refused, early)).toEqual({
      told: { message: 'The grant is gone.', fix: 'Connect again.' },
    });
    const gone = DomainError.notFound('CONNECTION.NOT_FOUND', 'There is no such connection.');
    expect(sequelOf(gone, early)).toEqual({ told: { message: 'There is no such connection.' } });
  });

  it('tells nothing of a mistake of ours but that it is ours', () => {
    expect(sequelOf(new Error('relation "x" does not exist'), early)).toEqual({
      told: { message: 'Something went wrong on our side.' },
      waitSeconds: 1,
    });
  });
});
