import { AuditLog, Files } from '#platform';
import { JobsFixture } from './testing/jobs-fixture.js';

const PHOTO = Buffer.concat([
  Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'),
  Buffer.alloc(32),
]);

describe('quality and approval of a job', () => {
  const fixture = new JobsFixture();
  const { call, handJob } = fixture;

  beforeAll(() => fixture.open());
  beforeEach(() => fixture.newOrganization());
  afterEach(() => fixture.releaseClock());
  afterAll(() => fixture.close());

  const photo = async (): Promise<string> => {
    const save = () => fixture.test.app.get(Files).save({ name: 'weld.jpg', content: PHOTO });
    return (await fixture.test.as(fixture.organization, save)).id;
  };
  const checked = async (body: object = {}) => {
    const { id } = await handJob();
    await call('POST', `/jobs/${id}/start`, { version: 1 });
    const { items } = (await call('POST', `/jobs/${id}/checkpoints`, { name: 'Pressure test', ...body }))
      .body;
    return { id, check: `/jobs/${id}/checkpoints/${items[0].id}` };
  };
  const complete = async (id: string) =>
    (await call('POST', `/jobs/${id}/complete`, { version: 2, allDone: true })).body;

  it('cannot be completed while a blocking check is open or failed, and can once it passed', async () => {
    const { id, check } = await checked();
    expect(await complete(id)).toMatchObject({ code: 'JOBS.CHECKS_NOT_PASSED', status: 409 });
    const failed = await call('POST', `${check}/fail`, { note: 'Drops 2 bar in an hour' });
    expect(failed.body).toMatchObject({ status: 'failed', note: 'Drops 2 bar in an hour' });
    expect((await complete(id)).detail).toBe('The quality check "Pressure test" failed.');
    await call('POST', `${check}/pass`, { note: 'New seal' });
    expect(await complete(id)).toMatchObject({ status: 'completed' });
    expect((await call('POST', `${check}/fail`, { note: 'Too late' })).body.code).toBe('JOBS.ENDED');
  });

  it('can be completed with a failed check that does not block', async () => {
    const { id, check } = await checked({ isBlocking: false });
    await call('POST', `${check}/fail`, { note: 'A scratch' });
    expect(await complete(id)).toMatchObject({ status: 'completed' });
  });

  it('keeps the photo that proves a check, which cannot pass without it', async () => {
    const { id, check } = await checked({ needsPhoto: true });
    const bare = await call('POST', `${check}/pass`, {});
    expect([bare.status, bare.body.code]).toEqual([409, 'JOBS.PHOTO_NEEDED']);
    const nobody = await call('POST', `${check}/pass`, { fileIds: [id] });
    expect([nobody.status, nobody.body.code]).toEqual([422, 'JOBS.NO_SUCH_FILE']);
    const fileId = await photo();
    const passed = await call('POST', `${check}/pass`, { fileIds: [fileId] });
    expect(passed.body).toMatchObject({ status: 'passed', fileIds: [fileId] });
    const kept = await call('DELETE', `/jobs/${id}/files/${fileId}`);
    expect([kept.status, kept.body.code]).toEqual([404, 'JOBS.NOT_ATTACHED']);
    expect((await call('GET', `/jobs/${id}/files`)).body.items).toMatchObject([
      { fileId, kind: 'evidence', name: 'weld.jpg', mediaType: 'image/jpeg' },
    ]);
  });

  it('has photos and documents, which come off again', async () => {
    const { id } = await handJob();
    const fileId = await photo();
    const attached = await call('POST', `/jobs/${id}/files`, { fileId, kind: 'photo', caption: 'Before' });
    expect(attached.body.items).toMatchObject([{ fileId, kind: 'photo', caption: 'Before' }]);
    expect((await call('DELETE', `/jobs/${id}/files/${fileId}`)).status).toBe(204);
    expect((await call('GET', `/jobs/${id}/files`)).body.items).toEqual([]);
  });

  it('does not start before its proof and its customer said yes, and remembers who did', async () => {
    const { id } = await handJob();
    await call('POST', `/jobs/${id}/gates`, { gate: 'proof' });
    await call('POST', `/jobs/${id}/gates`, { gate: 'customer' });
    const closed = await call('POST', `/jobs/${id}/start`, { version: 1 });
    expect(closed.body).toMatchObject({
      code: 'JOBS.GATE_CLOSED',
      detail: "This job cannot start: it waits for the proof and the customer's approval.",
    });
    await call('POST', `/jobs/${id}/gates/customer/approve`, { decidedBy: 'Ann of Maple Ridge' });
    await call('POST', `/jobs/${id}/gates/proof/reject`, { decidedBy: 'Ann', reason: 'Wrong blue' });
    expect((await call('POST', `/jobs/${id}/start`, { version: 1 })).body.detail).toContain('Wrong blue');
    const fileId = await photo();
    await call('POST', `/jobs/${id}/gates/proof/ask`, { fileId });
    const approved = await call('POST', `/jobs/${id}/gates/proof/approve`, { decidedBy: 'Ann' });
    expect(approved.body.items).toMatchObject([
      { gate: 'proof', status: 'approved', decidedBy: 'Ann', fileId, reason: null },
      { gate: 'customer', status: 'approved', decidedBy: 'Ann of Maple Ridge' },
    ]);
    expect((await call('POST', `/jobs/${id}/start`, { version: 1 })).body.status).toBe('in_progress');
    const late = await call('POST', `/jobs/${id}/gates`, { gate: 'proof' });
    expect([late.status, late.body.code]).toEqual([409, 'JOBS.ALREADY_STARTED']);
    const { items } = await fixture.test.as(fixture.organization, () =>
      fixture.test.app.get(AuditLog).list({ entity: 'job', entityId: id }, 20),
    );
    expect(items.map((line) => line.action)).toContain('job.gate_rejected');
  });

  it('does not get around its gates by being held and resumed', async () => {
    const { id } = await handJob();
    await call('POST', `/jobs/${id}/gates`, { gate: 'customer' });
    await call('POST', `/jobs/${id}/hold`, { version: 1, reason: 'Frost' });
    expect((await call('POST', `/jobs/${id}/resume`, { version: 2 })).body.code).toBe('JOBS.GATE_CLOSED');
  });

  it('knows no other approval than those it asks for', async () => {
    const { id } = await handJob();
    for (const gate of ['proof', 'boss'])
      expect((await call('POST', `/jobs/${id}/gates/${gate}/approve`, { decidedBy: 'x' })).body.code).toBe(
        'JOBS.NO_SUCH_GATE',
      );
  });

  it('passes its checks and missing approvals on to the part that is split off', async () => {
    const { id } = await handJob();
    await call('POST', `/jobs/${id}/checkpoints`, { name: 'Pressure test' });
    await call('POST', `/jobs/${id}/gates`, { gate: 'proof' });
    const lines = [{ lineNumber: 1, quantity: '4' }];
    const { newJob } = (await call('POST', `/jobs/${id}/split`, { version: 1, lines })).body;
    expect((await call('GET', `/jobs/${newJob.id}/checkpoints`)).body.items).toMatchObject([
      { name: 'Pressure test', status: 'open' },
    ]);
    expect((await call('POST', `/jobs/${newJob.id}/start`, { version: 1 })).body.code).toBe(
      'JOBS.GATE_CLOSED',
    );
  });
});

