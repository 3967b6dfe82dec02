import { SchedulerRegistry } from '@nestjs/schedule';
import { type Clock, DomainError } from '#kernel';
import { NotificationsFacade } from '#notifications';
import { CLOCK, Database } from '#platform';
import { eventually } from '../../../platform/src/testing/eventually.js';
import { createTestApp, type TestApp } from '../../../platform/src/testing/test-app.js';
import { HoldbackNotices } from '../commands/holdback-notices.js';
import { ReleaseDueHoldbacks } from '../commands/release-due-holdbacks.command.js';
import { HoldbacksRepository } from '../holdbacks.repository.js';
import { type InvoiceView, InvoicingModule } from '../index.js';
import { BillingFixture } from '../testing/billing-fixture.js';
import { HoldbackSchedule } from './holdback.schedule.js';

describe('holdbacks on their day', () => {
  let test: TestApp;
  let office: BillingFixture;
  let now: Date;

  /** An approved invoice over 1,000 that holds ten percent back until a day. */
  const heldBack = async (releaseOn: string): Promise<InvoiceView> => {
    const lines = [{ itemId: office.itemId, quantity: '1', unitPrice: '1000' }];
    const { body } = await office.call<InvoiceView>('POST', '/invoices', {
      ...{ direction: 'receivable', customerId: office.customerId, lines, invoiceDate: '2026-09-01' },
      holdback: { percent: '10', releaseOn },
    });
    await office.approve(body.id);
    return body;
  };
  const drafts = async () =>
    (await office.call<{ items: InvoiceView[] }>('GET', '/invoices?status=draft&direction=receivable')).body
      .items;
  const notices = (kind: string) =>
    office.as(() =>
      test.app
        .get(Database)
        .rows<{ values: Record<string, unknown> }>(
          'SELECT "values" FROM notifications WHERE kind = $1 AND recipient_id = $2 ORDER BY id',
          [kind, office.accountant.userId],
        ),
    );
  const told = (kind: string) =>
    eventually(async () => {
      const found = await notices(kind);
      return found.length > 0 && found;
    }, 'the notice');
  const tick = () => test.app.get(HoldbackSchedule).enqueue();
  const releaseNow = () => office.as(() => test.app.get(ReleaseDueHoldbacks).run());

  beforeAll(async () => {
    test = await createTestApp([InvoicingModule]);
    // The hour's own look would come between two steps.
    await test.app.get(SchedulerRegistry, { strict: false }).getCronJob('holdbacks-due').stop();
    Object.assign(test.app.get<Clock>(CLOCK), { now: () => now });
  });

  beforeEach(async () => {
    now = new Date('2026-10-31T16:00:00Z');
    office = await BillingFixture.create(test);
    await office.settle();
  });

  afterAll(() => test.close());

  it('are drafted in the morning of that day, where the organization is, and the accountant hears of it', async () => {
    await heldBack('2026-11-02');
    expect(await releaseNow()).toEqual([]);
    now = new Date('2026-11-02T10:30:00Z');
    await tick();
    expect(await releaseNow()).toHaveLength(1);
    const [draft] = await drafts();
    expect(draft).toMatchObject({ total: '113.00', status: 'draft' });
    const [notice] = await told('holdback.released');
    expect(notice?.values).toMatchObject({
      ...{ number: draft?.number, party: 'Acme Towers' },
      total: { amount: '113', currency: 'CAD' },
    });
  });

  it('are enqueued from six in the morning on, and drafted by whoever takes the job', async () => {
    await heldBack('2026-11-02');
    now = new Date('2026-11-02T11:05:00Z');
    await tick();
    await eventually(async () => (await drafts()).length === 1, 'the draft');
  });

  it('are drafted once, however often and by however many it is asked', async () => {
    await Promise.all([heldBack('2026-11-02'), heldBack('2026-11-02')]);
    now = new Date('2026-11-03T15:00:00Z');
    const made = await Promise.all(Array.from({ length: 8 }, releaseNow));
    expect(made.flat()).toHaveLength(1);
    expect(await drafts()).toMatchObject([{ total: '226.00' }]);
    expect(await told('holdback.released')).toHaveLength(1);
  });

  it('stay away when a person took the draft back, until another day is agreed', async () => {
    const invoice = await heldBack('2026-11-02');
    now = new Date('2026-11-02T15:00:00Z');
    const [id] = await releaseNow();
    await office.call('POST', `/invoices/${id}/void`, { reason: 'The deficiency list is open.' });
    expect(await releaseNow()).toEqual([]);
    const { body } = await office.call<{ items: { id: string; status: string }[] }>('GET', '/holdbacks');
    expect(body.items).toMatchObject([{ invoiceId: invoice.id, status: 'due' }]);
    expect((await office.call('POST', '/holdbacks/release', { dueOnly: true })).status).toBe(201);
  });

  it('are not drafted without notice: both come about or neither', async () => {
    await heldBack('2026-11-02');
    now = new Date('2026-11-02T15:00:00Z');
    const notifications = test.app.get(NotificationsFacade, { strict: false });
    const notify = notifications.notify.bind(notifications);
    notifications.notify = () => Promise.reject(new Error('The queue is gone.'));
    await expect(releaseNow()).rejects.toThrow('The queue is gone.');
    notifications.notify = notify;
    expect(await drafts()).toEqual([]);
    expect(await releaseNow()).toHaveLength(1);
    expect(await told('holdback.released')).toHaveLength(1);
  });

  it('of which one is drafted elsewhere are left to whoever drafts it', async () => {
    await Promise.all([heldBack('2026-11-02'), heldBack('2026-11-02')]);
    const today = '2026-11-03';
    const holdbacks = test.app.get(HoldbacksRepository);
    const [first, second] = await office.as(() => holdbacks.due(today));
    if (!first || !second) throw new Error('Two holdbacks are due.');
    await office.inOneTransaction(() => holdbacks.claim([first.id], today));
    const why = new DomainError('INVOICING.NUMBER_TAKEN', 'The number is used already.');
    await office.as(() => test.app.get(HoldbackNotices).blocked([first, second], today, why));
    expect(await office.as(() => holdbacks.due(today))).toMatchObject([{ id: second.id }]);
    expect(await notices('holdback.blocked')).toEqual([]);
  });

  it('that cannot be drafted are told once, and hold up no other', async () => {
    const bill = (number: string, more: object) =>
      office.call<InvoiceView>('POST', '/invoices', {
        ...{ direction: 'payable', contractorId: office.contractorId, number, invoiceDate: '2026-09-01' },
        lines: [{ itemId: office.itemId, quantity: '1', unitPrice: '1000' }],
        ...more,
      });
    const { body } = await bill('77', { holdback: { percent: '10', releaseOn: '2026-11-02' } });
    await office.approve(body.id);
    expect((await bill('HB-77', {})).status).toBe(201);
    await heldBack('2026-11-02');
    now = new Date('2026-11-02T15:00:00Z');
    expect(await releaseNow()).toHaveLength(1);
    expect(await releaseNow()).toEqual([]);
    const [notice] = await told('holdback.blocked');
    expect(notice?.values).toMatchObject({ number: '77', party: 'Bob Plumbing' });
  });
});
