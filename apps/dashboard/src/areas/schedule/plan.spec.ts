import {
  byRows,
  cellOf,
  cellsOf,
  changeOf,
  conflictsOf,
  lanesOf,
  mayMove,
  merged,
  moved,
  onDay,
  type Person,
  planned,
  type Visit,
} from './plan';

const ZONE = 'America/Toronto';
const [ANA, BO] = ['ana', 'bo'];

const going = (...ids: string[]) =>
  ids.map((contractorId) => ({ contractorId, contractorName: contractorId, acknowledgedAt: null }));

const visit = (fields: Partial<Visit> = {}): Visit =>
  ({
    ...{ id: 'v1', number: 'WO-1', title: 'Boiler', status: 'assigned', assignments: going(ANA) },
    ...{ scheduledStart: '2026-11-24T13:00:00Z', scheduledEnd: '2026-11-24T15:00:00Z' },
    ...{ estimatedMinutes: null, jobNumber: null, jobDueDate: null },
    ...fields,
  }) as Visit;

const people = (nextExpiry: Person['nextExpiry'] = null) =>
  new Map([[ANA, { id: ANA, displayName: 'Ana', nextExpiry } as Person]]);

const conflicts = (of: Visit, others: Visit[] = [], known = people()) =>
  conflictsOf(of, { visits: [of, ...others], people: known, zone: ZONE });

describe('moving a visit', () => {
  it('keeps its hour and its length, over the change of clocks too', () => {
    const october = visit({ scheduledStart: '2026-10-31T12:00:00Z', scheduledEnd: '2026-10-31T14:00:00Z' });
    const start = onDay(october, '2026-11-01', ZONE);
    expect(moved(october, ANA, { who: BO, start })).toEqual({
      contractorIds: [BO],
      scheduledStart: '2026-11-01T13:00:00.000Z',
      scheduledEnd: '2026-11-01T15:00:00.000Z',
    });
  });

  it('takes only the one whose row it was moved from off it', () => {
    const both = visit({ assignments: going(ANA, BO) });
    const start = '2026-11-24T13:00:00Z';
    expect(moved(both, ANA, { who: 'cy', start }).contractorIds).toEqual([BO, 'cy']);
    expect(moved(both, ANA, { who: BO, start }).contractorIds).toEqual([BO]);
    expect(moved(both, ANA, { who: null, start }).contractorIds).toEqual([BO]);
  });

  it('gives one without a time the morning, and as long as it was estimated to take', () => {
    const undated = visit({ scheduledStart: null, scheduledEnd: null, estimatedMinutes: 90 });
    const start = onDay(undated, '2026-11-24', ZONE);
    expect(moved(undated, null, { who: ANA, start })).toMatchObject({
      scheduledStart: '2026-11-24T13:00:00.000Z',
      scheduledEnd: '2026-11-24T14:30:00.000Z',
    });
  });

  it('leaves alone what has begun', () => {
    expect(
      (['assigned', 'declined', 'en_route', 'started', 'done'] as const).map((status) =>
        mayMove(visit({ status })),
      ),
    ).toEqual([true, true, false, false, false]);
  });

  it('is to be seen anew by whoever is new to it', () => {
    const seen = visit({ status: 'acknowledged' });
    const plan = { contractorIds: [ANA], scheduledStart: '2026-11-25T13:00:00Z', scheduledEnd: null };
    expect(planned(seen, plan, String)).toMatchObject({
      status: 'acknowledged',
      ...{ scheduledStart: plan.scheduledStart },
    });
    expect(planned(seen, { ...plan, contractorIds: [BO] }, String).status).toBe('assigned');
    expect(planned(seen, { ...plan, contractorIds: [] }, String).status).toBe('unassigned');
  });
});