describe('jobs that wait for each other', () => {
  const fixture = new JobsFixture();
  const { call, handJob } = fixture;

  beforeAll(() => fixture.open());
  beforeEach(() => fixture.newOrganization());
  afterAll(() => fixture.close());

  it('start in their order, or with a reason', async () => {
    const [pipes, boiler] = [await handJob(), await handJob()];
    const added = await call('POST', `/jobs/${boiler.id}/dependencies`, { waitsForId: pipes.id });
    expect(added.body).toMatchObject({ before: [{ id: pipes.id, number: pipes.number }], after: [] });
    const early = await call('POST', `/jobs/${boiler.id}/start`, { version: 1 });
    expect(early.body).toMatchObject({
      code: 'JOBS.WAITS_FOR_OTHERS',
      detail: `This job waits for ${pipes.number}, which is not done.`,
    });
    const forced = await call('POST', `/jobs/${boiler.id}/start`, {
      version: 1,
      overrideReason: 'Two crews',
    });
    expect(forced.body.status).toBe('in_progress');
  });

  it('wait no longer for what is done, cancelled or taken off', async () => {
    const [done, cancelled, dropped, last] = [
      await handJob(),
      await handJob(),
      await handJob(),
      await handJob(),
    ];
    for (const { id: waitsForId } of [done, cancelled, dropped])
      await call('POST', `/jobs/${last.id}/dependencies`, { waitsForId });
    await call('POST', `/jobs/${done.id}/start`, { version: 1 });
    await call('POST', `/jobs/${done.id}/complete`, { version: 2, allDone: true });
    await call('POST', `/jobs/${cancelled.id}/cancel`, { version: 1, reason: 'x' });
    await call('DELETE', `/jobs/${last.id}/dependencies/${dropped.id}`);
    expect((await call('POST', `/jobs/${last.id}/start`, { version: 1 })).body.status).toBe('in_progress');
  });

  it('never wait in a circle, even when both ends are joined at the same moment', async () => {
    const [a, b, c] = [await handJob(), await handJob(), await handJob()];
    const wait = (job: { id: string }, { id: waitsForId }: { id: string }) =>
      call('POST', `/jobs/${job.id}/dependencies`, { waitsForId });
    await wait(a, b);
    const both = await Promise.all([wait(b, c), wait(c, a)]);
    expect(both.map((answer) => answer.status).sort()).toEqual([201, 409]);
    expect(both.find((answer) => answer.status === 409)?.body.code).toBe('JOBS.CYCLE');
    expect((await wait(a, a)).body.code).toBe('JOBS.CYCLE');
  });
});

