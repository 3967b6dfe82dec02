import pg from 'pg';
import { newId } from '#kernel';
import { signIn } from '../../identity/src/testing/sign-in.js';
import { eventually } from '../../platform/src/testing/eventually.js';
import { createTestDatabase, type TestDatabase } from '../../platform/src/testing/test-database.js';
import { type Company, Field, type Line, placeAt } from './testing/field.js';

/** One random generator for the whole fuzz, so that a failure can be repeated. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

describe('two nodes', () => {
  const secrets = { JWT_SECRET: 'a secret that both nodes of this test share' };
  let database: TestDatabase;
  let nodes: [Field, Field];
  let companies: Company[];

  beforeAll(async () => {
    database = await createTestDatabase();
    const open = () => Field.open({ database, env: secrets });
    nodes = await Promise.all([open(), open()]);
    companies = [];
    for (const name of ['Cascade', 'Fundy']) companies.push(await nodes[0].company(`${name} 1`, `${name} 2`));
  }, 90_000);

  afterAll(async () => {
    for (const node of nodes) await node.test.close();
    await database.drop();
  });

  it('send the same events in the same order, whichever a phone or a screen is connected to', async () => {
    const { manager, owner, contractors } = companies[0] as Company;
    const screens = [
      await nodes[0].connect('managers', manager.accessToken),
      await nodes[1].connect('managers', owner.accessToken),
    ];
    const phone = await nodes[1].connect('contractors', contractors[0]?.accessToken ?? '');
    await phone.ask('timeentry:start', {
      id: newId(),
      startedAt: new Date(Date.now() - 60_000).toISOString(),
    });
    for (let metres = 0; metres < 100; metres += 20)
      await phone.ask('location:update', { points: [placeAt(metres)] });
    const [one, two] = screens as [Line, Line];
    await eventually(
      async () => one.lastSequence > 5 && one.lastSequence === two.lastSequence,
      'the same end',
    );
    const events = ({ received }: Line) =>
      received.filter(({ name }) => name !== 'contractor:location_updated');
    expect(events(one)).toEqual(events(two));
    for (const line of [...screens, phone]) line.close();
  });

  it('end the sockets of somebody who is removed on the other node', async () => {
    const { organizationId, owner } = companies[0] as Company;
    const person = await signIn(nodes[0].test, 'dispatcher', { organizationId });
    const line = await nodes[1].connect('managers', person.accessToken);
    await nodes[0].call(owner, 'DELETE', `/users/${person.userId}`);
    await eventually(async () => !line.socket.connected, 'the end');
  });

  it('go on when the database has cut every connection of theirs', async () => {
    const { manager, contractors } = companies[1] as Company;
    const screen = await nodes[0].connect('managers', manager.accessToken);
    const owner = new pg.Client({ connectionString: database.ownerUrl });
    await owner.connect();
    await owner.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name IN ('invoicepatch-cluster', 'invoicepatch-announcements')",
    );
    await owner.end();
    const phone = await nodes[1].connect('contractors', contractors[1]?.accessToken ?? '');
    const timer = { id: newId(), startedAt: new Date(Date.now() - 60_000).toISOString() };
    await phone.ask('timeentry:start', timer);
    await screen.heard('timeentry:started');
    await phone.ask('timeentry:stop', { id: timer.id, at: new Date().toISOString() });
    for (const line of [screen, phone]) line.close();
  });

  it('let nothing cross from one organization to another, whatever is sent', async () => {
    const random = randomOf(20_261_121);
    const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
    const listeners: { organizationId: string; line: Line }[] = [];
    for (const { organizationId, manager, owner, contractors } of companies)
      for (const [namespace, person] of [
        ['managers', manager],
        ['managers', owner],
        ['contractors', contractors[1]],
      ] as const)
        listeners.push({
          organizationId,
          line: await pick(nodes).connect(namespace, person?.accessToken ?? ''),
        });
    const phones = new Map<string, Line>();
    for (const { contractors } of companies)
      for (const { contractorId, accessToken } of contractors)
        phones.set(contractorId, await pick(nodes).connect('contractors', accessToken));

    const ids = new Map<string, string>();
    for (const [index, company] of companies.entries())
      for (const one of [
        company.organizationId,
        ...company.contractors.map(({ contractorId }) => contractorId),
      ])
        ids.set(one, `company ${index}`);
    const timers = new Map<string, string>();
    for (let step = 0; step < 150; step += 1) {
      const [contractorId, phone] = pick([...phones]);
      const other = pick([...timers.values(), newId()]);
      const id = newId();
      const at = new Date(Date.now() - 1000).toISOString();
      await pick([
        // Claims of another organization in the body are claims.
        () => phone.ask('timeentry:start', { id, startedAt: at, contractorId: pick([...phones.keys()]) }),
        () =>
          phone
            .ask('timeentry:start', { id, startedAt: at })
            .then(({ ok }) => ok && timers.set(contractorId, id)),
        () => phone.ask('location:update', { points: [placeAt(random() * 500)] }),
        () =>
          phone.ask('location:update', {
            points: [placeAt(1)],
            organizationId: pick(companies).organizationId,
          }),
        () =>
          phone.ask('timeentry:stop', {
            id: timers.get(contractorId) ?? other,
            at: new Date().toISOString(),
          }),
        () => phone.ask('timeentry:stop', { id: other, at: new Date().toISOString() }),
        () => Promise.resolve(phone.socket.emit('join', `${pick(companies).organizationId}/contractors`)),
      ])();
    }
    await eventually(async () => listeners.every(({ line }) => line.socket.connected), 'everybody there');
    const told = listeners.flatMap(({ organizationId, line }) =>
      line.received.map(({ message }) => ({ to: ids.get(organizationId), text: JSON.stringify(message) })),
    );
    expect(told.length).toBeGreaterThan(50);
    const crossings = told.filter(({ to, text }) =>
      [...ids].some(([id, of]) => of !== to && text.includes(id)),
    );
    expect(crossings).toEqual([]);
    for (const line of [...listeners.map((one) => one.line), ...phones.values()]) line.close();
  });
});