describe('what speaks against a visit', () => {
  const at = (from: string, to: string, fields: Partial<Visit> = {}) =>
    visit({
      ...{ id: 'v2', number: 'WO-2', title: 'Chiller' },
      ...{ scheduledStart: `2026-11-24T${from}:00Z`, scheduledEnd: `2026-11-24T${to}:00Z` },
      ...fields,
    });

  it('is another visit of the same person at that time, and none that only touches it', () => {
    expect(conflicts(visit(), [at('14:59', '16:00')])).toEqual([
      { kind: 'overlap', who: ANA, number: 'WO-2', title: 'Chiller' },
    ]);
    expect(conflicts(visit(), [at('15:00', '16:00'), at('12:00', '13:00')])).toEqual([]);
    expect(conflicts(visit(), [at('13:00', '14:00', { assignments: going(BO) })])).toEqual([]);
    expect(conflicts(visit(), [at('13:00', '14:00', { status: 'cancelled' })])).toEqual([]);
  });

  it('is a job that is due before, and a paper that has ended by then', () => {
    expect(conflicts(visit({ jobNumber: 'JOB-1', jobDueDate: '2026-11-24' }))).toEqual([]);
    expect(conflicts(visit({ jobNumber: 'JOB-1', jobDueDate: '2026-11-23' }))).toEqual([
      { kind: 'afterDue', job: 'JOB-1', due: '2026-11-23' },
    ]);
    const until = (expiresOn: string) => people({ kind: 'wsib', expiresOn });
    expect(conflicts(visit(), [], until('2026-11-24'))).toEqual([]);
    expect(conflicts(visit(), [], until('2026-11-23'))).toEqual([
      { kind: 'paper', who: ANA, paper: 'wsib', expiresOn: '2026-11-23' },
    ]);
  });
});

describe('the board', () => {
  it('shows a visit on the row of everybody who goes, by the day of the organization', () => {
    const late = visit({ scheduledStart: '2026-11-25T03:00:00Z', assignments: going(ANA, BO) });
    const open = visit({ id: 'v3', status: 'unassigned', assignments: [] });
    const cells = cellsOf([late, open], ['2026-11-24', '2026-11-25'], ZONE);
    expect([...cells.keys()].sort()).toEqual(
      [cellOf(ANA, '2026-11-24'), cellOf(BO, '2026-11-24'), cellOf(null, '2026-11-24')].sort(),
    );
  });

  it('puts visits at the same time below each other', () => {
    const [a, b, c] = [
      visit({ id: 'a' }),
      visit({ id: 'b', scheduledStart: '2026-11-24T14:00:00Z', scheduledEnd: '2026-11-24T16:00:00Z' }),
      visit({ id: 'c', scheduledStart: '2026-11-24T15:00:00Z', scheduledEnd: null }),
    ];
    expect(lanesOf([c, b, a]).map((lane) => lane.map(({ id }) => id))).toEqual([['a', 'c'], ['b']]);
  });
});

describe('what is sent of a plan', () => {
  const plan = {
    contractorIds: [ANA],
    scheduledStart: '2026-11-24T13:00:00.000Z',
    scheduledEnd: '2026-11-24T15:00:00.000Z',
  };

  it('is what is new: who stays is not named, and a time that stays is not said, however it is written', () => {
    expect(changeOf(visit(), plan)).toEqual({});
    expect(changeOf(visit(), { ...plan, contractorIds: [ANA, BO] })).toEqual({ contractorIds: [ANA, BO] });
    const { contractorIds: _, ...window } = { ...plan, scheduledEnd: null };
    expect(changeOf(visit(), { ...plan, ...window })).toEqual(window);
    expect(changeOf(visit({ assignments: going(BO, ANA) }), { ...plan, contractorIds: [ANA, BO] })).toEqual(
      {},
    );
    expect(changeOf(visit(), { ...plan, contractorIds: [] })).toEqual({ contractorIds: [] });
  });
});

describe('visits from several lists', () => {
  it('stand once, as the newest list says, and on the row of each who goes', () => {
    const [old, now] = [visit({ version: 1 }), visit({ version: 2, assignments: going(ANA, BO) })];
    expect(merged([old], undefined, [now])).toEqual([now]);
    expect(byRows([now, visit({ id: 'v2', assignments: [] })])).toEqual(
      new Map([
        [ANA, [now]],
        [BO, [now]],
        [null, [visit({ id: 'v2', assignments: [] })]],
      ]),
    );
  });
});
