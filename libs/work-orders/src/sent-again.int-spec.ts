import { newId } from '#kernel';
import { eventually } from '../../platform/src/testing/eventually.js';
import { WorkOrdersFixture } from './testing/work-orders-fixture.js';

const MARIE = 'marie@example.test';

describe('a work order that is sent again', () => {
  const house = new WorkOrdersFixture();
  const sync = async (...workOrders: object[]) => {
    const sent = { source: 'Field ERP', workOrders };
    const { status, body } = await house.as(house.dispatcher, 'POST', '/workorders/sync', sent);
    expect(status).toBe(200);
    return body.results;
  };
  const given = async (externalId: string, ...assignedContractors: string[]) => {
    const [{ id }] = await sync({ externalId, assignedContractors });
    return id as string;
  };
  const order = async (id: string) => (await house.as(house.dispatcher, 'GET', `/work-orders/${id}`)).body;
  const whoGoes = async (id: string) =>
    (await order(id)).assignments.map((one: { contractorId: string }) => one.contractorId);
  const reassign = (id: string, contractorIds: string[]) =>
    house.as(house.dispatcher, 'POST', `/work-orders/${id}/assign`, { contractorIds });
  const decline = (id: string, reason: string) =>
    house.as(house.marie, 'POST', `/contractors/work-orders/${id}/decline`, { reason });
  const newsOf = async (number: string): Promise<number> => {
    const { body } = await house.as(house.marie, 'GET', '/notifications');
    return body.items.filter(({ title }: { title: string }) => title.includes(number)).length;
  };

  beforeAll(() => house.open(), 60_000);
  afterAll(() => house.close());

  it('stays with whom the dispatcher gave it to since', async () => {
    const id = await given('KEEP-1', MARIE);
    await reassign(id, [house.paul.contractorId]);
    const { version } = await order(id);
    const [again] = await sync({ externalId: 'KEEP-1', assignedContractors: ['Marie@Example.test'] });
    expect(again).toMatchObject({ outcome: 'unchanged', status: 'assigned' });
    expect(await order(id)).toMatchObject({ version, assignments: [{ contractorName: 'Paul Roy' }] });
  });

  it('stays declined for the dispatcher, with its reason, and nobody is told a second time', async () => {
    const id = await given('KEEP-2', MARIE);
    const { number } = await order(id);
    await eventually(async () => (await newsOf(number)) === 1, 'Marie to hear of the visit');
    await decline(id, 'Flu');
    for (let time = 0; time < 2; time++)
      expect((await sync({ externalId: 'KEEP-2', assignedContractors: [MARIE] }))[0]).toMatchObject({
        outcome: 'unchanged',
        status: 'declined',
      });
    expect(await order(id)).toMatchObject({ status: 'declined', reason: 'Flu', assignments: [] });
    // What comes after it is told: by then a second notice of the first would have been told too.
    const later = await order(await given('KEEP-3', MARIE));
    await eventually(async () => (await newsOf(later.number)) === 1, 'Marie to hear of the next visit');
    expect(await newsOf(number)).toBe(1);
  });

  it('goes on to somebody whom the sender did not name before, and not to who declined', async () => {
    const id = await given('KEEP-4', MARIE);
    await decline(id, 'Flu');
    const assignedContractors = [MARIE, house.paul.contractorId];
    expect((await sync({ externalId: 'KEEP-4', assignedContractors }))[0]).toMatchObject({
      outcome: 'updated',
      status: 'assigned',
    });
    expect(await whoGoes(id)).toEqual([house.paul.contractorId]);
  });

  it('goes to others when the sender names others', async () => {
    const id = await given('MOVE-1', MARIE);
    await reassign(id, []);
    expect(await given('MOVE-1', house.paul.contractorId)).toBe(id);
    expect(await whoGoes(id)).toEqual([house.paul.contractorId]);
    await given('MOVE-1');
    expect(await whoGoes(id)).toEqual([]);
  });

  it('goes to somebody who became known since', async () => {
    const [first] = await sync({ externalId: 'GHOST-1', assignedContractors: ['new@example.test'] });
    expect(first).toMatchObject({ status: 'unassigned', unknownContractors: ['new@example.test'] });
    await house.contractorNamed('Zoé Neuf', 'new@example.test');
    const [second] = await sync({ externalId: 'GHOST-1', assignedContractors: ['New@example.test'] });
    expect(second).toMatchObject({ outcome: 'updated', status: 'assigned', unknownContractors: [] });
  });

  it('keeps who goes when nobody is named, with null as with nothing', async () => {
    const id = await given('NULL-1', MARIE);
    for (const named of [{}, { assignedContractors: null }])
      expect((await sync({ externalId: 'NULL-1', ...named }))[0]).toMatchObject({ outcome: 'unchanged' });
    expect(await whoGoes(id)).toEqual([house.marie.contractorId]);
  });

  it.each([
    ['a date that is on no calendar', { scheduledStart: '2026-02-31T10:00:00Z' }, 'not an instant'],
    ['an offset that no place has', { scheduledStart: '2026-02-28T10:00:00+20:00' }, 'not an instant'],
    ['no title any more', { title: null }, 'needs a title'],
    ['no urgency any more', { priority: null }, 'needs a priority'],
    ['no fence any more', { geofenceMetres: null }, 'needs a radius'],
    ['half a character', { siteAddress: { line1: 'Dock \ud83d' } }, 'half of a character'],
    ['half a character in a plain text', { title: 'Dock \ud83d' }, 'half of a character'],
    ['a NUL character', { siteAddress: { line1: 'Dock\0' } }, 'a NUL character'],
    ['a NUL character among those who go', { assignedContractors: ['a\0'] }, 'a NUL character'],
  ])('is refused in words with %s, and holds up no other', async (_case, wrong, words) => {
    const [externalId, next] = [`BAD-${newId()}`, `GOOD-${newId()}`];
    await sync({ externalId });
    expect(await sync({ externalId, ...wrong }, { externalId: next })).toMatchObject([
      { externalId, outcome: 'refused', problem: expect.stringContaining(words) },
      { externalId: next, outcome: 'created' },
    ]);
  });

  it('may come without title and checklist the first time', async () => {
    const externalId = 'BARE-1';
    const [result] = await sync({ externalId, title: null, checklist: null, description: '\nLook at it' });
    expect(result).toMatchObject({ outcome: 'created', problem: null });
    expect(await order(result.id)).toMatchObject({ title: externalId, checks: [] });
  });
});
