import type { ConnectionStatus } from '../connections/connection.states.js';
import type { Frequency } from '../connections/frequency.js';
import { ALERT_KINDS, type AlertKind, findingsOf } from './alert-findings.js';
import type { ConnectionFacts, Streak } from './facts.repository.js';

const NOW = new Date('2026-11-21T12:00:00Z');
const ago = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000);
const ahead = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000);
const CALM: Streak = { failures: 0, since: null, message: null };

const facts = (changes: Partial<ConnectionFacts> = {}): ConnectionFacts => ({
  ...{ connectionId: '1', system: 'quickbooks-online', company: 'Acme', status: 'active', settings: {} },
  ...{ timezone: 'America/Toronto', isScheduled: true, worksSince: ago(9_999), lastSuccessAt: ago(30) },
  ...{ accessExpiresAt: ahead(1), refreshExpiresAt: ahead(2400), refreshHardExpiresAt: ahead(40_000) },
  ...{ queue: {}, waitingSince: null, writes: CALM, runs: CALM, tries: 0, confirmed: 0 },
  ...changes,
});
const stateOf = (kind: AlertKind, changes: Partial<ConnectionFacts> = {}) =>
  findingsOf(facts(changes), NOW).find((finding) => finding.kind === kind)?.state;

describe('what is wrong with a connection', () => {
  it('is nothing while all is well, and each kind is looked at once', () => {
    const findings = findingsOf(facts(), NOW);
    expect(findings.map(({ kind }) => kind).sort()).toEqual([...ALERT_KINDS].sort());
    expect(findings.every(({ state }) => state === 'clear')).toBe(true);
  });

  it('is three failures in a row, and not two', () => {
    const streak = (failures: number) => ({ failures, since: ago(5), message: 'No answer.' });
    expect(stateOf('writes-failing', { writes: streak(2) })).toBe('clear');
    expect(stateOf('runs-failing', { runs: streak(2) })).toBe('clear');
    expect(stateOf('runs-failing', { runs: streak(3) })).toBe('holds');
    const [failing] = findingsOf(facts({ writes: streak(4) }), NOW);
    expect(failing).toEqual({
      ...{ kind: 'writes-failing', state: 'holds' },
      details: { failures: 4, since: ago(5).toISOString(), message: 'No answer.' },
    });
  });

  it('is access that ends within a day, and the hard end within a week', () => {
    expect(stateOf('access-expiring', { refreshExpiresAt: ahead(24.1) })).toBe('clear');
    expect(stateOf('access-expiring', { refreshExpiresAt: ahead(24) })).toBe('holds');
    expect(stateOf('access-ending', { refreshHardExpiresAt: ahead(7 * 24 + 1) })).toBe('clear');
    expect(stateOf('access-ending', { refreshHardExpiresAt: ahead(7 * 24) })).toBe('holds');
    // A system that does not say when it ends.
    expect(stateOf('access-ending', { refreshHardExpiresAt: null })).toBe('clear');
  });

  it('is that nothing came through for longer than the organization accepts', () => {
    expect(stateOf('lagging', { lastSuccessAt: ago(180) })).toBe('clear');
    expect(stateOf('lagging', { lastSuccessAt: ago(181) })).toBe('holds');
    expect(stateOf('lagging', { lastSuccessAt: ago(181), settings: { alertLagMinutes: 240 } })).toBe('clear');
    expect(stateOf('lagging', { lastSuccessAt: null, worksSince: ago(200) })).toBe('holds');
    expect(stateOf('lagging', { waitingSince: ago(181) })).toBe('holds');
  });

  it('is not what lies between two looks of a connection that is looked at less often', () => {
    const behind = (minutes: number, frequency: Frequency) =>
      stateOf('lagging', { lastSuccessAt: ago(minutes), settings: { frequency } });
    expect([behind(240, 'hourly'), behind(241, 'hourly')]).toEqual(['clear', 'holds']);
    expect([behind(28 * 60, 'nightly'), behind(28 * 60 + 1, 'nightly')]).toEqual(['clear', 'holds']);
    // Writes go at once, however seldom the books are read.
    expect(stateOf('lagging', { waitingSince: ago(181), settings: { frequency: 'nightly' } })).toBe('holds');
  });

  it('is not what waited while nobody could send or fetch', () => {
    const behind = { lastSuccessAt: ago(9_999), waitingSince: ago(9_999) };
    expect(stateOf('lagging', { ...behind, worksSince: ago(180) })).toBe('clear');
    expect(stateOf('lagging', { ...behind, worksSince: ago(181) })).toBe('holds');
    const writes = { failures: 9, since: ago(999), message: null };
    const notSent = { writes, waitingSince: ago(9_999), settings: { push: false } };
    expect([stateOf('writes-failing', notSent), stateOf('lagging', notSent)]).toEqual(['moot', 'clear']);
  });

  it('is not that nothing is fetched where nobody fetches by itself', () => {
    expect(stateOf('lagging', { isScheduled: false, lastSuccessAt: ago(9_999) })).toBe('clear');
    expect(stateOf('lagging', { isScheduled: false, waitingSince: ago(181) })).toBe('holds');
  });

  it.each<[ConnectionStatus, AlertKind, string | undefined]>([
    ['paused', 'lagging', 'moot'],
    ['paused', 'access-expiring', 'holds'],
    ['pending', 'writes-failing', 'moot'],
    ['degraded', 'lagging', 'holds'],
    // Whoever has to sign in again was told so.
    ['needs_reauthorization', 'lagging', 'unknown'],
    ['needs_reauthorization', 'access-expiring', 'unknown'],
  ])('of a connection that is %s: %s %s', (status, kind, state) => {
    const everything = { waitingSince: ago(999), refreshExpiresAt: ahead(1), lastSuccessAt: ago(999) };
    const writes = { failures: 9, since: ago(999), message: null };
    expect(stateOf(kind, { ...everything, writes, status })).toBe(state);
  });
});