describe('a template', () => {
  const fixture = new JobsFixture();
  const { call } = fixture;

  beforeAll(() => fixture.open());
  beforeEach(() => fixture.newOrganization());
  afterEach(() => fixture.releaseClock());
  afterAll(() => fixture.close());

  const template = (changes: object = {}) =>
    call('POST', '/job-templates', {
      name: 'Boiler swap',
      dueDays: 14,
      priority: 2,
      lines: [{ description: 'Boiler', quantity: '1', unitPrice: '2500' }],
      checkpoints: [
        { name: 'Pressure test', needsPhoto: true },
        { name: 'Cleaned up', isBlocking: false },
      ],
      gates: ['customer'],
      ...changes,
    });

  it('makes a job with its lines, checks, approvals and due date', async () => {
    fixture.at('2026-11-21T15:00:00Z');
    const { body } = await template();
    const job = await call('POST', '/jobs', { customerId: fixture.customerId, templateId: body.id });
    expect(job.body).toMatchObject({
      name: 'Boiler swap, Maple Ridge',
      dueDate: '2026-12-05',
      priority: 2,
      contractAmount: '2500.00',
    });
    expect((await call('GET', `/jobs/${job.body.id}/checkpoints`)).body.items).toMatchObject([
      { name: 'Pressure test', isBlocking: true, needsPhoto: true },
      { name: 'Cleaned up', isBlocking: false, needsPhoto: false },
    ]);
    expect((await call('POST', `/jobs/${job.body.id}/start`, { version: 1 })).body.code).toBe(
      'JOBS.GATE_CLOSED',
    );
    const own = await call('POST', '/jobs', {
      customerId: fixture.customerId,
      templateId: body.id,
      name: 'Rush',
      dueDate: null,
    });
    expect(own.body).toMatchObject({ name: 'Rush', dueDate: null });
  });

  it('is changed by whoever has seen its latest version, and is offered no more when it is retired', async () => {
    const { id } = (await template()).body;
    expect((await template()).body).toMatchObject({ code: 'JOBS.NAME_TAKEN', field: 'name' });
    const changed = await call('PATCH', `/job-templates/${id}`, { version: 1, active: false });
    expect(changed.body).toMatchObject({ version: 2, active: false, dueDays: 14 });
    expect((await call('PATCH', `/job-templates/${id}`, { version: 1 })).body.code).toBe(
      'JOBS.STALE_VERSION',
    );
    const made = await call('POST', '/jobs', { customerId: fixture.customerId, templateId: id });
    expect([made.status, made.body.code]).toEqual([404, 'JOBS.NO_SUCH_TEMPLATE']);
  });

  it('is of no use without lines', async () => {
    const { id } = (await template({ lines: [] })).body;
    const made = await call('POST', '/jobs', { customerId: fixture.customerId, templateId: id });
    expect([made.status, made.body.code]).toEqual([422, 'JOBS.NO_LINES']);
  });
});

describe('a work centre', () => {
  const fixture = new JobsFixture();
  const { call, handJob } = fixture;

  beforeAll(() => fixture.open());
  beforeEach(() => fixture.newOrganization());
  afterAll(() => fixture.close());

  it('has a name of its own, and the jobs that are done at it', async () => {
    const { body } = await call('POST', '/work-centres', { name: 'Press 1' });
    expect((await call('POST', '/work-centres', { name: 'Press 1' })).body.code).toBe('JOBS.NAME_TAKEN');
    const job = await handJob({ workCentreId: body.id });
    await handJob();
    const { items } = (await call('GET', `/jobs?workCentreId=${body.id}`)).body;
    expect(items.map((row: { id: string }) => row.id)).toEqual([job.id]);
    const changed = await call('PATCH', `/work-centres/${body.id}`, { version: 1, active: false });
    expect(changed.body).toMatchObject({ name: 'Press 1', active: false, version: 2 });
  });
});
