import { DomainError } from '#kernel';
import { ConnectorError, type ConnectorErrorKind } from '../ports/connector-error.js';
import { WaitsForOthersError } from './other-writes.js';
import { UnmappedReferenceError } from './push-document.js';
import { backoff, decideFailure, waitForOthers, waitForTurn } from './push-outcome.js';

const half = () => 0.5;

describe('what becomes of a write that failed', () => {
  it.each<[ConnectorErrorKind, string, string | undefined]>([
    ['timeout-unknown', 'uncertain', undefined],
    ['throttled', 'failed', 'pause'],
    ['unavailable', 'failed', 'degrade'],
    ['auth', 'failed', undefined],
    ['conflict', 'failed', undefined],
    ['validation', 'parked', undefined],
    ['duplicate', 'parked', undefined],
    ['closed-period', 'parked', undefined],
    ['not-found', 'parked', undefined],
  ])('%s → %s', (kind, status, connection) => {
    const decision = decideFailure(new ConnectorError(kind, 'A sentence.'), { attempts: 1 }, half);
    expect(decision.status).toBe(status);
    expect(decision.connection).toBe(connection);
    expect(decision.error).toMatchObject({ kind, message: 'A sentence.' });
  });

  it('waits as long as the system asks', () => {
    const decision = decideFailure(
      new ConnectorError('throttled', 'Slow down.', { retryAfterMs: 60_000 }),
      { attempts: 1 },
      half,
    );
    expect(decision.retryAfterMs).toBe(60_000);
  });

  it('waits as long as an unavailable system asks, and never shorter than it would by itself', () => {
    const decidedAfter = (retryAfterMs?: number) =>
      decideFailure(new ConnectorError('unavailable', 'Away.', { retryAfterMs }), { attempts: 1 }, half);
    expect(decidedAfter(30_000)).toMatchObject({
      connection: 'degrade',
      askedMs: 30_000,
      retryAfterMs: 30_000,
    });
    expect(decidedAfter(0)).toMatchObject({ askedMs: 0, retryAfterMs: 2_000 });
    expect(decidedAfter().askedMs).toBeUndefined();
  });

  it('treats a fault of our own as uncertain only where the call went out', () => {
    const decided = (tries: object) => decideFailure(new TypeError('oops'), { attempts: 1, ...tries }, half);
    expect(decided({ hasLeft: true })).toMatchObject({ status: 'uncertain', error: { kind: 'internal' } });
    expect(decided({})).toMatchObject({
      status: 'failed',
      error: { kind: 'internal', message: expect.stringContaining('nothing of it was sent') },
    });
    expect(decided({ attempts: 30 }).status).toBe('parked');
    expect(decided({ attempts: 30, hasLeft: true }).status).toBe('uncertain');
  });

  it('shows at once what we refuse ourselves, in its own words', () => {
    const refusal = new DomainError('INVOICE.ODD', 'It has no lines.', { fix: 'Add one.', field: 'lines' });
    expect(decideFailure(refusal, { attempts: 1 }, half)).toMatchObject({
      ...{ status: 'parked', error: { kind: 'validation', message: 'It has no lines.', fix: 'Add one.' } },
    });
    expect(decideFailure(refusal, { attempts: 1, hasLeft: true }, half).status).toBe('uncertain');
    const busy = new DomainError('VAULT.AWAY', 'Not now.', { kind: 'unavailable' });
    expect(decideFailure(busy, { attempts: 1 }, half).status).toBe('failed');
  });

  it('tells a person how to mend an unmapped line', () => {
    const decision = decideFailure(
      new UnmappedReferenceError('lines[1].itemId', 'item', 'x'),
      { attempts: 1 },
      half,
    );
    expect(decision.status).toBe('parked');
    expect(decision.error.message).toBe(
      'The item of line 2 is not in the accounting system, so nothing of this document was sent.',
    );
    expect(decision.error.fix).toContain('mappings');
  });

  it('has a document wait a moment for what it names, then longer, and not for ever', () => {
    const unmapped = new UnmappedReferenceError('customerId', 'customer', 'x');
    expect(waitForOthers(unmapped, 1, half)).toMatchObject({
      ...{ status: 'failed', waits: true, retryAfterMs: 250 },
    });
    expect(waitForOthers(unmapped, 8, half).retryAfterMs).toBe(5_000);
    expect(waitForOthers(unmapped, 12, half).retryAfterMs).toBe(30_000);
    expect(waitForOthers(unmapped, 30, half).status).toBe('parked');
  });

  it('never gives up what it holds back itself, and does not count that as tries', () => {
    const held = waitForTurn(new WaitsForOthersError({ entity: 'credit-use', localId: 'x' }), 40, half);
    expect(held).toMatchObject({ status: 'failed', retryAfterMs: 30_000, attempts: 11 });
    expect(held.error.waitsFor).toEqual({ entity: 'credit-use', localId: 'x' });
  });

  it('tries a stale write again at once, and after a pause when it is stale again', () => {
    const stale = new ConnectorError('conflict', 'Changed there.');
    const pauseAfter = (kind: string) =>
      decideFailure(stale, { attempts: 3, error: { kind } }, half).retryAfterMs;
    expect([pauseAfter('unavailable'), pauseAfter('conflict')]).toEqual([0, 8_000]);
  });

  it('shows a write that always fails to a person, but never gives up one that may have taken effect', () => {
    expect(decideFailure(new ConnectorError('unavailable', 'Down.'), { attempts: 30 }, half).status).toBe(
      'parked',
    );
    expect(
      decideFailure(new ConnectorError('timeout-unknown', 'Silent.'), { attempts: 30 }, half).status,
    ).toBe('uncertain');
  });

  it('spreads retries over a growing window that has a ceiling', () => {
    expect(backoff(1, () => 1)).toBe(4_000);
    expect(backoff(3, () => 1)).toBe(16_000);
    expect(backoff(50, () => 1)).toBe(60_000);
    expect(backoff(50, () => 0)).toBe(0);
  });
});
