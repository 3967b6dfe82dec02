import { newId } from '#kernel';
import type { SignedIn } from '../../identity/src/testing/sign-in.js';
import type { TimeEntryView } from './index.js';
import { Crew } from './testing/crew-fixture.js';

describe('weeks and places', () => {
  let crew: Crew;
  let bob: SignedIn;

  const record = (workDate: string, more: object = {}) =>
    crew.call<TimeEntryView>(bob, 'POST', `/contractors/${crew.bobId}/time`, {
      workDate,
      minutes: 60,
      ...more,
    });
  const week = (what: string, day: string, more: object = {}, who = crew.manager) =>
    crew.call(who, 'POST', `/time-weeks/${what}`, { day, ...more });

  beforeAll(async () => {
    crew = await Crew.gather();
    bob = await crew.contractor(crew.bobId);
  });

  afterAll(() => crew.test.close());

  it('are handed in, accepted, closed, and opened again with a reason', async () => {
    const contractorId = crew.bobId;
    for (const day of ['2026-09-07', '2026-09-09', '2026-09-13']) await record(day);
    const { body: entry } = await record('2026-09-14');
    expect(await week('lock', '2026-09-10')).toMatchObject({
      status: 409,
      body: { code: 'TIMEKEEPING.WEEK_UNDECIDED', detail: expect.stringContaining('3 time entries') },
    });
    expect((await week('submit', '2026-09-13', { contractorId }, bob)).body).toEqual({ moved: 3 });
    expect((await week('approve', '2026-09-07', { contractorId })).body).toEqual({ moved: 3 });
    expect((await week('lock', '2026-09-10')).body).toMatchObject({
      ...{ firstDay: '2026-09-07', lastDay: '2026-09-13', lockedAt: expect.any(String) },
      contractors: [{ contractorId, entries: 3, approvedMinutes: 180, draftMinutes: 0 }],
    });
    const late = await record('2026-09-08');
    expect(late).toMatchObject({ status: 409, body: { code: 'TIMEKEEPING.WEEK_LOCKED', field: 'workDate' } });
    const moved = await crew.call(bob, 'PATCH', `/time-entries/${entry.id}`, {
      version: 1,
      workDate: '2026-09-08',
    });
    expect(moved).toMatchObject({ status: 409, body: { code: 'TIMEKEEPING.WEEK_LOCKED' } });
    const spent = { expenseDate: '2026-09-08', category: 'fuel', amount: '50.00' };
    expect(await crew.call(bob, 'POST', `/contractors/${crew.bobId}/expenses`, spent)).toMatchObject({
      status: 409,
      body: { code: 'TIMEKEEPING.WEEK_LOCKED' },
    });
    expect((await week('unlock', '2026-09-08', { reason: 'A sheet was forgotten' })).body).toMatchObject({
      lockedAt: null,
    });
    expect((await record('2026-09-08')).status).toBe(201);
  });

  it('are approved as they were looked at: what was handed in or changed since is not approved with them', async () => {
    const contractorId = crew.bobId;
    const day = '2026-04-14';
    const looked = async () => {
      const { body } = await crew.call<{ contractors: { waitingMark: string | null }[] }>(
        crew.manager,
        'GET',
        `/time-weeks?day=${day}`,
      );
      return body.contractors[0]?.waitingMark;
    };
    const { body: entry } = await record(day);
    expect(await looked()).toBeNull();
    await week('submit', day, { contractorId }, bob);
    const before = await looked();
    await record('2026-04-15');
    expect(await looked()).toBe(before);
    await week('submit', day, { contractorId }, bob);
    const changed = { status: 409, body: { code: 'TIMEKEEPING.WEEK_CHANGED', fix: expect.any(String) } };
    expect(await week('approve', day, { contractorId, seen: before })).toMatchObject(changed);
    const { body: still } = await crew.call<TimeEntryView>(bob, 'GET', `/time-entries/${entry.id}`);
    expect(still.status).toBe('submitted');
    const seen = await looked();
    expect((await week('approve', day, { contractorId, seen })).body).toEqual({ moved: 2 });
    expect(await week('approve', day, { contractorId, seen })).toMatchObject(changed);
    expect(await looked()).toBeNull();
    await record('2026-04-16');
    await week('submit', day, { contractorId }, bob);
    expect((await week('approve', day, { contractorId })).body).toEqual({ moved: 1 });
  });

  it('say how long clocks that run have been worked by, breaks left out', async () => {
    const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
    const { body } = await crew.call<TimeEntryView>(bob, 'POST', `/contractors/${crew.bobId}/time`, {
      startedAt: ago(180),
    });
    const step = (name: string, minutes: number) =>
      crew.call(bob, 'POST', `/time-entries/${body.id}/${name}`, { at: ago(minutes) });
    const running = async () => {
      const week = await crew.call<{ contractors: { contractorId: string }[] }>(
        crew.manager,
        'GET',
        `/time-weeks?day=${body.workDate}`,
      );
      return week.body.contractors.find(({ contractorId }) => contractorId === crew.bobId);
    };
    await step('pause', 120);
    await step('resume', 90);
    const ticking = await running();
    expect(ticking).toMatchObject({ running: 1, ticking: 1, days: [{ day: body.workDate, ticking: 1 }] });
    expect(ticking).toHaveProperty('runningSeconds', expect.closeTo(150 * 60, -2));
    await step('pause', 30);
    const standing = await running();
    expect(standing).toMatchObject({ running: 1, ticking: 0, draftMinutes: 0 });
    expect(standing).toHaveProperty('runningSeconds', expect.closeTo(120 * 60, -2));
    await step('stop', 0);
    expect(await running()).toMatchObject({ running: 0, ticking: 0, runningSeconds: 0 });
  });

  it('let nothing slip in while one is being closed', async () => {
    const tries = await Promise.all([
      ...Array.from({ length: 20 }, () => record('2026-08-04')),
      week('lock', '2026-08-04'),
    ]);
    const { status: locked } = tries.at(-1) ?? { status: 0 };
    const written = tries.slice(0, -1).filter(({ status }) => status === 201).length;
    // Either the lock came first and nothing was written, or something was and the lock was refused.
    expect({ locked, isEmpty: written === 0 }).toEqual({ locked, isEmpty: locked === 200 });
  });

  it('send a whole week back with the reason on every entry', async () => {
    const contractorId = crew.bobId;
    const { body } = await record('2026-07-07');
    await week('submit', '2026-07-07', { contractorId }, bob);
    expect((await week('reject', '2026-07-07', { contractorId, reason: 'No job named' })).body).toEqual({
      moved: 1,
    });
    const { body: back } = await crew.call<TimeEntryView>(bob, 'GET', `/time-entries/${body.id}`);
    expect(back).toMatchObject({ status: 'rejected', rejectionReason: 'No job named' });
    expect((await week('submit', '2026-07-07', { contractorId }, bob)).body).toEqual({ moved: 1 });
  });

  it('say day by day what was worked, what is overtime and what looks wrong', async () => {
    for (const day of ['2026-06-08', '2026-06-09', '2026-06-10', '2026-06-11'])
      await record(day, { minutes: 660 });
    const at = (from: string, to: string) => ({
      ...{ workDate: undefined, minutes: undefined },
      ...{ startedAt: `2026-06-12T${from}:00-04:00`, endedAt: `2026-06-12T${to}:00-04:00` },
    });
    await record('2026-06-12', at('08:00', '10:00'));
    await record('2026-06-12', at('09:00', '11:00'));
    const { body } = await crew.call(crew.manager, 'GET', '/time-weeks?day=2026-06-12');
    expect(body).toMatchObject({
      ...{ firstDay: '2026-06-08', province: 'ON', undecidedEntries: 6, undecidedExpenses: 0 },
      contractors: [{ name: 'Bob Plumbing', entries: 6, overtimeMinutes: 4 * 60, running: 0 }],
    });
    const [{ days }] = body.contractors as [{ days: object[] }];
    expect(days).toHaveLength(5);
    expect(days[4]).toMatchObject({ day: '2026-06-12', overlapping: 2, forgotten: 0, overtimeMinutes: 240 });
  });

  it('show a contractor her own week and nobody else', async () => {
    const ann = await crew.contractor(crew.annId);
    const { body } = await crew.call(ann, 'GET', '/time-weeks?day=2026-09-08');
    expect(body).toMatchObject({ firstDay: '2026-09-07', contractors: [] });
  });

  it('are handed on as a file: decimal hours a day, a contractor’s own alone', async () => {
    for (const day of ['2026-05-11', '2026-05-12']) await record(day, { minutes: 510 });
    const file = async (as: SignedIn, query: string) => {
      const { headers } = as;
      const url = `/api/v1/time-weeks/file?day=2026-05-13&${query}`;
      return crew.test.app.inject({ method: 'GET', url, headers });
    };
    const { body, headers } = await file(crew.manager, 'format=csv&language=fr');
    expect(headers['content-disposition']).toContain('time-2026-05-11.csv');
    const [head, bobs] = body.slice(1).trim().split('\r\n');
    expect(head).toContain('Personne,2026-05-11,2026-05-12,');
    expect(bobs).toContain('Bob Plumbing,8.50,8.50,0.00,0.00,0.00,0.00,0.00,17.00,');
    const ann = await crew.contractor(crew.annId);
    expect((await file(ann, 'format=csv')).body).not.toContain('Bob');
    expect((await file(crew.manager, 'format=pdf')).rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
    expect((await file(crew.manager, 'format=docx')).statusCode).toBe(422);
  });

  it('are handed on as a slip: one person, an entry a row from morning to evening, and nobody else', async () => {
    await record('2026-06-23', { minutes: 90, phase: 'Rough-in', description: 'Second floor' });
    await crew.call(bob, 'POST', `/contractors/${crew.bobId}/time`, {
      startedAt: '2026-06-22T08:00:00-04:00',
      endedAt: '2026-06-22T12:30:00-04:00',
    });
    const slip = async (as: SignedIn, contractorId: string, query = 'format=csv') => {
      const url = `/api/v1/contractors/${contractorId}/time-slip?day=2026-06-24&${query}`;
      return crew.test.app.inject({ method: 'GET', url, headers: as.headers });
    };
    const { body, headers } = await slip(crew.manager, crew.bobId);
    expect(headers['content-disposition']).toContain('time-slip-2026-06-22.csv');
    const [head, monday, tuesday, none] = body.slice(1).trim().split('\r\n');
    expect(head).toBe('Day,From,To,Breaks,Hours,Job,Phase,What was done,State');
    expect(monday).toContain('2026-06-22,08:00,12:30,0.00,4.50,');
    expect(tuesday).toContain('2026-06-23,,,0.00,1.50,');
    expect(tuesday).toContain('Rough-in,Second floor,Not handed in');
    expect(none).toBeUndefined();
    expect((await slip(bob, crew.bobId, 'format=pdf&language=fr')).rawPayload.subarray(0, 5).toString()).toBe(
      '%PDF-',
    );
    const ann = await crew.contractor(crew.annId);
    expect((await slip(ann, crew.bobId)).statusCode).toBe(404);
    expect((await slip(crew.manager, newId())).statusCode).toBe(404);
  });

  it('keep a place only with consent and between clock-in and clock-out, and note who looks', async () => {
    const { body: entry } = await crew.call<TimeEntryView>(bob, 'POST', `/contractors/${crew.bobId}/time`, {
      startedAt: '2026-11-10T08:00:00-05:00',
    });
    const here = { kind: 'start', latitude: 45.4215, longitude: -75.6972, accuracyMeters: 12 };
    const punch = (at: string, id = newId()) =>
      crew.call(bob, 'POST', `/time-entries/${entry.id}/location`, { ...here, at, id });
    const consent = (given: boolean, who = bob) =>
      crew.call(who, 'POST', `/contractors/${crew.bobId}/location-consent`, { given });
    expect(await punch('2026-11-10T08:00:00-05:00')).toMatchObject({
      status: 403,
      body: { code: 'TIMEKEEPING.NO_CONSENT' },
    });
    expect((await consent(true, crew.manager)).status).toBe(403);
    expect((await consent(true)).body.since).toEqual(expect.any(String));
    const id = newId();
    for (let count = 0; count < 2; count += 1)
      expect((await punch('2026-11-10T08:00:00-05:00', id)).status).toBe(201);
    await crew.call(bob, 'POST', `/time-entries/${entry.id}/stop`, { at: '2026-11-10T12:00:00-05:00' });
    for (const outside of ['2026-11-10T07:59:00-05:00', '2026-11-10T12:01:00-05:00'])
      expect(await punch(outside)).toMatchObject({
        status: 409,
        body: { code: 'TIMEKEEPING.NOT_CLOCKED_IN' },
      });
    expect((await punch('2026-11-10T12:00:00-05:00')).status).toBe(201);
    expect((await consent(false)).body.since).toBeNull();
    expect((await punch('2026-11-10T11:00:00-05:00')).status).toBe(403);
    type List = { items: { latitude: number; at: string }[] };
    const { body } = await crew.call<List>(crew.manager, 'GET', `/time-entries/${entry.id}/locations`);
    expect(body.items).toMatchObject([{ latitude: 45.4215 }, { kind: 'start' }]);
    expect(Date.parse(body.items[0]?.at ?? '')).toBe(Date.parse('2026-11-10T13:00:00Z'));
  });
});
