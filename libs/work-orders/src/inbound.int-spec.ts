import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { newId } from '#kernel';
import { eventually } from '../../platform/src/testing/eventually.js';
import { isSignedBy, signatureOf } from './domain/inbound-signature.js';
import { WorkOrdersFixture } from './testing/work-orders-fixture.js';

const now = () => Math.floor(Date.now() / 1000);

describe('work that another system sends', () => {
  const house = new WorkOrdersFixture();
  const heard: { body: { externalId: string; status: string; version: number }; isSigned: boolean }[] = [];
  let listener: Server;
  let callbackUrl: string;
  let sender: { id: string; secret: string };

  const sync = (workOrders: object[]) =>
    house.as(house.dispatcher, 'POST', '/workorders/sync', { source: 'Field ERP', workOrders });

  async function notify(notice: object, change: { secret?: string; source?: string; at?: number } = {}) {
    const payload = JSON.stringify(notice);
    const answer = await house.test.app.inject({
      method: 'POST',
      url: '/api/v1/webhooks/receive',
      headers: {
        'content-type': 'application/json',
        'x-invoicepatch-source': change.source ?? sender.id,
        'x-invoicepatch-signature': signatureOf(
          change.secret ?? sender.secret,
          Buffer.from(payload),
          change.at ?? now(),
        ),
      },
      payload,
    });
    return { status: answer.statusCode, body: answer.json() };
  }
  const created = (externalId: string, data: object = {}) => ({
    eventId: newId(),
    eventType: 'workorder.created',
    data: { externalId, title: 'From the ERP', ...data },
  });
  const found = async (externalId: string) =>
    (await house.as(house.dispatcher, 'GET', `/work-orders?q=${externalId}`)).body.items;

  beforeAll(async () => {
    await house.open();
    listener = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const raw = Buffer.concat(chunks);
        const signature = request.headers['x-invoicepatch-signature'] as string;
        heard.push({
          body: JSON.parse(raw.toString()) as (typeof heard)[number]['body'],
          isSigned: isSignedBy(sender.secret, raw, signature, now()),
        });
        response.writeHead(request.url === '/confirm' ? 200 : 404).end();
      });
    });
    await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
    callbackUrl = `http://127.0.0.1:${(listener.address() as AddressInfo).port}/confirm`;
    const { body } = await house.as(house.admin, 'POST', '/inbound-sources', {
      name: 'Nightly ERP',
      callbackUrl,
    });
    sender = { id: body.source.id, secret: body.secret };
  }, 60_000);

  afterAll(async () => {
    await house.close();
    await new Promise((resolve) => listener.close(resolve));
  });

  it('becomes one work order, however often it is sent', async () => {
    const order = {
      externalId: 'ERP-1',
      title: 'Replace the pump',
      scheduledStart: '2026-11-24T08:00:00-05:00',
      latitude: '43.65',
      longitude: '-79.38',
      assignedContractors: ['MARIE@example.test'],
      checklist: [{ text: 'Photo of the plate', required: true }],
    };
    const first = (await sync([order])).body.results[0];
    expect(first).toMatchObject({ outcome: 'created', status: 'assigned', problem: null });
    const second = (await sync([{ ...order, scheduledStart: '2026-11-24T13:00:00Z' }])).body.results[0];
    expect(second).toMatchObject({ outcome: 'unchanged', id: first.id });
    const third = (await sync([{ ...order, title: 'Replace both pumps' }])).body.results[0];
    expect(third).toMatchObject({ outcome: 'updated', id: first.id });
    expect(await found('ERP-1')).toMatchObject([{ title: 'Replace both pumps', source: 'Field ERP' }]);
  });

  it('tells of contractors that nobody has, and waits for the dispatcher', async () => {
    const [result] = (await sync([{ externalId: 'ERP-2', assignedContractors: ['ghost@example.test'] }])).body
      .results;
    expect(result).toMatchObject({
      outcome: 'created',
      status: 'unassigned',
      unknownContractors: ['ghost@example.test'],
    });
  });

  it('is refused one by one: what is wrong holds up no other', async () => {
    const { body } = await sync([{ externalId: 'ERP-3', customerId: newId() }, { externalId: 'ERP-4' }]);
    expect(body.results).toMatchObject([
      { outcome: 'refused', problem: expect.stringContaining('no customer') },
      { outcome: 'created' },
    ]);
    expect(await found('ERP-3')).toEqual([]);
  });

  it('is not changed by its sender once the work has begun', async () => {
    const [{ id }] = (await sync([{ externalId: 'ERP-5', assignedContractors: [house.marie.contractorId] }]))
      .body.results;
    await house.as(house.marie, 'POST', `/contractors/work-orders/${id}/start`, {});
    const [result] = (await sync([{ externalId: 'ERP-5', title: 'Something else' }])).body.results;
    expect(result).toMatchObject({
      outcome: 'refused',
      problem: expect.stringContaining('The work has begun'),
    });
  });

  it('is one work order when two nodes are told of it at the same time', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => notify(created('RACE-1'))));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    expect(await found('RACE-1')).toHaveLength(1);
  });

  it('has one effect when the same notice comes twice', async () => {
    const notice = created('HOOK-1');
    expect((await notify(notice)).body).toMatchObject({ outcome: 'taken' });
    expect((await notify(notice)).body).toMatchObject({ outcome: 'repeated' });
    expect(await found('HOOK-1')).toHaveLength(1);
  });

  it('is cancelled by its sender', async () => {
    await notify(created('HOOK-2'));
    const cancel = { eventId: newId(), eventType: 'workorder.cancelled', data: { externalId: 'HOOK-2' } };
    expect((await notify(cancel)).body).toMatchObject({ outcome: 'taken' });
    expect(await found('HOOK-2')).toMatchObject([{ status: 'cancelled' }]);
  });

  it('may be sent again when it could not be taken', async () => {
    const notice = { eventId: newId(), eventType: 'workorder.cancelled', data: { externalId: 'HOOK-3' } };
    expect(await notify(notice)).toMatchObject({ status: 409, body: { code: 'WORK_ORDERS.NOTICE_REFUSED' } });
    await notify(created('HOOK-3'));
    expect((await notify(notice)).body).toMatchObject({ outcome: 'taken' });
  });

  it.each([
    ['another secret', { secret: 'whs_guessed' }],
    ['a sender that nobody registered', { source: newId() }],
    ['no id at all', { source: "' OR 1=1" }],
    ['a replay', { at: now() - 3600 }],
  ])('is refused with %s, and nothing is stored', async (_case, change) => {
    const answer = await notify(created('FORGED-1'), change);
    expect(answer).toMatchObject({ status: 401, body: { code: 'WORK_ORDERS.BAD_SIGNATURE' } });
    expect(await found('FORGED-1')).toEqual([]);
  });

  it('is refused from a sender that was shut out, until it is let in again', async () => {
    const { body } = await house.as(house.admin, 'POST', '/inbound-sources', { name: 'Old ERP' });
    const { source, secret } = body;
    const turn = (way: string) => house.as(house.admin, 'POST', `/inbound-sources/${source.id}/${way}`, {});
    expect((await turn('deactivate')).body).toMatchObject({ active: false, version: 2 });
    const notice = created('OLD-1');
    expect((await notify(notice, { source: source.id, secret })).status).toBe(401);
    const taken = await house.as(house.admin, 'POST', '/inbound-sources', { name: 'Old ERP' });
    expect(taken).toMatchObject({ status: 409, body: { fix: expect.stringContaining('activate') } });
    expect((await turn('activate')).body).toMatchObject({ active: true, version: 3 });
    expect((await notify(notice, { source: source.id, secret })).body).toMatchObject({ outcome: 'taken' });
    expect((await house.as(house.dispatcher, 'POST', `/inbound-sources/${source.id}/activate`)).status).toBe(
      403,
    );
  });

  it('is signed with the new secret, and no more with the old one, once that was replaced', async () => {
    const { body } = await house.as(house.admin, 'POST', '/inbound-sources', { name: 'Leaky ERP' });
    const path = `/inbound-sources/${body.source.id}/rotate-secret`;
    const rotated = await house.as(house.admin, 'POST', path, {});
    expect(rotated).toMatchObject({ status: 200, body: { source: { id: body.source.id, version: 2 } } });
    expect(rotated.body.secret).not.toBe(body.secret);
    const notice = created('LEAK-1');
    const source = body.source.id;
    expect((await notify(notice, { source, secret: body.secret })).status).toBe(401);
    expect((await notify(notice, { source, secret: rotated.body.secret })).status).toBe(200);
    const unknown = await house.as(house.admin, 'POST', `/inbound-sources/${newId()}/rotate-secret`, {});
    expect(unknown).toMatchObject({ status: 404, body: { code: 'WORK_ORDERS.NO_SUCH_SOURCE' } });
  });

  it('is confirmed to its sender, signed, with what became of it', async () => {
    await notify(created('CONFIRM-1', { assignedContractors: [house.paul.contractorId] }));
    const [{ id }] = await found('CONFIRM-1');
    await house.as(house.paul, 'POST', `/contractors/work-orders/${id}/acknowledge`, {});
    const told = await eventually(
      () =>
        Promise.resolve(
          heard.find(({ body }) => body.externalId === 'CONFIRM-1' && body.status === 'acknowledged'),
        ),
      'the sender to hear of the acknowledgement',
      30_000,
    );
    expect(told.isSigned).toBe(true);
  }, 60_000);

  it('waits for a person when its sender does not listen, with the cause, and is sent again once that is mended', async () => {
    const { body: registered } = await house.as(house.admin, 'POST', '/inbound-sources', {
      name: 'Moved ERP',
      callbackUrl: callbackUrl.replace('/confirm', '/moved'),
    });
    const { source, secret } = registered;
    await notify(created('PARKED-1'), { source: source.id, secret });
    const list = `/work-order-confirmations?sourceId=${source.id}`;
    const parked = await eventually(async () => {
      const { body } = await house.as(house.dispatcher, 'GET', `${list}&state=parked`);
      return body.items[0];
    }, 'the confirmation to be parked');
    expect(parked).toMatchObject({
      ...{ happened: 'created', attempts: 1, lastStatus: 404, deliveredAt: null },
      cause: 'Nobody listens at the callback address (HTTP 404).',
      fix: expect.stringContaining('Correct the callback address'),
    });
    const notice = await eventually(async () => {
      const { body } = await house.as(house.admin, 'GET', '/notifications');
      return body.items.find(({ kind }: { kind: string }) => kind === 'confirmation.parked');
    }, 'the admin to hear of it');
    expect(notice.body).toContain('Moved ERP: Nobody listens');
    await house.as(house.admin, 'PATCH', `/inbound-sources/${source.id}`, { version: 1, callbackUrl });
    const retry = () => house.as(house.admin, 'POST', `/work-order-confirmations/${parked.id}/retry`, {});
    const answers = await Promise.all(Array.from({ length: 20 }, retry));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.find(({ status }) => status !== 200)).toMatchObject({
      status: 409,
      body: { code: 'CONFIRMATION.TRANSITION' },
    });
    await eventually(async () => {
      const { body } = await house.as(house.dispatcher, 'GET', list);
      return (
        body.items.length > 0 && body.items.every(({ state }: { state: string }) => state === 'delivered')
      );
    }, 'the sender to hear of it');
  }, 60_000);

  it('is never shown with its secret again', async () => {
    const { body } = await house.as(house.admin, 'GET', '/inbound-sources');
    expect(JSON.stringify(body)).not.toContain(sender.secret);
    expect((await house.as(house.dispatcher, 'GET', '/inbound-sources')).status).toBe(403);
  });
});
