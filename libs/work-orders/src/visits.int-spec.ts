import { eventually } from '../../platform/src/testing/eventually.js';
import { WorkOrdersFacade } from './index.js';
import { WorkOrdersFixture } from './testing/work-orders-fixture.js';

describe('visits', () => {
  const house = new WorkOrdersFixture();
  const own = (person: 'marie' | 'paul', id: string, action: string, payload: object = {}) =>
    house.as(house[person], 'POST', `/contractors/work-orders/${id}/${action}`, payload);

  beforeAll(() => house.open(), 60_000);
  afterAll(() => house.close());

  it('go from the dispatcher to the site and back', async () => {
    const { id } = await house.visit([house.marie.contractorId], {
      scheduledStart: '2026-11-23T08:00:00-05:00',
      scheduledEnd: '2026-11-23T12:00:00-05:00',
      timezone: 'America/Toronto',
      checklist: [
        { text: 'Lock out the power', required: true },
        { text: 'Sweep the floor', required: false },
      ],
    });
    const seen = await house.as(house.marie, 'GET', '/contractors/work-orders');
    expect(seen.body.items).toMatchObject([{ id, status: 'assigned', number: 'WO-000001' }]);
    for (const action of ['acknowledge', 'depart', 'start', 'pause', 'resume'])
      expect((await own('marie', id, action)).status).toBe(200);
    expect((await own('marie', id, 'finish')).body).toMatchObject({
      status: 409,
      code: 'WORK_ORDERS.CHECKS_OPEN',
      detail: 'Not everything on the checklist is done: Lock out the power.',
    });
    await own('marie', id, 'checks/1', { done: true });
    expect((await own('marie', id, 'finish')).body).toMatchObject({
      status: 'done',
      startedAt: expect.any(String),
      finishedAt: expect.any(String),
      checks: [
        { lineNumber: 1, doneBy: 'Test contractor' },
        { lineNumber: 2, doneAt: null },
      ],
    });
  });

  it('are told to whoever they are given to, each once, and not to who had them before', async () => {
    const { id } = await house.visit([house.marie.contractorId], {
      scheduledStart: '2026-11-24T03:30:00Z',
      timezone: 'America/Vancouver',
      siteAddress: { line1: '12 Water St', city: 'Vancouver' },
    });
    const contractorIds = [house.marie.contractorId, house.paul.contractorId];
    await house.as(house.dispatcher, 'POST', `/work-orders/${id}/assign`, { contractorIds });
    const heard = (person: 'marie' | 'paul', text: string) =>
      eventually(async () => {
        const { body } = await house.as(house[person], 'GET', '/notifications');
        const found = (body.items as { kind: string; body: string }[]).filter((item) =>
          item.body.includes(text),
        );
        return found.length > 0 && found;
      }, `${person} to hear of the visit`);
    const words = '12 Water St, Vancouver (November 23, 2026)';
    expect(await heard('paul', words)).toMatchObject([{ kind: 'work_order.assigned' }]);
    expect(await heard('marie', words)).toHaveLength(1);
  });

  it('exist only for those who go', async () => {
    const { id } = await house.visit([house.marie.contractorId]);
    expect((await house.as(house.paul, 'GET', `/contractors/work-orders/${id}`)).status).toBe(404);
    expect((await own('paul', id, 'start')).status).toBe(404);
    expect((await own('paul', id, 'checks/1', { done: true })).status).toBe(404);
    expect((await house.as(house.paul, 'GET', '/work-orders')).status).toBe(403);
  });

  it('are acknowledged once everybody who goes has seen them', async () => {
    const { id } = await house.visit([house.marie.contractorId, house.paul.contractorId]);
    expect((await own('marie', id, 'acknowledge')).body.status).toBe('assigned');
    expect((await own('paul', id, 'acknowledge')).body.status).toBe('acknowledged');
    expect((await own('paul', id, 'acknowledge')).body.status).toBe('acknowledged');
  });

  it('go on without the one who declines, and wait for the dispatcher when nobody is left', async () => {
    const { id } = await house.visit([house.marie.contractorId, house.paul.contractorId]);
    const one = await own('marie', id, 'decline', { reason: 'Flu' });
    expect(one.body).toMatchObject({ status: 'assigned', assignments: [{ contractorName: 'Paul Roy' }] });
    const none = await own('paul', id, 'decline', { reason: 'No van' });
    expect(none.body).toMatchObject({ status: 'declined', reason: 'No van', assignments: [] });
    const again = await house.as(house.dispatcher, 'POST', `/work-orders/${id}/assign`, {
      contractorIds: [house.marie.contractorId],
    });
    expect(again.body).toMatchObject({ status: 'assigned', reason: null });
  });

  it('are acknowledged when the only one who had not seen them declines or is taken off', async () => {
    const both = [house.marie.contractorId, house.paul.contractorId];
    const declined = await house.visit(both);
    await own('marie', declined.id, 'acknowledge');
    const left = await own('paul', declined.id, 'decline', { reason: 'No van' });
    expect(left.body).toMatchObject({
      status: 'acknowledged',
      assignments: [{ contractorName: 'Marie Côté' }],
    });
    expect((await own('marie', declined.id, 'depart')).body.status).toBe('en_route');
    const shrunk = await house.visit(both);
    await own('marie', shrunk.id, 'acknowledge');
    const assign = (contractorIds: string[]) =>
      house.as(house.dispatcher, 'POST', `/work-orders/${shrunk.id}/assign`, { contractorIds });
    expect((await assign([house.marie.contractorId])).body.status).toBe('acknowledged');
    expect((await assign(both)).body.status).toBe('assigned');
    expect((await own('marie', shrunk.id, 'depart')).status).toBe(409);
  });

  it('are declined with a reason or not at all', async () => {
    const { id } = await house.visit([house.marie.contractorId]);
    expect((await own('marie', id, 'decline')).status).toBe(422);
  });

  it('start once, however often the button is pressed at the same time', async () => {
    const { id } = await house.visit([house.marie.contractorId]);
    const answers = await Promise.all(Array.from({ length: 20 }, () => own('marie', id, 'start')));
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(statuses.filter((status) => status === 409)).toHaveLength(19);
  });

  it('are changed by whoever has seen the last version', async () => {
    const { id, version } = await house.visit();
    const change = (title: string) =>
      house.as(house.dispatcher, 'PATCH', `/work-orders/${id}`, { version, title });
    expect((await change('Replace the chiller')).body).toMatchObject({ title: 'Replace the chiller' });
    expect((await change('Paint the chiller')).body).toMatchObject({
      status: 409,
      code: 'WORK_ORDERS.STALE_VERSION',
    });
  });

  it('are given to somebody and moved in one step, or not at all', async () => {
    const { id, version } = await house.visit([house.marie.contractorId], {
      scheduledStart: '2026-11-24T13:00:00Z',
    });
    const plan = (body: object) => house.as(house.dispatcher, 'POST', `/work-orders/${id}/plan`, body);
    const moved = { scheduledStart: '2026-11-25T14:00:00Z', scheduledEnd: '2026-11-25T16:00:00Z' };
    const given = await plan({ version, contractorIds: [house.paul.contractorId], ...moved });
    expect(given.body).toMatchObject({
      ...{ status: 'assigned', customerName: 'Maple Ridge' },
      assignments: [{ contractorName: 'Paul Roy' }],
    });
    expect(given.body.scheduledStart).toMatch(/^2026-11-25T14:00/);
    expect(await plan({ version, contractorIds: [] })).toMatchObject({
      status: 409,
      body: { code: 'WORK_ORDERS.STALE_VERSION' },
    });
    await own('paul', id, 'start');
    const begun = await house.as(house.dispatcher, 'GET', `/work-orders/${id}`);
    const late = { version: begun.body.version, contractorIds: [house.marie.contractorId] };
    expect((await plan({ ...late, scheduledStart: '2026-11-26T14:00:00Z', scheduledEnd: null })).status).toBe(
      409,
    );
    const after = await house.as(house.dispatcher, 'GET', `/work-orders/${id}`);
    expect(after.body).toEqual(begun.body);
  });

  it('are to be planned while nobody goes to them or nobody has said when', async () => {
    const title = `Planning ${house.organizationId}`;
    const start = { title, scheduledStart: '2027-02-01T14:00:00Z' };
    const nobody = await house.visit([], start);
    const undated = await house.visit([house.marie.contractorId], { title });
    const taken = await house.visit([], start);
    const set = await house.visit([house.paul.contractorId], start);
    const taking = { version: taken.version, contractorIds: [house.marie.contractorId] };
    await house.as(house.dispatcher, 'POST', `/work-orders/${taken.id}/plan`, taking);
    const ids = async (toPlan: boolean) => {
      const path = `/work-orders?q=${encodeURIComponent(title)}&toPlan=${toPlan}`;
      return (await house.as(house.dispatcher, 'GET', path)).body.items.map(({ id }: { id: string }) => id);
    };
    expect(await ids(true)).toEqual([nobody.id, undated.id]);
    expect((await ids(false)).sort()).toEqual([taken.id, set.id].sort());
  });

  it('are listed to be planned the most urgent first, page after page', async () => {
    const title = 'Sort by urgency';
    const dated = { title, scheduledStart: '2027-02-01T09:00:00Z' };
    const late = await house.visit([], { ...dated, priority: 3 });
    const urgent = await house.visit([house.marie.contractorId], { title, priority: 1 });
    const early = await house.visit([], { ...dated, scheduledStart: '2027-01-01T09:00:00Z', priority: 3 });
    const found: string[] = [];
    for (let cursor: string | undefined = ''; cursor !== undefined; ) {
      const url = `/work-orders?toPlan=true&q=${encodeURIComponent(title)}&limit=1${cursor && `&cursor=${cursor}`}`;
      const { body } = await house.as(house.dispatcher, 'GET', url);
      found.push(...body.items.map((row: { id: string }) => row.id));
      cursor = body.nextCursor ?? undefined;
    }
    expect(found).toEqual([urgent.id, early.id, late.id]);
  });

  it('are moved though somebody who goes has become inactive meanwhile, and given to active ones only', async () => {
    const zoe = await house.as(house.admin, 'POST', '/contractors', { displayName: 'Zoé Gone' });
    const both = [house.marie.contractorId, zoe.body.id];
    const { id, version } = await house.visit(both, { scheduledStart: '2027-01-04T09:00:00Z' });
    const gone = { version: zoe.body.version, active: false };
    expect((await house.as(house.admin, 'PATCH', `/contractors/${zoe.body.id}`, gone)).status).toBe(200);
    const plan = (payload: object) => house.as(house.dispatcher, 'POST', `/work-orders/${id}/plan`, payload);
    const moved = await plan({ version, contractorIds: both, scheduledStart: '2027-01-05T09:00:00Z' });
    expect(moved).toMatchObject({ status: 200, body: { scheduledStart: '2027-01-05T09:00:00.000Z' } });
    const three = await plan({
      version: moved.body.version,
      contractorIds: [...both, house.paul.contractorId],
    });
    expect(three).toMatchObject({ status: 200, body: { assignments: { length: 3 } } });
    const without = await plan({ version: three.body.version, contractorIds: [house.paul.contractorId] });
    expect(without.status).toBe(200);
    expect(await plan({ version: without.body.version, contractorIds: both })).toMatchObject({
      ...{ status: 422, body: { code: 'WORK_ORDERS.NO_SUCH_REFERENCE' } },
    });
  });

  it('cannot be changed once they are cancelled', async () => {
    const { id } = await house.visit();
    const cancelled = await house.as(house.dispatcher, 'POST', `/work-orders/${id}/cancel`, {
      reason: 'The customer sold the building.',
    });
    expect(cancelled.body).toMatchObject({ status: 'cancelled', reason: 'The customer sold the building.' });
    const { version } = cancelled.body;
    const change = await house.as(house.dispatcher, 'PATCH', `/work-orders/${id}`, { version, title: 'X' });
    expect(change.body).toMatchObject({ status: 409, code: 'WORK_ORDERS.ENDED' });
  });

  it.each([
    ['a customer that nobody has', { customerId: '0198d7a0-0000-7000-8000-000000000000' }, 'customerId'],
    [
      'an end before the start',
      { scheduledStart: '2026-11-23T08:00Z', scheduledEnd: '2026-11-23T07:00Z' },
      'scheduledEnd',
    ],
    ['a start that is no instant', { scheduledStart: 'tomorrow' }, 'scheduledStart'],
    ['the 31st of February', { scheduledEnd: '2026-02-31T10:00:00Z' }, 'scheduledEnd'],
    ['an urgency that is null', { priority: null }, 'priority'],
    ['half a place', { latitude: '43.6' }, 'latitude'],
  ])('are refused for %s, with the field', async (_case, fields, field) => {
    const answer = await house.as(house.dispatcher, 'POST', '/work-orders', { title: 'Visit', ...fields });
    expect(answer).toMatchObject({ status: 422, body: { field, fix: expect.any(String) } });
  });

  it('keep their title, whatever is sent', async () => {
    const { id, version } = await house.visit();
    const answer = await house.as(house.dispatcher, 'PATCH', `/work-orders/${id}`, { version, title: null });
    expect(answer).toMatchObject({
      status: 422,
      body: { code: 'WORK_ORDERS.FIELD_EMPTIED', field: 'title' },
    });
  });

  it.each(['abc', '2026-02-31T10:00:00Z', '2026-11-23'])('are not looked for from %s on', async (from) => {
    for (const [who, path] of [
      [house.marie, '/contractors/work-orders'],
      [house.dispatcher, '/work-orders'],
    ] as const)
      for (const field of ['from', 'to'])
        expect(await house.as(who, 'GET', `${path}?${field}=${from}`)).toMatchObject({
          status: 422,
          body: { code: 'HTTP.NOT_VALID', field },
        });
  });

  it('are looked for from an instant on', async () => {
    const { id } = await house.visit([house.paul.contractorId], { scheduledStart: '2030-01-07T09:00:00Z' });
    const path = '/contractors/work-orders?from=2030-01-07T04:00:00-05:00&to=2030-01-08T00:00:00Z';
    expect((await house.as(house.paul, 'GET', path)).body.items).toMatchObject([{ id }]);
  });

  it.each(['99999999999', '2147483648', '-1', '1e3'])('have no line %s on the checklist', async (line) => {
    const { id } = await house.visit([house.marie.contractorId]);
    const answer = await own('marie', id, `checks/${line}`, { done: true });
    expect(answer).toMatchObject({ status: 404, body: { code: 'WORK_ORDERS.NO_SUCH_CHECK' } });
  });

  it('lose what stands for their project in the books when they name another project or customer', async () => {
    const facade = house.test.app.get(WorkOrdersFacade, { strict: false });
    const { customerId } = house;
    const linked = async () => {
      const { id } = await house.visit([], { projectCode: 'DOCK-1' });
      await house.test.as(house.organizationId, () =>
        facade.linkProject(
          id,
          { customerId, projectCode: 'DOCK-1' },
          { projectCustomerId: customerId, classId: null },
        ),
      );
      return id;
    };
    const change = (id: string, changes: object) =>
      house.as(house.dispatcher, 'PATCH', `/work-orders/${id}`, { version: 1, ...changes });
    expect((await change(await linked(), { title: 'Paint the dock' })).body.projectCustomerId).toBe(
      customerId,
    );
    expect((await change(await linked(), { projectCode: 'DOCK-2' })).body.projectCustomerId).toBeNull();
    expect((await change(await linked(), { customerId: null })).body.projectCustomerId).toBeNull();
  });

  it('are paged in the order in which they begin', async () => {
    const title = 'Paging';
    for (const hour of ['10', '08', '09'])
      await house.visit([], { title, scheduledStart: `2027-01-04T${hour}:00:00Z` });
    await house.visit([], { title });
    const starts: (string | null)[] = [];
    let cursor = '';
    for (let page = 0; page < 4; page++) {
      const { body } = await house.as(
        house.dispatcher,
        'GET',
        `/work-orders?q=${title}&limit=1${cursor && `&cursor=${cursor}`}`,
      );
      starts.push(body.items[0].scheduledStart?.slice(11, 13) ?? null);
      cursor = body.nextCursor;
    }
    expect(starts).toEqual(['08', '09', '10', null]);
    expect(cursor).toBeNull();
  });
});
