import type { Point, TrackingFacts } from './judge-point.js';
import { readPoints } from './read-points.js';

const now = new Date('2026-11-21T15:00:00Z');
const minutes = (count: number) => new Date(now.getTime() + count * 60_000);
const point = (at: Date, metresNorth = 0): Point => ({
  ...{ at, latitude: 45.4 + metresNorth / 111_195, longitude: -75.7, accuracyMeters: 8 },
  ...{ speed: null, heading: null },
});
const facts = (changes: Partial<TrackingFacts> = {}): TrackingFacts => ({
  contractorId: 'bob',
  isContinuous: true,
  consentSince: minutes(-10_000),
  stretches: [{ timeEntryId: 'today', startedAt: minutes(-60), endedAt: null }],
  siteWorkOrderId: null,
  presence: 'working',
  fences: [{ workOrderId: 'visit', latitude: 45.4, longitude: -75.7, radiusMeters: 150 }],
  ...changes,
});

describe('the places of a phone', () => {
  it.each([
    ['an organization that does not track', { isContinuous: false }, 'TRACKING.OFF'],
    ['somebody who never agreed', { consentSince: null }, 'TRACKING.NO_CONSENT'],
    ['somebody who agreed later', { consentSince: minutes(-1) }, 'TRACKING.NO_CONSENT'],
    ['somebody who is not clocked in', { stretches: [] }, 'TRACKING.NOT_CLOCKED_IN'],
  ])('of %s are refused with the reason', (_, changes, code) => {
    const read = readPoints([point(minutes(-5))], facts(changes), now);
    expect(read).toMatchObject({ kept: [], refused: [{ code, at: minutes(-5).toISOString() }] });
    expect(read.newest).toBeUndefined();
  });

  it('of a shift that is over are kept when they come late, and move nobody on the map', () => {
    const stretches = [{ timeEntryId: 'morning', startedAt: minutes(-300), endedAt: minutes(-200) }];
    const read = readPoints([point(minutes(-250)), point(minutes(-100))], facts({ stretches }), now);
    expect(read.kept).toMatchObject([{ timeEntryId: 'morning' }]);
    expect(read.refused).toMatchObject([{ code: 'TRACKING.NOT_CLOCKED_IN' }]);
    expect(read.newest).toBeUndefined();
  });

  it('are put in order, pass the fences on the way, and the newest one shows where she is', () => {
    const way = [point(minutes(-1), 2_000), point(minutes(-3), 20), point(minutes(-5), 1_500)];
    const read = readPoints(way, facts(), now);
    expect(read.happened.map(({ name }) => name)).toEqual([
      'contractor:site_entered',
      'contractor:site_left',
    ]);
    expect(read.newest).toMatchObject({ at: minutes(-1), siteWorkOrderId: null });
    expect(read.kept).toHaveLength(3);
  });

  it('leave one jump of the phone out and go on from the place before it', () => {
    const way = [point(minutes(-3), 0), point(minutes(-2), 400_000), point(minutes(-1), 60)];
    const read = readPoints(way, facts(), now);
    expect(read.refused).toMatchObject([{ code: 'TRACKING.TOO_FAST' }]);
    expect(read.kept).toHaveLength(2);
  });
});
