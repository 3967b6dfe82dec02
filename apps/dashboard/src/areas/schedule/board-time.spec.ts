import { axisOf, dayTime, instantOn, startAt, weekTime } from './board-time';
import type { Visit } from './plan';

const ZONE = 'America/Toronto';
const DAYS = ['2026-10-31', '2026-11-01', '2026-11-02'];

const visit = (scheduledStart: string | null, scheduledEnd: string | null = null): Visit =>
  ({ scheduledStart, scheduledEnd, estimatedMinutes: null }) as Visit;

describe('the time of a board', () => {
  it('goes from day to day at the same hour, and stops at the ends', () => {
    const time = weekTime(DAYS, '2026-11-02', ZONE);
    const start = '2026-10-31T12:00:00.000Z';
    expect(time.step(start, 1)).toBe('2026-11-01T13:00:00.000Z');
    expect(time.step(start, -1)).toBeUndefined();
    expect(time.step('2026-09-01T12:00:00.000Z', 1)).toBe(start);
    expect(time.startOf(visit(null))).toBe('2026-11-02T13:00:00.000Z');
  });

  it('goes by quarters of an hour within a day', () => {
    const time = dayTime('2026-11-02', ZONE);
    expect(time.step('2026-11-02T13:00:00.000Z', 1)).toBe('2026-11-02T13:15:00.000Z');
    expect(time.step('2026-11-02T05:00:00.000Z', -1)).toBeUndefined();
    expect(time.step('2026-09-01T12:00:00.000Z', 1)).toBe('2026-11-02T13:15:00.000Z');
  });

  it('shows the hours of work, and more where a visit is early or late', () => {
    expect(axisOf('2026-11-02', [], ZONE).hours).toHaveLength(13);
    const early = axisOf('2026-11-02', [visit('2026-11-02T09:30:00Z', '2026-11-02T10:00:00Z')], ZONE);
    expect(new Date(early.from).toISOString()).toBe('2026-11-02T09:00:00.000Z');
    const over = axisOf('2026-11-02', [visit('2026-11-03T02:00:00Z', '2026-11-03T09:00:00Z')], ZONE);
    expect(new Date(over.to).toISOString()).toBe('2026-11-03T05:00:00.000Z');
    expect(
      axisOf('2026-11-01', [visit('2026-11-01T04:00:00Z', '2026-11-02T06:00:00Z')], ZONE).hours,
    ).toHaveLength(25);
  });

  it('turns a place of the mouse into a quarter of an hour', () => {
    const axis = axisOf('2026-11-02', [], ZONE);
    expect(instantOn(axis, 0)).toBe('2026-11-02T11:00:00.000Z');
    expect(instantOn(axis, 0.5)).toBe('2026-11-02T17:30:00.000Z');
    expect(instantOn(axis, 7)).toBe('2026-11-02T23:45:00.000Z');
  });

  it('puts the left edge of what is dropped there, and leaves what is dropped where it stood', () => {
    const axis = axisOf('2026-11-02', [], ZONE);
    const at = (instant: string) => (Date.parse(instant) - axis.from) / (axis.to - axis.from);
    const odd = visit('2026-11-02T14:10:00.000Z', '2026-11-02T15:00:00.000Z');
    expect(startAt(axis, odd, at('2026-11-02T14:12:00Z'))).toBe('2026-11-02T14:10:00.000Z');
    expect(startAt(axis, odd, at('2026-11-02T16:05:00Z'))).toBe('2026-11-02T16:00:00.000Z');
    expect(startAt(axis, visit(null), at('2026-11-02T16:05:00Z'))).toBe('2026-11-02T16:00:00.000Z');
    const elsewhere = visit('2026-10-02T14:10:00.000Z');
    expect(startAt(axis, elsewhere, at('2026-11-02T16:05:00Z'))).toBe('2026-11-02T16:00:00.000Z');
  });

  it('keeps what a visit lasted before the day that is shown', () => {
    const over = visit('2026-11-01T13:00:00.000Z', '2026-11-02T21:00:00.000Z');
    const axis = axisOf('2026-11-02', [over], ZONE);
    expect(startAt(axis, over, 0)).toBe('2026-11-01T13:00:00.000Z');
    const hour = 3_600_000 / (axis.to - axis.from);
    expect(startAt(axis, over, hour)).toBe('2026-11-01T14:00:00.000Z');
  });
});
