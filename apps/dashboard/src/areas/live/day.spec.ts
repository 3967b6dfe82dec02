import { axisOf, filteredDays, lanesOf, type PersonDay, placeOf, type Span, ticksOf, workedMs } from './day';

const at = (time: string) => `2026-11-23T${time}:00-05:00`;
const ms = (time: string) => Date.parse(at(time));
const HOUR = 3_600_000;
const DAY = { from: ms('00:00'), to: ms('00:00') + 24 * HOUR };

const span = (from: string, to: string | null, more: Partial<Span> = {}): Span => ({
  ...{ timeEntryId: from, startedAt: at(from), endedAt: to && at(to), status: to ? 'submitted' : 'running' },
  ...{ breaks: [], forgottenAfter: null, jobId: null, workOrderId: null, title: null, number: null },
  customerName: null,
  ...more,
});
const person = (name: string, more: Partial<PersonDay> = {}): PersonDay => ({
  ...{ contractorId: name, name, presence: 'working', lastSeenAt: null },
  ...{ spans: [], sheetMinutes: 0, visits: [], flags: [] },
  ...more,
});

describe('a day on one axis', () => {
  const noon = ms('12:00');

  it('what was worked is without breaks, and what runs counts until now', () => {
    const pauses = [{ startedAt: at('09:30'), endedAt: at('09:45') }];
    expect(workedMs([span('08:00', '11:00', { breaks: pauses })], DAY, noon)).toBe(2.75 * HOUR);
    const pause = [{ startedAt: at('11:30'), endedAt: null }];
    expect(workedMs([span('11:00', null, { status: 'on_break', breaks: pause })], DAY, noon)).toBe(
      0.5 * HOUR,
    );
  });

  it('work that began yesterday counts from midnight', () => {
    const night = span('08:00', null, { startedAt: '2026-11-22T22:00:00-05:00', endedAt: at('06:00') });
    expect(workedMs([night], DAY, noon)).toBe(6 * HOUR);
  });

  it('is a working day, and grows around whoever works earlier or later', () => {
    expect(axisOf(DAY, [], noon)).toEqual({ from: ms('07:00'), to: ms('18:00') });
    const early = person('Ann', { spans: [span('05:20', '19:10')] });
    expect(axisOf(DAY, [early], noon)).toEqual({ from: ms('05:00'), to: ms('20:00') });
    expect(axisOf(DAY, [person('Bob', { spans: [span('21:00', null)] })], ms('23:30')).to).toBe(DAY.to);
  });

  it('has hours written that do not crowd', () => {
    expect(ticksOf({ from: ms('07:00'), to: ms('18:00') })).toHaveLength(6);
    expect(ticksOf({ from: ms('07:00'), to: ms('15:00') })).toHaveLength(8);
    expect(ticksOf({ from: ms('00:00'), to: ms('23:00') })).toHaveLength(8);
  });

  it('has everything at its place, cut at the ends', () => {
    const axis = { from: ms('08:00'), to: ms('18:00') };
    expect(placeOf({ from: ms('09:00'), to: ms('10:00') }, axis)).toEqual({ left: 10, width: 10 });
    const cut = placeOf({ from: ms('06:00'), to: ms('09:00') }, axis);
    expect([cut.left, cut.width]).toEqual([0, 10]);
  });

  it('what lies over each other stands below each other', () => {
    const stretch = (from: string, to: string) => ({ from: ms(from), to: ms(to) });
    expect(
      lanesOf([stretch('08:00', '11:00'), stretch('10:30', '12:00'), stretch('11:00', '13:00')]),
    ).toEqual([0, 1, 0]);
  });
});

describe('people of a day', () => {
  const late = { ...{ kind: 'late', timeEntryId: null, workOrderId: null }, since: at('08:00'), until: null };
  const people = [
    person('Ann', { spans: [span('07:00', '11:00', { title: 'Panel upgrades' })] }),
    person('Bob', { spans: [span('07:00', null)] }),
    person('Dee', { spans: [span('08:00', null, { status: 'on_break' })] }),
    person('Chen', { flags: [{ ...late, kind: 'late', metres: null }] }),
  ];
  const names = (filter: object) => filteredDays(people, filter).map(({ name }) => name);

  it('who needs a look comes first, then who works, then who is done', () => {
    expect(names({})).toEqual(['Chen', 'Bob', 'Dee', 'Ann']);
  });

  it('are found by name, by work, by what their clock does and by what looks wrong', () => {
    expect(names({ q: 'panel' })).toEqual(['Ann']);
    expect(names({ show: 'running' })).toEqual(['Bob']);
    expect(names({ show: 'on_break' })).toEqual(['Dee']);
    expect(names({ show: 'clocked_in' })).toEqual(['Bob', 'Dee']);
    expect(names({ show: 'late' })).toEqual(['Chen']);
    expect(names({ show: 'flagged' })).toEqual(['Chen']);
    expect(names({ show: 'overlap' })).toEqual([]);
  });
});
