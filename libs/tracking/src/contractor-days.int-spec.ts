import { newId } from '#kernel';
import { type Company, Field, type Line, placeAt, type Worker } from './testing/field.js';

interface Day {
  day: string;
  from: string;
  to: string;
  nextCursor: string | null;
  items: {
    name: string;
    presence: string;
    spans: { timeEntryId: string; endedAt: string | null; title: string | null }[];
    visits: { workOrderId: string; title: string }[];
    flags: { kind: string; workOrderId: string | null; metres: number | null }[];
    sheetMinutes: number;
  }[];
}

const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();

describe("everybody's day", () => {
  let field: Field;
  let company: Company;
  let ann: Worker;
  let bob: Worker;
  let phone: Line;

  const days = (query = '') =>
    field.call<Day>(company.manager, 'GET', `/dashboard/contractors/day${query}`).then(({ body }) => body);
  const dayOf = async (name: string) => (await days()).items.find((one) => one.name === name);
  const visit = async (body: object) =>
    (
      await field.call<{ id: string }>(company.manager, 'POST', '/work-orders', {
        ...{ latitude: '45.421500', longitude: '-75.697200', geofenceMetres: 150 },
        ...body,
      })
    ).body.id;
  const record = (body: object) =>
    field
      .call<{ id: string }>(company.manager, 'POST', '/time-entries', body)
      .then(({ status, body: made }) => {
        expect(status).toBe(201);
        return made.id;
      });

  beforeAll(async () => {
    field = await Field.open();
    company = await field.company('Ann Electric', 'Bob Plumbing', 'Cleo Roofing');
    [ann, bob] = company.contractors as [Worker, Worker];
    phone = await field.connect('contractors', ann.accessToken);
  });

  afterAll(async () => {
    phone.close();
    await field.test.close();
  });

  it('names whoever has time, a visit or is in touch, and nobody else', async () => {
    const { day } = await days();
    await record({ contractorId: bob.contractorId, workDate: day, minutes: 90 });
    const { items, from, to } = await days();
    expect(items.map(({ name, sheetMinutes }) => [name, sheetMinutes])).toEqual([
      ['Ann Electric', 0],
      ['Bob Plumbing', 90],
    ]);
    expect(Date.parse(to) - Date.parse(from)).toBeGreaterThanOrEqual(23 * 3_600_000);
  });

  it('comes page by page, by name', async () => {
    const first = await days('?limit=1');
    expect(first.items.map(({ name }) => name)).toEqual(['Ann Electric']);
    const second = await days(`?limit=1&cursor=${encodeURIComponent(first.nextCursor ?? '')}`);
    expect(second.items.map(({ name }) => name)).toEqual(['Bob Plumbing']);
  });

  it('a phone whose words cannot be kept is told which, as over HTTP', async () => {
    for (const description of ['Cut in the middle of \ud83d', 'NUL \0'])
      expect(
        await phone.ask('timeentry:start', { id: newId(), startedAt: ago(1), description }),
      ).toMatchObject({ ok: false, problem: { code: 'HTTP.NOT_VALID', status: 422, field: 'description' } });
  });

  it('says who stands far from the site of her timer, and who looked is written down', async () => {
    const workOrderId = await visit({ title: 'No heat', contractorIds: [ann.contractorId] });
    const timer = { id: newId(), startedAt: ago(5), workOrderId };
    expect(await phone.ask('timeentry:start', timer)).toMatchObject({ ok: true });
    await phone.ask('location:update', { points: [placeAt(2_000)] });
    const away = await dayOf('Ann Electric');
    expect(away?.spans).toMatchObject([{ timeEntryId: timer.id, endedAt: null, title: 'No heat' }]);
    expect(away?.spans[0]).not.toHaveProperty('site');
    expect(away?.flags).toMatchObject([{ kind: 'off_site', workOrderId, metres: expect.any(Number) }]);
    const looks = await field.call<{ items: { kind: string }[] }>(
      company.owner,
      'GET',
      `/tracking/contractors/${ann.contractorId}/views`,
    );
    expect(looks.body.items).toMatchObject([{ kind: 'map' }]);
  });

  it('does not say where a contractor is to one of her own kind', async () => {
    expect((await field.call(bob, 'GET', '/dashboard/contractors/day')).status).toBe(403);
  });

  it('another day shows what was then, and not who is in touch now', async () => {
    const { items } = await days('?day=2026-01-05');
    expect(items).toEqual([]);
    expect((await field.call(company.manager, 'GET', '/dashboard/contractors/day?day=soon')).status).toBe(
      422,
    );
  });
});
