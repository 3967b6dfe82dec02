import { IdentityModule } from '#identity';
import { newId } from '#kernel';
import { Database, UnitOfWork } from '#platform';
import { type SignedIn, signIn } from '../../identity/src/testing/sign-in.js';
import { createTestApp, type TestApp } from '../../platform/src/testing/test-app.js';
import { type TimeEntryView, TimekeepingModule } from './index.js';

describe('timers', () => {
  let test: TestApp;
  let organizationId: string;
  let manager: SignedIn;
  let bob: SignedIn;
  const [bobId, annId] = [newId(), newId()];

  const as =
    (who: SignedIn) =>
    async <T = TimeEntryView>(method: 'GET' | 'POST' | 'PATCH', url: string, payload: object = {}) => {
      const { headers } = who;
      const sent = method === 'GET' ? {} : { payload };
      const response = await test.app.inject({ method, url: `/api/v1${url}`, headers, ...sent });
      return { status: response.statusCode, body: response.json<T>() };
    };
  const start = (startedAt: string, more: object = {}) =>
    as(bob)('POST', `/contractors/${bobId}/time`, { startedAt, ...more });
  const step = (name: string, id: string, at: string, more: object = {}) =>
    as(bob)('POST', `/time-entries/${id}/${name}`, { at, ...more });
  const rounding = (roundingMinutes: number, roundingDirection = 'nearest') =>
    as(manager)('PATCH', '/timekeeping-policy', { roundingMinutes, roundingDirection });

  beforeAll(async () => {
    test = await createTestApp([IdentityModule, TimekeepingModule]);
    organizationId = await test.createOrganization();
    await test.as(organizationId, () =>
      test.app.get(UnitOfWork).run(async () => {
        for (const [id, displayName] of [
          [bobId, 'Bob Plumbing'],
          [annId, 'Ann Electric'],
        ] as const)
          await test.app
            .get(Database)
            .prisma.contractor.create({ data: { organizationId, id, displayName } });
      }),
    );
    manager = await signIn(test, 'manager', { organizationId });
    bob = await signIn(test, 'contractor', { organizationId, contractorId: bobId });
  });

  afterEach(() => rounding(0));
  afterAll(() => test.close());

  it('count a day with a break to the minute, and hand it in', async () => {
    const { status, body } = await start('2026-11-02T08:00:20-05:00', { phase: 'Rough-in' });
    expect({ status, body }).toMatchObject({
      status: 201,
      body: {
        status: 'running',
        kind: 'timer',
        minutes: 0,
        startedWall: '2026-11-02T08:00',
        phase: 'Rough-in',
      },
    });
    expect((await step('pause', body.id, '2026-11-02T12:00:00-05:00')).body.status).toBe('on_break');
    expect((await step('resume', body.id, '2026-11-02T12:30:00-05:00')).body.status).toBe('running');
    const stopped = await step('stop', body.id, '2026-11-02T16:45:50-05:00');
    expect(stopped.body).toMatchObject({
      ...{ status: 'submitted', workDate: '2026-11-02', minutes: 495, rawMinutes: 495, rounding: 'none' },
      ...{ zone: 'America/Toronto', endedWall: '2026-11-02T16:45', isForgotten: false },
    });
  });

  it('do the same step once, however often a phone sends it, and refuse another one', async () => {
    const { body } = await start('2026-11-03T08:00:00-05:00');
    for (const name of ['pause', 'pause']) {
      expect(await step(name, body.id, '2026-11-03T10:00:00-05:00')).toMatchObject({
        status: 200,
        body: { version: 2 },
      });
    }
    expect(await step('pause', body.id, '2026-11-03T10:05:00-05:00')).toMatchObject({
      status: 409,
      body: { code: 'TIME_ENTRY.TRANSITION' },
    });
    expect(await step('resume', body.id, '2026-11-03T09:00:00-05:00')).toMatchObject({
      status: 422,
      body: { code: 'TIMEKEEPING.BACKWARDS' },
    });
    for (let count = 0; count < 2; count += 1) {
      expect((await step('stop', body.id, '2026-11-03T11:00:00-05:00')).body).toMatchObject({
        minutes: 120,
        version: 3,
      });
    }
    expect(await step('stop', body.id, '2026-11-03T11:30:00-05:00')).toMatchObject({
      status: 409,
      body: { code: 'TIMEKEEPING.STOPPED' },
    });
  });

  it('run one at a time for each person, whoever of fifty starts first', async () => {
    const tries = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        start(`2026-11-04T08:${String(index).padStart(2, '0')}:00-05:00`),
      ),
    );
    const started = tries.filter(({ status }) => status === 201);
    expect(started).toHaveLength(1);
    const refused = tries.filter(({ status }) => status === 409);
    expect(refused).toHaveLength(49);
    for (const { body } of refused) expect(body).toMatchObject({ code: 'TIMEKEEPING.TIMER_RUNNING' });
    await step('stop', started[0]?.body.id ?? '', '2026-11-04T09:00:00-05:00');
  });

  it('are cut at midnight of the site, and rounded as a whole', async () => {
    await rounding(15);
    const { body } = await start('2026-11-05T20:00:00-05:00');
    const first = await step('stop', body.id, '2026-11-06T03:52:00-05:00', { keepDraft: true });
    expect(first.body).toMatchObject({
      ...{ status: 'draft', workDate: '2026-11-05', rawMinutes: 240, minutes: 240, rounding: 'nearest 15' },
      endedWall: '2026-11-06T00:00',
    });
    const { body: rest } = await as(bob)<{ items: TimeEntryView[] }>(
      'GET',
      `/time-entries?splitFrom=${body.id}`,
    );
    expect(rest.items).toMatchObject([
      { workDate: '2026-11-06', rawMinutes: 232, minutes: 225, status: 'draft' },
    ]);
    expect((await step('stop', body.id, '2026-11-06T03:52:00-05:00')).status).toBe(200);
  });

  it('know whose midnight it is: that of the site that is named', async () => {
    const times = { startedAt: '2026-10-31T23:00:00-07:00', endedAt: '2026-11-01T05:00:00-07:00' };
    const { body } = await as(bob)('POST', `/contractors/${bobId}/time`, {
      ...times,
      zone: 'America/Vancouver',
    });
    expect(body).toMatchObject({ workDate: '2026-10-31', minutes: 60, endedWall: '2026-11-01T00:00' });
    const { body: rest } = await as(bob)<{ items: TimeEntryView[] }>(
      'GET',
      `/time-entries?splitFrom=${body.id}`,
    );
    expect(rest.items).toMatchObject([
      { workDate: '2026-11-01', minutes: 300, endedWall: '2026-11-01T05:00' },
    ]);
    const wrong = await as(bob)('POST', `/contractors/${bobId}/time`, { ...times, zone: 'Pacific' });
    expect(wrong).toMatchObject({ status: 422, body: { code: 'TIMEKEEPING.UNKNOWN_ZONE', field: 'zone' } });
  });

  it('are flagged when somebody forgot to stop them', async () => {
    const { body } = await start('2026-11-07T08:00:00-05:00');
    expect(body.isForgotten).toBe(true);
    type Listed = { items: TimeEntryView[] };
    const listed = await as(manager)<Listed>('GET', '/time-entries?forgotten=true');
    expect(listed.body.items.map(({ id }) => id)).toEqual([body.id]);
    await step('stop', body.id, '2026-11-07T16:00:00-05:00');
    expect((await as(manager)<Listed>('GET', '/time-entries?forgotten=true')).body.items).toEqual([]);
  });

  it('are recorded for a crew by the foreman, each person with an answer of her own', async () => {
    const foreman = await signIn(test, 'contractor', {
      organizationId,
      contractorId: bobId,
      isForeman: true,
    });
    const crew = [{ contractorId: bobId }, { contractorId: annId, minutes: 300 }, { contractorId: newId() }];
    const work = { workDate: '2026-11-09', minutes: 480, crew };
    const answer = await as(foreman)<{ results: unknown[] }>('POST', '/time-entries/crew', work);
    expect(answer.body.results).toMatchObject([
      { contractorId: bobId, entry: { minutes: 480, status: 'draft' }, problem: null },
      { contractorId: annId, entry: { minutes: 300 }, problem: null },
      { entry: null, problem: { code: 'TIMEKEEPING.NO_SUCH_CONTRACTOR' } },
    ]);
    expect(await as(bob)('POST', '/time-entries/crew', work)).toMatchObject({
      status: 403,
      body: { code: 'TIMEKEEPING.NOT_A_FOREMAN' },
    });
  });

  it('say in a sentence what is wrong with what was sent', async () => {
    const send = (body: object) => as(bob)('POST', `/contractors/${bobId}/time`, body);
    for (const [body, code, field] of [
      [{}, 'TIMEKEEPING.WHICH_TIME', 'workDate'],
      [
        { workDate: '2026-11-02', minutes: 60, startedAt: '2026-11-02T08:00:00Z' },
        'TIMEKEEPING.WHICH_TIME',
        'startedAt',
      ],
      [{ startedAt: '2026-11-02T08:00:00' }, 'HTTP.NOT_VALID', 'startedAt'],
      [{ startedAt: '2026-13-02T08:00:00Z' }, 'TIMEKEEPING.BAD_INSTANT', 'startedAt'],
      [{ startedAt: '2026-02-31T08:00:00Z' }, 'TIMEKEEPING.BAD_INSTANT', 'startedAt'],
      [{ startedAt: '2099-01-02T08:00:00Z' }, 'TIMEKEEPING.IN_THE_FUTURE', 'startedAt'],
      [
        { startedAt: '2026-11-02T08:00:00Z', endedAt: '2026-11-02T07:00:00Z' },
        'TIMEKEEPING.ENDS_BEFORE_START',
        'endedAt',
      ],
      [
        { workDate: '2026-11-02', minutes: 60, serviceTypeId: newId() },
        'TIMEKEEPING.NO_SUCH_SERVICE_TYPE',
        'serviceTypeId',
      ],
    ] as const)
      expect(await send(body)).toMatchObject({ status: 422, body: { code, field } });
    expect(await as(manager)('PATCH', '/timekeeping-policy', { roundingMinutes: 7 })).toMatchObject({
      status: 422,
    });
  });
});
