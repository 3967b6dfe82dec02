import { planValues, typedPlan } from './plan-values';

const ZONE = 'America/Toronto';

describe('a plan that is typed', () => {
  it('is told in the clock of the organization and comes back the same', () => {
    const plan = {
      contractorIds: ['ana'],
      scheduledStart: '2026-11-02T13:15:00.000Z',
      scheduledEnd: '2026-11-02T15:00:00.000Z',
    };
    const values = planValues(plan, ZONE);
    expect(values).toEqual({ contractorIds: ['ana'], day: '2026-11-02', from: '08:15', to: '10:00' });
    expect(typedPlan(values, ZONE)).toEqual(plan);
  });

  it('goes over midnight, needs no end, and no time at all', () => {
    const typed = (day: string, from: string, to: string) =>
      typedPlan({ contractorIds: [], day, from, to }, ZONE);
    expect(typed('2026-11-02', '22:00', '02:00').scheduledEnd).toBe('2026-11-03T07:00:00.000Z');
    expect(typed('2026-11-02', '', '')).toMatchObject({
      scheduledStart: '2026-11-02T13:00:00.000Z',
      scheduledEnd: null,
    });
    expect(typed('', '09:00', '10:00')).toMatchObject({ scheduledStart: null, scheduledEnd: null });
  });
});
