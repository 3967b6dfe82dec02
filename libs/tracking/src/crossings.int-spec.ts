import pg from 'pg';
import { io } from 'socket.io-client';
import { Database } from '#platform';
import { eventually } from '../../platform/src/testing/eventually.js';
import { PresenceDesk } from './commands/presence-desk.js';
import { PositionsRepository } from './intake/positions.repository.js';
import { type Company, Field, placeAt, type Worker } from './testing/field.js';

describe('what comes at the same moment', () => {
  let field: Field;
  let company: Company;
  let ann: Worker;

  beforeAll(async () => {
    field = await Field.open({ env: { REQUESTS_PER_MINUTE: '60' } });
    company = await field.company('Ann Electric');
    [ann] = company.contractors as [Worker];
  });

  afterAll(() => field.test.close());

  it('a sign of life and a batch of places take their locks in one order', async () => {
    const phone = await field.connect('contractors', ann.accessToken);
    phone.close();
    const heardOf = () =>
      field.test.as(company.organizationId, () =>
        field.test.app.get(PresenceDesk, { strict: false }).heard(ann.contractorId),
      );
    // The stream has its number now: there is nothing to hold before.
    await heardOf();
    const batch = new pg.Client({ connectionString: field.test.database.ownerUrl });
    await batch.connect();
    await batch.query('BEGIN');
    await batch.query('UPDATE live_sequences SET last = last WHERE organization_id = $1', [
      company.organizationId,
    ]);
    const heard = heardOf();
    const waiting = "SELECT 1 FROM pg_locks WHERE NOT granted AND locktype IN ('transactionid', 'tuple')";
    await eventually(async () => (await batch.query(waiting)).rows.length > 0, 'the sign of life to wait');
    // What the batch does next: were the state taken already, both would wait for ever.
    const state = 'SELECT 1 FROM contractor_states WHERE contractor_id = $1 FOR UPDATE NOWAIT';
    expect((await batch.query(state, [ann.contractorId])).rows).toHaveLength(1);
    await batch.query('COMMIT');
    await batch.end();
    await heard;
  });

  it('a place that is written after the clock-out shows nobody', async () => {
    const { at, latitude, longitude, accuracyMeters } = placeAt(0);
    const shown = await field.test.as(company.organizationId, async () => {
      const place = { latitude, longitude, accuracyMeters, speed: null, heading: null };
      const newest = { contractorId: ann.contractorId, at, ...place, siteWorkOrderId: null };
      const positions = field.test.app.get(PositionsRepository, { strict: false });
      await positions.write({ kept: [], newest: [newest as never], happened: [] });
      return field.test.app
        .get(Database)
        .rows('SELECT 1 FROM contractor_states WHERE position_at IS NOT NULL');
    });
    expect(shown).toEqual([]);
  });

  it('a point that is sent twice is refused once', async () => {
    const phone = await field.connect('contractors', ann.accessToken);
    const points = [placeAt(0)];
    const answers = await Promise.all([
      phone.ask('location:update', { points }),
      phone.ask('location:update', { points }),
    ]);
    const refused = [{ at: points[0]?.at, code: 'TRACKING.NOT_CLOCKED_IN' }];
    for (const answer of answers) expect(answer).toMatchObject({ data: { accepted: 0, refused } });
    phone.close();
  });

  it('nobody is let in without a door', async () => {
    const socket = io(field.url, { transports: ['websocket'], forceNew: true, reconnection: false });
    const refused = await new Promise<Error>((resolve, reject) => {
      socket.once('connect_error', resolve);
      socket.once('connect', () => reject(new Error('let in')));
    });
    expect(refused.message).toBe('Nothing is told here: connect to /managers or /contractors.');
    socket.disconnect();
  });

  it('a phone that asks without end is told to wait, and another one is not', async () => {
    const phone = await field.connect('contractors', ann.accessToken);
    const ask = () => phone.ask('timeentry:stop', { id: ann.contractorId, at: new Date().toISOString() });
    const answers = await Promise.all(Array.from({ length: 80 }, ask));
    const statuses = new Set(answers.map((answer) => (answer.ok ? 200 : answer.problem.status)));
    expect(statuses).toEqual(new Set([404, 429]));
    phone.close();
    const other = await field.contractor(company.organizationId, 'Eve Heating');
    const line = await field.connect('contractors', other.accessToken);
    const stop = { id: other.contractorId, at: new Date().toISOString() };
    expect(await line.ask('timeentry:stop', stop)).toMatchObject({ problem: { status: 404 } });
    line.close();
  });
});
