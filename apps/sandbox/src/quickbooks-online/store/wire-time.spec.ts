import { addDays, day, stamp, stampMs } from './wire-time.js';

test('stamps are Pacific time with the offset of the season', () => {
  expect(stamp(new Date('2026-01-02T11:04:05.999Z'))).toBe('2026-01-02T03:04:05-08:00');
  expect(stamp(new Date('2026-07-02T11:04:05Z'))).toBe('2026-07-02T04:04:05-07:00');
  expect(stampMs(new Date('2026-01-02T11:04:05.678Z'))).toBe('2026-01-02T03:04:05.678-08:00');
});

test('days are those of the service', () => {
  expect(day(new Date('2026-01-02T05:00:00Z'))).toBe('2026-01-01');
  expect(addDays('2026-02-27', 2)).toBe('2026-03-01');
});
