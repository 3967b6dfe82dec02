import { Injectable, Module } from '@nestjs/common';
import { newId } from '#kernel';
import { type DeliveredEvent, type EventListener, ListensTo } from '#platform';
import { eventually } from '../../platform/src/testing/eventually.js';
import { MaterialConsumed } from './index.js';
import { JobsFixture } from './testing/jobs-fixture.js';

const heard: MaterialConsumed[] = [];

/** Stands where the push of inventory adjustments will stand. */
@Injectable()
@ListensTo('test.material', MaterialConsumed)
class MaterialListener implements EventListener<MaterialConsumed> {
  async handle({ event }: DeliveredEvent<MaterialConsumed>): Promise<void> {
    heard.push(event);
  }
}

@Module({ providers: [MaterialListener] })
class ListeningModule {}

describe('material of jobs', () => {
  const fixture = new JobsFixture();
  const { call, handJob, item } = fixture;

  beforeAll(() => fixture.open([ListeningModule]));
  beforeEach(() => fixture.newOrganization());
  afterAll(() => fixture.close());

  const move = (job: { id: string }, step: string, itemId: string, quantity: string, more: object = {}) =>
    call('POST', `/jobs/${job.id}/materials/${step}`, { itemId, quantity, ...more });
  const level = async (itemId: string) =>
    (await call('GET', '/stock')).body.items.find((row: { itemId: string }) => row.itemId === itemId);

  it('is held, used, given back and released; the ledger tells how, and the job what it cost', async () => {
    const itemId = await item();
    const job = await handJob();
    await move(job, 'reserve', itemId, '6');
    await move(job, 'consume', itemId, '7', { reason: 'One broke' });
    const returned = await move(job, 'return', itemId, '2');
    expect(returned.body.items).toEqual([
      {
        ...{ itemId, itemName: `Valve ${itemId}` },
        ...{ quantityReserved: '0', quantityConsumed: '5', cost: '22.50' },
      },
    ]);
    expect(await level(itemId)).toEqual({
      itemId,
      quantityOnHand: '10',
      quantityReserved: '0',
      quantityUnbooked: '5',
      quantityAvailable: '5',
    });
    const { items } = (await call('GET', `/stock/movements?jobId=${job.id}`)).body;
    expect(items.map((line: Record<string, string>) => [line.kind, line.quantity, line.unitCost])).toEqual([
      ['returned', '2', '4.5'],
      ['consumed', '7', '4.5'],
      ['reserved', '6', null],
    ]);
    const costs = () => fixture.facade.materialCosts([job.id]);
    expect(await fixture.test.as(fixture.organization, costs)).toEqual(new Map([[job.id, '22.5']]));
  });

  it('goes to ten of fifty jobs that want the last ten pieces at the same moment', async () => {
    const itemId = await item({ quantityOnHand: '10' });
    const jobs = await Promise.all(Array.from({ length: 50 }, () => handJob()));
    const answers = await Promise.all(jobs.map((job) => move(job, 'reserve', itemId, '1')));
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(10);
    const refused = answers.filter((answer) => answer.status !== 200);
    expect(new Set(refused.map((answer) => `${answer.status} ${answer.body.code}`))).toEqual(
      new Set(['409 JOBS.NOT_IN_STOCK']),
    );
    expect(refused[0]?.body).toMatchObject({ available: '0', field: 'quantity' });
    expect(await level(itemId)).toMatchObject({ quantityReserved: '10', quantityAvailable: '0' });
  });

  it('is never used twice when twenty people write down the last piece of one job at once', async () => {
    const itemId = await item({ quantityOnHand: '1' });
    const job = await handJob();
    const answers = await Promise.all(Array.from({ length: 20 }, () => move(job, 'consume', itemId, '1')));
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1);
  });

  it('is free again when its job is cancelled or completed', async () => {
    const itemId = await item();
    const [cancelled, completed] = [await handJob(), await handJob()];
    await move(cancelled, 'reserve', itemId, '3');
    await move(completed, 'reserve', itemId, '4');
    await call('POST', `/jobs/${cancelled.id}/cancel`, { version: 1, reason: 'Withdrawn' });
    await call('POST', `/jobs/${completed.id}/start`, { version: 1 });
    await move(completed, 'consume', itemId, '1');
    await call('POST', `/jobs/${completed.id}/complete`, { version: 2, allDone: true });
    expect(await level(itemId)).toMatchObject({ quantityReserved: '0', quantityUnbooked: '1' });
    expect((await move(cancelled, 'reserve', itemId, '1')).body.code).toBe('JOBS.ENDED');
    expect((await move(completed, 'consume', itemId, '1')).status).toBe(200);
  });

  it('is told to the books once for each line, and counts as theirs from then on', async () => {
    const itemId = await item();
    const job = await handJob();
    await move(job, 'consume', itemId, '4');
    await move(job, 'return', itemId, '1');
    const told = () => heard.filter((event) => event.itemId === itemId);
    await eventually(async () => told().length === 2);
    expect(
      told()
        .map((event) => [event.quantity, event.unitCost])
        .sort(),
    ).toEqual([
      ['-1', null],
      ['4', '4.5'],
    ]);
    // The adjustment is entered in QuickBooks, and the next synchronization brings its quantity.
    await item({ id: itemId, quantityOnHand: '7' });
    expect(await level(itemId)).toMatchObject({ quantityUnbooked: '3', quantityAvailable: '4' });
    for (const until of ['soon', '2026-02-31T00:00:00Z', '+010000-01-01T00:00:00Z'])
      expect(await call('POST', '/stock/book', { itemId, until })).toMatchObject({
        status: 422,
        body: { field: 'until' },
      });
    expect(
      await call('POST', '/stock/book', { itemId: newId(), until: '2999-01-01T00:00:00Z' }),
    ).toMatchObject({
      status: 422,
      body: { code: 'JOBS.NO_SUCH_REFERENCE', field: 'itemId' },
    });
    const booked = await call('POST', '/stock/book', { itemId, until: '2999-01-01T00:00:00Z' });
    expect(booked.body).toEqual({ lines: 2 });
    expect(await level(itemId)).toMatchObject({ quantityUnbooked: '0', quantityAvailable: '7' });
    expect((await call('POST', '/stock/book', { itemId, until: '2999-01-01T00:00:00Z' })).body.lines).toBe(0);
  });

  it('that was corrected away in the books is shown as missing, and nobody gets more of it', async () => {
    const itemId = await item();
    const job = await handJob();
    await move(job, 'reserve', itemId, '8');
    await item({ id: itemId, quantityOnHand: '5' });
    expect(await level(itemId)).toMatchObject({ quantityAvailable: '-3' });
    expect((await move(job, 'reserve', itemId, '1')).body).toMatchObject({
      code: 'JOBS.NOT_IN_STOCK',
      available: '0',
    });
  });

  it('that is not counted is a cost only', async () => {
    const itemId = await item({ type: 'non_inventory', quantityOnHand: null });
    const job = await handJob();
    expect((await move(job, 'reserve', itemId, '1')).body.code).toBe('JOBS.NOT_STOCKED');
    const used = await move(job, 'consume', itemId, '3', { unitCost: '1.25' });
    expect(used.body.items).toMatchObject([{ quantityConsumed: '3', cost: '3.75' }]);
    expect(await level(itemId)).toBeUndefined();
  });

  it.each([
    ['an item that is not there', { itemId: newId(), quantity: '1' }, 'JOBS.NO_SUCH_REFERENCE'],
    ['nothing at all', { quantity: '0.00' }, 'HTTP.NOT_VALID'],
  ])('is refused for %s', async (_, changes, code) => {
    const itemId = await item();
    const job = await handJob();
    const body = { itemId, ...changes };
    const answer = await call('POST', `/jobs/${job.id}/materials/reserve`, body);
    expect([answer.status, answer.body.code]).toEqual([422, code]);
  });
});
