import { IdentityModule } from '#identity';
import { newId } from '#kernel';
import { Database, UnitOfWork } from '#platform';
import { type SignedIn, signIn } from '../../identity/src/testing/sign-in.js';
import { createTestApp, type TestApp } from '../../platform/src/testing/test-app.js';
import { type TimeEntryRecord, type TimeEntryView, TimekeepingFacade, TimekeepingModule } from './index.js';

describe('time entries', () => {
  let test: TestApp;
  let organizationId: string;
  let manager: SignedIn;
  let facade: TimekeepingFacade;
  const contractorId = newId();

  const call = async <T = TimeEntryView>(method: 'GET' | 'POST' | 'PATCH', url: string, payload?: object) => {
    const { headers } = manager;
    const response = await test.app.inject({
      method,
      url: `/api/v1${url}`,
      headers,
      ...(payload && { payload }),
    });
    return { status: response.statusCode, body: response.json<T>() };
  };
  const record = (changes: object = {}) =>
    call('POST', '/time-entries', { contractorId, workDate: '2026-11-02', minutes: 90, ...changes });
  const inOneTransaction = <T>(work: () => Promise<T>) =>
    test.as(organizationId, () => test.app.get(UnitOfWork).run(work));

  beforeAll(async () => {
    test = await createTestApp([IdentityModule, TimekeepingModule]);
    organizationId = await test.createOrganization();
    manager = await signIn(test, 'manager', { organizationId });
    facade = test.app.get(TimekeepingFacade);
    const data = { organizationId, id: contractorId, displayName: 'Bob Plumbing' };
    await inOneTransaction(
      async () => void (await test.app.get(Database).prisma.contractor.create({ data })),
    );
  });

  afterAll(() => test.close());

  it('go from the sheet over approval to an invoice, and back when it is voided', async () => {
    const { status, body } = await record();
    expect({ status, state: body.status, billable: body.billable }).toEqual({
      status: 201,
      state: 'draft',
      billable: true,
    });
    expect(await call('POST', `/time-entries/${body.id}/approve`)).toMatchObject({
      status: 409,
      body: { code: 'TIME_ENTRY.TRANSITION' },
    });
    await call('POST', `/time-entries/${body.id}/submit`);
    expect(await call('POST', `/time-entries/${body.id}/approve`)).toMatchObject({
      status: 200,
      body: { status: 'approved', version: 3 },
    });
    await inOneTransaction(() => facade.markInvoiced([body.id]));
    await expect(inOneTransaction(() => facade.markInvoiced([body.id]))).rejects.toThrow('invoiced');
    await inOneTransaction(() => facade.releaseInvoiced([body.id]));
    expect((await test.as(organizationId, () => facade.entry(body.id)))?.status).toBe('approved');
  });

  it('are one entry when a device without a signal sends it twice, and another entry needs another id', async () => {
    const id = newId();
    const sent = (at: string) => ({ id, device: { id: 'pixel-7', sentAt: at } });
    const first = await record(sent('2026-11-02T08:00:00-05:00'));
    const tries = await Promise.all(
      Array.from({ length: 10 }, () => record(sent('2026-11-02T09:30:00-05:00'))),
    );
    for (const again of tries) expect(again).toEqual({ status: 201, body: first.body });
    expect(first.body.clockSkewSeconds).not.toBe(0);
    expect(await record({ ...sent('2026-11-02T08:00:00-05:00'), minutes: 60 })).toMatchObject({
      status: 409,
      body: { code: 'TIMEKEEPING.ID_TAKEN', field: 'id' },
    });
  });

  it('come back with a reason and can be handed in again', async () => {
    const { body } = await record();
    await call('POST', `/time-entries/${body.id}/submit`);
    const rejected = await call('POST', `/time-entries/${body.id}/reject`, { reason: 'Wrong day' });
    expect(rejected.body).toMatchObject({ status: 'rejected', rejectionReason: 'Wrong day' });
    const { version } = rejected.body;
    const url = `/time-entries/${body.id}`;
    expect(await call('PATCH', url, { version: 1, minutes: 45 })).toMatchObject({
      status: 409,
      body: { code: 'TIMEKEEPING.STALE_VERSION' },
    });
    const corrected = await call('PATCH', url, {
      version,
      workDate: '2026-11-03',
      description: 'Boiler',
      billable: null,
    });
    expect(corrected.body).toMatchObject({
      workDate: '2026-11-03',
      minutes: 90,
      description: 'Boiler',
      billable: true,
    });
    expect((await call('POST', `${url}/submit`)).body).toMatchObject({
      status: 'submitted',
      rejectionReason: null,
    });
    expect(await call('PATCH', url, { version: version + 2, minutes: 45 })).toMatchObject({
      status: 409,
      body: { code: 'TIMEKEEPING.NOT_EDITABLE' },
    });
  });

  it('are refused for a contractor or a job that does not exist', async () => {
    expect(await record({ contractorId: newId() })).toMatchObject({
      status: 422,
      body: { code: 'TIMEKEEPING.NO_SUCH_CONTRACTOR' },
    });
    expect(await record({ jobId: newId() })).toMatchObject({
      status: 422,
      body: { code: 'TIMEKEEPING.NO_SUCH_JOB' },
    });
  });

  it('are not approved by the one who worked', async () => {
    const worker = await signIn(test, 'manager', { organizationId, contractorId });
    const { body } = await record();
    await call('POST', `/time-entries/${body.id}/submit`);
    const url = `/api/v1/time-entries/${body.id}/approve`;
    const own = await test.app.inject({ method: 'POST', url, headers: worker.headers });
    expect(own.json()).toMatchObject({ status: 403, code: 'TIMEKEEPING.OWN_TIME' });
  });

  it('are billed once, whoever is fastest of fifty', async () => {
    const { body } = await record();
    await call('POST', `/time-entries/${body.id}/submit`);
    await call('POST', `/time-entries/${body.id}/approve`);
    const tries = await Promise.allSettled(
      Array.from({ length: 50 }, () => inOneTransaction(() => facade.markInvoiced([body.id]))),
    );
    const refused = tries.filter((one) => one.status === 'rejected');
    expect(refused).toHaveLength(49);
    for (const { reason } of refused)
      expect(reason).toMatchObject({ code: 'TIME_ENTRY.TRANSITION', kind: 'conflict' });
  });

  it('list by page and day', async () => {
    for (const day of ['2025-01-01', '2025-01-02', '2025-01-03']) await record({ workDate: day });
    type Listed = { items: TimeEntryView[]; nextCursor: string };
    const url = '/time-entries?limit=2&from=2025-01-01&to=2025-01-03';
    const { body: first } = await call<Listed>('GET', url);
    const { body: rest } = await call<Listed>('GET', `${url}&cursor=${first.nextCursor}`);
    const days = [...first.items, ...rest.items].map((entry) => entry.workDate);
    expect(days).toEqual(['2025-01-03', '2025-01-02', '2025-01-01']);
  });

  it('go in and out in bulk unchanged', async () => {
    const written: TimeEntryRecord = {
      ...{ id: newId(), contractorId, customerId: null, jobId: null, itemId: null, workDate: '2026-03-08' },
      ...{
        minutes: 75,
        description: 'Été',
        billable: false,
        hourlyRate: '95.5',
        costRate: null,
        status: 'approved',
      },
    };
    await inOneTransaction(() => facade.entries.importRecords([written]));
    const stored = await test.as(organizationId, () => facade.entries.readRecords([written.id]));
    expect(stored.get(written.id)).toEqual({ record: written, version: 1 });
  });
});
