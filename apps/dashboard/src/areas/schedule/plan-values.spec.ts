import { lastDayOf, planValues, typedPlan } from './plan-values';

const ZONE = 'America/Toronto';

describe('a plan that is typed', () => {
  it('is told in the clock of the organization and comes back the same', () => {
    const plan = {
      contractorIds: ['ana'],
      scheduledStart: '2026-11-02T13:15:00.000Z',
      scheduledEnd: '2026-11-02T15:00:00.000Z',
    };
    const values = planValues(plan, ZONE);
    const typed = { day: '2026-11-02', from: '08:15', to: '10:00', daysLater: 0 };
    expect(values).toEqual({ contractorIds: ['ana'], ...typed });
    expect(typedPlan(values, ZONE)).toEqual(plan);
  });

  it.each([
    ['over midnight', '2026-11-03T03:00:00.000Z', '2026-11-03T07:00:00.000Z', 0],
    ['32 hours', '2026-11-02T13:00:00.000Z', '2026-11-03T21:00:00.000Z', 1],
    ['three days', '2026-11-02T13:00:00.000Z', '2026-11-04T21:00:00.000Z', 2],
    ['exactly 24 hours', '2026-11-02T13:00:00.000Z', '2026-11-03T13:00:00.000Z', 0],
    ['over the change of clocks', '2026-10-30T12:00:00.000Z', '2026-11-02T21:00:00.000Z', 3],
  ])('comes back as long as it was: %s', (_, scheduledStart, scheduledEnd, daysLater) => {
    const plan = { contractorIds: [], scheduledStart, scheduledEnd };
    const values = planValues(plan, ZONE);
    expect(values.daysLater).toBe(daysLater);
    expect(typedPlan(values, ZONE)).toEqual(plan);
    const later = typedPlan({ ...values, to: '17:30' }, ZONE).scheduledEnd ?? '';
    expect(later > scheduledStart).toBe(true);
  });

  it('keeps to the second what nobody touched, and its days when only the hour changes', () => {
    const plan = {
      contractorIds: ['ana'],
      scheduledStart: '2026-11-02T13:00:30.000Z',
      scheduledEnd: '2026-11-04T21:00:30.000Z',
    };
    const values = planValues(plan, ZONE);
    expect(typedPlan({ ...values, contractorIds: ['bo'] }, ZONE, plan)).toEqual({
      ...plan,
      contractorIds: ['bo'],
    });
    expect(typedPlan({ ...values, to: '07:00' }, ZONE, plan).scheduledEnd).toBe('2026-11-04T12:00:00.000Z');
    expect(lastDayOf({ ...values, daysLater: 0 })).toBe('2026-11-02');
  });

  it('goes over midnight, needs no end, and no time at all', () => {
    const typed = (day: string, from: string, to: string) =>
      typedPlan({ contractorIds: [], day, from, to, daysLater: 0 }, ZONE);
    expect(typed('2026-11-02', '22:00', '02:00').scheduledEnd).toBe('2026-11-03T07:00:00.000Z');
    expect(typed('2026-11-02', '', '')).toMatchObject({
      scheduledStart: '2026-11-02T13:00:00.000Z',
      scheduledEnd: null,
    });
    expect(typed('', '09:00', '10:00')).toMatchObject({ scheduledStart: null, scheduledEnd: null });
  });

  it('stands half typed, and with a year of five digits', () => {
    for (const day of ['20266-11-02', '2026-11', '2026-02-31'])
      expect(typedPlan({ contractorIds: [], day, from: '08:00', to: '09:00', daysLater: 0 }, ZONE)).toEqual({
        ...{ contractorIds: [], scheduledStart: null, scheduledEnd: null },
      });
  });
});
