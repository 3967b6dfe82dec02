import { JwtService } from '@nestjs/jwt';
import pg from 'pg';
import { newId } from '#kernel';
import { Database } from '#platform';
import { signIn } from '../../identity/src/testing/sign-in.js';
import { eventually } from '../../platform/src/testing/eventually.js';
import { RetentionHandler } from './schedule/retention.handler.js';
import { RetentionSchedule } from './schedule/retention.schedule.js';
import { SilenceSchedule } from './schedule/silence.schedule.js';
import { type Company, Field, type Line, placeAt, type Received, type Worker } from './testing/field.js';

interface Active {
  items: {
    contractorId: string;
    presence: string;
    timer: { status: string } | null;
    position: object | null;
  }[];
  sequence: number;
}

interface Trail {
  segments: { timeEntryId: string; points: object[] }[];
}

describe('live tracking', () => {
  let field: Field;
  let company: Company;
  let bob: Worker;
  let ann: Worker;
  const lines: Line[] = [];

  const connect = async (...given: Parameters<Field['connect']>) => {
    const line = await field.connect(...given);
    lines.push(line);
    return line;
  };
  const rows = (sql: string) =>
    field.test.as(company.organizationId, () => field.test.app.get(Database).rows(sql));
  const active = async () =>
    (await field.call<Active>(company.manager, 'GET', '/dashboard/contractors/active')).body;
  const setTracking = async (wish: object) => {
    const { body } = await field.call<{ version: number }>(company.owner, 'GET', '/tracking/settings');
    const { version } = body;
    await field.call(company.owner, 'PATCH', '/tracking/settings', { version, ...wish });
  };
  const forget = () =>
    field.test.as(company.organizationId, () =>
      field.test.app
        .get(RetentionHandler, { strict: false })
        .handle({}, { signal: new AbortController().signal }),
    );
  const seen = async (who: Worker) =>
    (await active()).items.find(({ contractorId }) => contractorId === who.contractorId);

  beforeAll(async () => {
    field = await Field.open();
    company = await field.company('Bob Plumbing', 'Ann Electric');
    [bob, ann] = company.contractors as [Worker, Worker];
  });

  afterEach(() => {
    for (const line of lines.splice(0)) line.close();
  });

  afterAll(() => field.test.close());

  it('lets in by the token alone, and each person to her own door', async () => {
    const refused = { code: 'AUTH.REQUIRED', status: 401 };
    await expect(field.connect('managers', '')).rejects.toMatchObject(refused);
    await expect(field.connect('managers', 'nonsense')).rejects.toMatchObject({ code: 'AUTH.TOKEN_REFUSED' });
    await expect(field.connect('managers', bob.accessToken)).rejects.toMatchObject({
      code: 'AUTH.NOT_ALLOWED',
    });
    const { accessToken } = company.manager;
    await expect(field.connect('contractors', accessToken)).rejects.toMatchObject({
      code: 'AUTH.NOT_ALLOWED',
    });
  });

  it('shows the office a shift from clock-in to clock-out', async () => {
    const office = await connect('managers', company.manager.accessToken);
    const phone = await connect('contractors', bob.accessToken);
    await eventually(async () => (await seen(bob))?.presence === 'available', 'Bob in touch');

    const timeEntryId = await phone.clockIn();
    expect((await office.heard('timeentry:started'))[0]?.message.data).toMatchObject({ timeEntryId });
    const answer = await phone.ask('location:update', { points: [placeAt(0), placeAt(9_000_000)] });
    expect(answer).toMatchObject({
      ok: false,
      problem: { status: 422, field: expect.stringContaining('latitude') },
    });
    expect(await phone.ask('location:update', { points: [placeAt(25)] })).toEqual({
      ok: true,
      data: { accepted: 1, refused: [] },
    });
    const [moved] = await office.heard('contractor:location_updated');
    expect(moved?.message.data).toMatchObject({
      positions: [{ contractorId: bob.contractorId, accuracyMeters: 8 }],
    });
    await phone.ask('timeentry:pause', { id: timeEntryId, at: new Date().toISOString() });
    await office.heard('timeentry:paused');
    await eventually(async () => (await seen(bob))?.presence === 'on_break', 'Bob on a break');
    expect(await seen(bob)).toMatchObject({ timer: { status: 'on_break' }, position: { accuracyMeters: 8 } });

    expect(await phone.clockOut(timeEntryId)).toMatchObject({ ok: true, data: { status: 'submitted' } });
    await office.heard('timeentry:stopped');
    await eventually(async () => (await seen(bob))?.position === null, 'Bob off the map');
    const sequences = office.received.map(({ message }) => message.sequence);
    expect(sequences).toEqual([...new Set(sequences)].sort((a, b) => a - b));
  });

  it('keeps a place only while somebody works and agrees to it, and says why it does not', async () => {
    const phone = await connect('contractors', ann.accessToken);
    const reasons = async () => {
      const answer = await phone.ask<{ refused: { code: string }[] }>('location:update', {
        points: [placeAt(0)],
      });
      return answer.ok ? answer.data.refused.map(({ code }) => code) : [answer.problem.code];
    };
    expect(await reasons()).toEqual(['TRACKING.NOT_CLOCKED_IN']);
    const timeEntryId = await phone.clockIn(0.5);
    await field.call(ann, 'POST', `/contractors/${ann.contractorId}/location-consent`, { given: false });
    expect(await reasons()).toEqual(['TRACKING.NO_CONSENT']);
    await field.call(ann, 'POST', `/contractors/${ann.contractorId}/location-consent`, { given: true });
    expect(await reasons()).toEqual([]);
    await setTracking({ continuous: false });
    expect(await reasons()).toEqual(['TRACKING.OFF']);
    await setTracking({ continuous: true });
    await phone.clockOut(timeEntryId);
  });

  it('misses nothing between a first read and a connection that is made later', async () => {
    const { sequence } = (await field.call<{ sequence: number }>(company.manager, 'GET', '/live/head')).body;
    const phone = await connect('contractors', bob.accessToken);
    const timeEntryId = await phone.clockIn();
    const office = await connect('managers', company.manager.accessToken, sequence);
    expect((await office.heard('timeentry:started'))[0]?.message.data).toMatchObject({ timeEntryId });
    await phone.clockOut(timeEntryId);
  });

  it('takes the same step of a timer once, and no step of another person', async () => {
    const [phone, other] = [
      await connect('contractors', bob.accessToken),
      await connect('contractors', ann.accessToken),
    ];
    const start = { id: newId(), startedAt: new Date(Date.now() - 60_000).toISOString() };
    const answers = await Promise.all([
      phone.ask('timeentry:start', start),
      phone.ask('timeentry:start', start),
    ]);
    expect(answers).toMatchObject([{ data: { id: start.id } }, { data: { id: start.id } }]);
    const stop = { id: start.id, at: new Date().toISOString() };
    expect(await other.ask('timeentry:stop', stop)).toMatchObject({
      ok: false,
      problem: { code: 'TIMEKEEPING.ENTRY_NOT_FOUND', status: 404 },
    });
    const stopped = await Promise.all([phone.ask('timeentry:stop', stop), phone.ask('timeentry:stop', stop)]);
    expect(stopped).toMatchObject([{ data: { status: 'submitted', version: 2 } }, { data: { version: 2 } }]);
  });

  it('gives a screen that was away exactly what it missed, in order', async () => {
    const watcher = await connect('managers', company.manager.accessToken);
    const away = await connect('managers', company.owner.accessToken);
    const from = (await away.settled).sequence;
    away.close();
    const phone = await connect('contractors', bob.accessToken);
    const timeEntryId = await phone.clockIn(1);
    for (const metres of [0, 15, 30]) await phone.ask('location:update', { points: [placeAt(metres)] });
    await phone.clockOut(timeEntryId);
    const isItsEnd = ({ name, message }: Received) =>
      name === 'timeentry:stopped' && message.data.timeEntryId === timeEntryId;
    await eventually(async () => watcher.received.some(isItsEnd), 'the end of the shift');
    const back = await connect('managers', company.owner.accessToken, from);
    await eventually(async () => back.lastSequence === watcher.lastSequence, 'the same end');
    expect(await back.settled).toMatchObject({ name: 'live:ready', resumed: true });
    // The watcher came first, so it may also have heard the end of what was before.
    const lasting = ({ received }: Line) =>
      received.flatMap(({ name, message: { sequence } }) =>
        sequence > from && name !== 'contractor:location_updated' ? [[sequence, name]] : [],
      );
    expect(lasting(back)).toEqual(lasting(watcher));
    const again = await connect('managers', company.owner.accessToken, back.lastSequence);
    expect(again.received).toEqual([]);
  });

  it('tells a screen that was away for too long to ask for everything anew', async () => {
    const { sequence } = await active();
    const database = field.test.app.get(Database);
    await field.test.as(company.organizationId, () =>
      database.rows("UPDATE live_events SET at = now() - interval '25 hours'"),
    );
    await forget();
    const late = await connect('managers', company.manager.accessToken, 1);
    expect(await late.settled).toMatchObject({ name: 'live:reload' });
    const restored = await connect('managers', company.manager.accessToken, sequence + 1_000);
    expect(await restored.settled).toMatchObject({ name: 'live:reload' });
  });

  it('tells a contractor of her visit, and the office when she comes to the site and leaves it', async () => {
    const office = await connect('managers', company.manager.accessToken);
    const phone = await connect('contractors', ann.accessToken);
    const { body } = await field.call<{ id: string }>(company.manager, 'POST', '/work-orders', {
      ...{ title: 'Panel upgrade', latitude: '45.421500', longitude: '-75.697200', geofenceMetres: 150 },
      contractorIds: [ann.contractorId],
    });
    const [assigned] = await phone.heard('workorder:assigned');
    expect(assigned?.message.data).toMatchObject({ workOrderId: body.id, happened: 'assigned' });
    const timeEntryId = await phone.clockIn(5);
    await field.agreedYesterday(company.organizationId);
    const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000);
    const way = [placeAt(2_000, ago(4)), placeAt(30, ago(3)), placeAt(155, ago(2)), placeAt(1_500, ago(1))];
    await phone.ask('location:update', { points: way.slice(0, 3) });
    const visit = { contractorId: ann.contractorId, workOrderId: body.id };
    expect((await office.heard('contractor:site_entered'))[0]?.message.data).toEqual(visit);
    expect(await seen(ann)).toMatchObject({ position: { siteWorkOrderId: body.id } });
    await phone.ask('location:update', { points: way.slice(3) });
    expect((await office.heard('contractor:site_left'))[0]?.message.data).toEqual(visit);
    const fences = await field.call<{ items: object[] }>(company.manager, 'GET', '/tracking/geofences');
    expect(fences.body.items).toMatchObject([
      { workOrderId: body.id, radiusMeters: 150, contractorIds: [ann.contractorId] },
    ]);
    await phone.clockOut(timeEntryId);
  });

  it('shows each person of the office what she may read', async () => {
    const { organizationId } = company;
    const bookkeeper = await connect(
      'managers',
      (await signIn(field.test, 'accountant', { organizationId })).accessToken,
    );
    const dispatcher = await connect(
      'managers',
      (await signIn(field.test, 'dispatcher', { organizationId })).accessToken,
    );
    const phone = await connect('contractors', bob.accessToken);
    const timeEntryId = await phone.clockIn(1);
    await phone.ask('location:update', { points: [placeAt(5)] });
    await phone.clockOut(timeEntryId);
    await Promise.all([
      bookkeeper.heard('timeentry:stopped'),
      dispatcher.heard('contractor:location_updated'),
    ]);
    expect(bookkeeper.names.filter((name) => name.startsWith('contractor:'))).toEqual([]);
  });

  it('ends with the token, and at once for somebody who was removed', async () => {
    const { organizationId } = company;
    const person = await signIn(field.test, 'dispatcher', { organizationId });
    const jwt = field.test.app.get(JwtService, { strict: false });
    const { sid } = jwt.decode<{ sid: string }>(person.accessToken);
    const claims = { sub: person.userId, org: organizationId, role: 'dispatcher', sid };
    const short = await connect('managers', await jwt.signAsync(claims, { expiresIn: 6 }));
    const long = await connect('managers', person.accessToken);
    await eventually(
      async () => short.ended?.code === 'AUTH.TOKEN_ENDED' && !short.socket.connected,
      'the end',
    );
    expect(long.socket.connected).toBe(true);
    await field.call(company.owner, 'DELETE', `/users/${person.userId}`);
    await eventually(async () => !long.socket.connected, 'the end of the removed');
    await expect(field.connect('managers', person.accessToken)).rejects.toMatchObject({ status: 401 });
  });

  it('draws the way of a shift, and tells the contractor who looked', async () => {
    const phone = await connect('contractors', bob.accessToken);
    const timeEntryId = await phone.clockIn(20);
    const at = (minute: number) => new Date(Date.now() - (19 - minute) * 60_000);
    const points = Array.from({ length: 15 }, (_, minute) => placeAt(minute * 100, at(minute)));
    expect(await phone.ask('location:update', { points })).toMatchObject({ data: { accepted: 15 } });
    const url = `/tracking/contractors/${bob.contractorId}`;
    const trail = await field.call<Trail>(company.manager, 'GET', `${url}/trail`);
    const way = trail.body.segments.find((segment) => segment.timeEntryId === timeEntryId);
    expect(way?.points).toHaveLength(2);
    await active();
    const views = await field.call<{ items: object[] }>(bob, 'GET', `${url}/views`);
    const { userId: viewerId } = company.manager;
    expect(views.body.items).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ viewerId, kind: 'trail', times: 1 }),
        expect.objectContaining({ viewerId, kind: 'map' }),
      ]),
    );
    expect((await field.call(ann, 'GET', `${url}/trail`)).status).toBe(404);
    expect((await field.call(bob, 'GET', `${url}/trail`)).status).toBe(200);
    expect((await field.call(company.manager, 'GET', `${url}/trail?from=2026-01-01T00:00:00Z`)).status).toBe(
      422,
    );
    await phone.clockOut(timeEntryId);
  });

  it('says offline of somebody who is not heard of, and keeps her timer beside it', async () => {
    const office = await connect('managers', company.manager.accessToken);
    const phone = await connect('contractors', bob.accessToken);
    const timeEntryId = await phone.clockIn();
    await eventually(async () => (await seen(bob))?.presence === 'working', 'Bob at work');
    await eventually(async () => {
      // What her clocking in brings about may be written later than that she works, and is a sign of life.
      await rows("UPDATE contractor_states SET last_seen_at = now() - interval '10 minutes'");
      await field.test.app.get(SilenceSchedule, { strict: false }).look();
      return office.received.some(
        ({ message: { data } }) => data.contractorId === bob.contractorId && data.presence === 'offline',
      );
    }, 'the news');
    expect(await seen(bob)).toMatchObject({ presence: 'offline', timer: { status: 'running' } });
    await phone.clockOut(timeEntryId);
  });

  it('keeps each month of places in a table of its own, which only its owner reaches, and drops the oldest', async () => {
    const owner = new pg.Client({ connectionString: field.test.database.ownerUrl });
    await owner.connect();
    const months = async () => {
      const sql =
        "SELECT inhrelid::regclass::text AS name FROM pg_inherits WHERE inhparent = 'location_points'::regclass";
      return (await owner.query<{ name: string }>(sql)).rows.map(({ name }) => name).sort();
    };
    const usual = await months();
    expect(usual).toHaveLength(4);
    await owner.query(
      "CREATE TABLE location_points_202401 PARTITION OF location_points FOR VALUES FROM ('2024-01-01 00:00+00') TO ('2024-02-01 00:00+00')",
    );
    await field.test.app.get(RetentionSchedule, { strict: false }).enqueue();
    expect(await months()).toEqual(usual);
    await owner.end();
    await expect(rows(`SELECT 1 FROM ${usual[1]}`)).rejects.toThrow('permission denied');
  });

  it('keeps places no longer than the organization wants', async () => {
    const count = () => rows('SELECT 1 FROM location_points');
    const phone = await connect('contractors', bob.accessToken);
    const timeEntryId = await phone.clockIn(1);
    await phone.ask('location:update', { points: [placeAt(5)] });
    await phone.clockOut(timeEntryId);
    expect(await count()).not.toHaveLength(0);
    await setTracking({ retentionDays: 1 });
    await rows("UPDATE location_points SET at = at - interval '25 hours'");
    await forget();
    expect(await count()).toEqual([]);
    const { body } = await field.call<{ items: object[] }>(company.owner, 'GET', '/audit?limit=5');
    const [enforced] = body.items;
    expect(enforced).toMatchObject({ action: 'retention.enforced', data: { name: 'location-points' } });
  });
});
