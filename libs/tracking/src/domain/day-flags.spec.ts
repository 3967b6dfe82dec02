import { type DayFacts, type DaySpan, flagsOf } from './day-flags.js';

const at = (time: string) => `2026-11-23T${time}:00Z`;
const NOON = new Date(at('12:00'));
const SITE = { latitude: 43.6532, longitude: -79.3832, radiusMeters: 150 };
const HERE = { ...SITE, accuracyMeters: 10, speed: 0, siteWorkOrderId: null };
const AWAY = { ...HERE, latitude: SITE.latitude + 0.02 };

const span = (
  timeEntryId: string,
  from: string,
  to: string | null,
  more: Partial<DaySpan> = {},
): DaySpan => ({
  ...{ timeEntryId, startedAt: at(from), endedAt: to && at(to), status: to ? 'submitted' : 'running' },
  ...{ forgottenAfter: null, workOrderId: null, site: null },
  ...more,
});
const flags = (facts: Partial<DayFacts>) =>
  flagsOf({ spans: [], visits: [], position: null, now: NOON, ...facts });

describe('what the office should look at in a day', () => {
  const visit = (scheduledStart: string, status = 'assigned') => ({
    workOrderId: 'visit',
    scheduledStart: at(scheduledStart),
    status,
  });

  it('a visit that should have begun is late, after ten minutes for the traffic', () => {
    expect(flags({ visits: [visit('11:49')] })).toMatchObject([
      { kind: 'late', workOrderId: 'visit', since: at('11:49') },
    ]);
    expect(flags({ visits: [visit('11:51')] })).toEqual([]);
  });

  it('a visit that has begun is not late, by its own state or by the time on it', () => {
    expect(flags({ visits: [visit('08:00', 'started')] })).toEqual([]);
    const worked = span('entry', '08:05', '09:00', { workOrderId: 'visit' });
    expect(flags({ visits: [visit('08:00')], spans: [worked] })).toEqual([]);
  });

  it('whoever stands elsewhere while her timer runs for a site is off site, and by how much', () => {
    const spans = [span('entry', '09:00', null, { workOrderId: 'visit', site: SITE })];
    const [found, ...more] = flags({ spans, position: AWAY });
    expect(more).toEqual([]);
    expect(found).toMatchObject({ kind: 'off_site', workOrderId: 'visit', timeEntryId: 'entry' });
    expect(found?.metres).toBeGreaterThan(2_200);
    expect(found?.metres).toBeLessThan(2_250);
  });

  it('whoever drives, is at the site, is on a break or is unsure where she is, is not', () => {
    const spans = [span('entry', '09:00', null, { workOrderId: 'visit', site: SITE })];
    expect(flags({ spans, position: HERE })).toEqual([]);
    expect(flags({ spans, position: { ...AWAY, speed: 12 } })).toEqual([]);
    expect(flags({ spans, position: { ...AWAY, accuracyMeters: 2_100 } })).toEqual([]);
    expect(flags({ spans, position: { ...AWAY, siteWorkOrderId: 'visit' } })).toEqual([]);
    expect(flags({ spans: spans.map((one) => ({ ...one, status: 'on_break' })), position: AWAY })).toEqual(
      [],
    );
  });

  it('entries that lie over each other are told once, with the part that is counted twice', () => {
    const spans = [span('late', '10:30', null), span('early', '08:00', '11:00')];
    expect(flags({ spans })).toEqual([
      expect.objectContaining({
        kind: 'overlap',
        timeEntryId: 'late',
        since: at('10:30'),
        until: at('11:00'),
      }),
    ]);
    expect(flags({ spans: [span('a', '08:00', '09:00'), span('b', '09:00', '10:00')] })).toEqual([]);
  });

  it('a timer that nobody works as long as was probably forgotten', () => {
    const left = span('entry', '00:30', null, { forgottenAfter: at('11:30') });
    expect(flags({ spans: [left] })).toMatchObject([{ kind: 'forgotten', since: at('11:30') }]);
    expect(flags({ spans: [{ ...left, endedAt: at('11:45') }] })).toEqual([]);
  });
});
