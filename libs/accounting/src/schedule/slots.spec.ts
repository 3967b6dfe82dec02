import { slotsAt } from './slots.js';

/** Every slot claimed when a node looks once a minute, from `from` for `minutes`. */
function claimed(
  from: string,
  minutes: number,
  zone: string,
  everyMinutes = 1,
): { nightly: string[]; hourly: string[]; catchUp: string[] } {
  const catchUp = new Set<string>();
  const nightly = new Set<string>();
  const hourly = new Set<string>();
  for (let minute = 0; minute < minutes; minute += everyMinutes) {
    const slots = slotsAt(new Date(Date.parse(from) + minute * 60_000), zone);
    nightly.add(slots.nightly);
    hourly.add(slots.hourly);
    catchUp.add(slots.catchUp);
  }
  return { nightly: [...nightly], hourly: [...hourly], catchUp: [...catchUp] };
}

describe('slots of the schedule', () => {
  it('begins a night at 02:00 in the zone of the organization', () => {
    expect(slotsAt(new Date('2026-11-21T06:59:00Z'), 'America/Toronto').nightly).toBe('2026-11-20');
    expect(slotsAt(new Date('2026-11-21T07:00:00Z'), 'America/Toronto').nightly).toBe('2026-11-21');
    expect(slotsAt(new Date('2026-11-21T07:00:00Z'), 'America/St_Johns').nightly).toBe('2026-11-21');
    expect(slotsAt(new Date('2026-11-21T07:00:00Z'), 'America/Vancouver').nightly).toBe('2026-11-20');
  });

  it.each([
    ['the night that has no 02:00', '2026-03-08T00:00:00Z'],
    ['the night that has 01:00 twice', '2026-11-01T00:00:00Z'],
  ])('fires once in %s', (_, from) => {
    const { nightly, hourly } = claimed(from, 24 * 60, 'America/Toronto');
    expect(nightly).toHaveLength(2);
    expect(hourly).toHaveLength(24);
  });

  it('catches up with one run after an outage', () => {
    const { nightly } = claimed('2026-11-20T12:00:00Z', 4 * 24 * 60, 'America/Toronto', 25 * 60);
    expect(nightly).toEqual(['2026-11-20', '2026-11-21', '2026-11-22', '2026-11-23']);
  });

  it('looks every ten minutes for what no notice told', () => {
    expect(claimed('2026-11-20T12:00:00Z', 60, 'America/Toronto').catchUp).toHaveLength(6);
  });

  it('makes the night of a Sunday the full sweep of the week', () => {
    expect(slotsAt(new Date('2026-11-22T08:00:00Z'), 'America/Toronto').isSweep).toBe(true);
    expect(slotsAt(new Date('2026-11-23T08:00:00Z'), 'America/Toronto').isSweep).toBe(false);
  });
});
