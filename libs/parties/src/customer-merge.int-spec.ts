import { newId } from '#kernel';
import { AuditLog, Database, runAsTenant, systemActor, UnitOfWork } from '#platform';
import { eventually } from '../../platform/src/testing/eventually.js';
import { createTestApp, type TestApp } from '../../platform/src/testing/test-app.js';
import { LATE_MERGE_SWEEP } from './handlers/late-merge-sweep.handler.js';
import { PartiesFacade, PartiesModule } from './index.js';

interface Made {
  id: string;
  version: number;
}

describe('two customers that are one', () => {
  let test: TestApp;
  let organization: string;
  let survivor: Made;
  let duplicate: Made;

  const call = async (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', url: string, payload?: object) => {
    const response = await runAsTenant(organization, systemActor('Mo'), () =>
      test.app.inject({ method, url: `/api/v1${url}`, ...(payload && { payload }) }),
    );
    return { status: response.statusCode, body: response.body === '' ? null : response.json() };
  };
  const make = async (fields: object): Promise<Made> => (await call('POST', '/customers', fields)).body;
  const merge = (into = survivor, from = duplicate) =>
    call('POST', `/customers/${into.id}/merge`, {
      version: into.version,
      duplicateId: from.id,
      duplicateVersion: from.version,
    });
  const write = <T>(work: (database: Database) => Promise<T>) =>
    test.as(organization, () => test.app.get(UnitOfWork).run(() => work(test.app.get(Database))));
  const addInvoice = (customerId: string, number: string) =>
    write(({ prisma }) =>
      prisma.invoice.create({
        data: {
          organizationId: organization,
          id: newId(),
          number,
          direction: 'receivable',
          status: 'sent',
          customerId,
          invoiceDate: new Date('2026-11-02'),
          subtotal: '100',
          taxAmount: '13',
          total: '113',
          balance: '113',
        },
      }),
    );
  const invoicesOf = (customerId: string) =>
    write(({ prisma }) => prisma.invoice.count({ where: { customerId } }));

  const LATER = `name = '${LATE_MERGE_SWEEP}' AND data ->> 'organizationId' = $1 AND start_after > now()`;
  const laterSweeps = async () => {
    const { unscoped } = test.app.get(Database);
    return (await unscoped.query(`SELECT FROM pgboss.job WHERE ${LATER}`, [organization])).rowCount;
  };
  const letTimePass = () =>
    test.app
      .get(Database)
      .unscoped.query(`UPDATE pgboss.job SET start_after = now() WHERE ${LATER}`, [organization]);

  beforeAll(async () => {
    test = await createTestApp([PartiesModule]);
  });
  beforeEach(async () => {
    organization = await test.createOrganization();
    survivor = await make({ displayName: 'Côté & Fils inc.', email: 'office@cote.example' });
    duplicate = await make({
      displayName: 'Cote et Fils',
      email: 'office@cote.example',
      phone: '514 555 0100',
    });
  });
  afterAll(() => test.close());

  it('are found, with a score and the reasons', async () => {
    await make({ displayName: 'Somebody else' });
    expect((await call('GET', '/customers/duplicates')).body).toEqual({
      items: [
        {
          first: expect.objectContaining({ id: survivor.id, displayName: 'Côté & Fils inc.' }),
          second: expect.objectContaining({ id: duplicate.id }),
          score: 100,
          reasons: ['same-name', 'same-email'],
        },
      ],
      nextCursor: null,
    });
  });

  it('are shown a page at a time', async () => {
    for (const at of [1, 2])
      await make({ displayName: `Ridge Ltd ${'.'.repeat(at)}`, email: 'r@ridge.example' });
    const first = (await call('GET', '/customers/duplicates?limit=1')).body;
    const second = (await call('GET', `/customers/duplicates?limit=1&cursor=${first.nextCursor}`)).body;
    expect(first.items[0].first.id).toBe(survivor.id);
    expect(second).toMatchObject({ items: [{ score: 100 }], nextCursor: null });
    expect(second.items[0].first.id).not.toBe(survivor.id);
  });

  it('become one: documents, projects, contacts and rates move, and gaps are filled', async () => {
    await addInvoice(duplicate.id, 'INV-1');
    await addInvoice(survivor.id, 'INV-2');
    const project = await make({ displayName: 'Dock', parentId: duplicate.id, isProject: true });
    await call('POST', `/customers/${duplicate.id}/contacts`, { name: 'Zoé' });
    await call('POST', '/rate-cards', {
      name: 'C',
      customerId: duplicate.id,
      validFrom: '2026-01-01',
      value: '90',
    });
    const before = await call('GET', `/customers/${survivor.id}/merge?duplicateId=${duplicate.id}`);
    expect(before.body).toMatchObject({
      survivor: { id: survivor.id, version: 1 },
      duplicate: { id: duplicate.id },
      moves: { invoices: 1, customers: 1, party_contacts: 1, rate_cards: 1 },
      ...{ fills: ['phone'], refusal: null },
    });
    const { status, body } = await merge();
    expect(status).toBe(200);
    expect(body.moved).toEqual(before.body.moves);
    expect(body.customer).toMatchObject({ id: survivor.id, phone: '514 555 0100', version: 2, active: true });
    expect(body.moved).toEqual({ invoices: 1, customers: 1, party_contacts: 1, rate_cards: 1 });
    expect([await invoicesOf(survivor.id), await invoicesOf(duplicate.id)]).toEqual([2, 0]);
    expect((await call('GET', `/customers/${project.id}`)).body.parentId).toBe(survivor.id);
    expect((await call('GET', `/customers/${duplicate.id}`)).body).toMatchObject({
      active: false,
      mergedIntoId: survivor.id,
      displayName: 'Cote et Fils',
    });
    expect((await call('GET', '/customers/duplicates')).body.items).toEqual([]);
    const { items } = await test.as(organization, () =>
      test.app.get(AuditLog).list({ entity: 'customer', entityId: survivor.id }, 1),
    );
    expect(items[0]).toMatchObject({
      action: 'customer.merged',
      actorName: 'Mo',
      data: { mergedId: duplicate.id, moved: { invoices: 1 }, fields: ['phone'] },
    });
  });

  it('can be looked at before, with why they cannot be one', async () => {
    const preview = async (other: string) =>
      (await call('GET', `/customers/${survivor.id}/merge?duplicateId=${other}`)).body;
    const abroad = await make({ displayName: 'Cote et Fils USA', currency: 'USD' });
    expect((await preview(abroad.id)).refusal).toMatchObject({
      ...{ code: 'PARTIES.CANNOT_MERGE', detail: expect.stringContaining('USD') },
      fix: expect.any(String),
    });
    await merge();
    expect((await preview(duplicate.id)).refusal.code).toBe('PARTIES.ALREADY_MERGED');
    expect((await preview(newId())).code).toBe('PARTIES.NOT_FOUND');
    expect((await call('GET', `/customers/${survivor.id}/merge`)).status).toBe(422);
  });

  it('are merged once, however many people try at the same moment', async () => {
    await addInvoice(duplicate.id, 'INV-1');
    const answers = await Promise.all(Array.from({ length: 50 }, () => merge()));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const refused = answers.filter(({ status }) => status === 409);
    expect(refused).toHaveLength(49);
    expect(refused[0]?.body).toMatchObject({ code: 'PARTIES.ALREADY_MERGED', mergedIntoId: survivor.id });
    expect(await invoicesOf(survivor.id)).toBe(1);
  });

  it('are not merged both ways at the same moment', async () => {
    const answers = await Promise.all([merge(), merge(duplicate, survivor)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('sleep for ever: neither a person nor an import wakes the merged one', async () => {
    await merge();
    expect(await call('PATCH', `/customers/${duplicate.id}`, { version: 2, active: true })).toMatchObject({
      status: 409,
      body: { code: 'PARTIES.ALREADY_MERGED' },
    });
    const { customers } = test.app.get(PartiesFacade);
    await write(async () => {
      const record = (await customers.readRecords([duplicate.id])).get(duplicate.id)?.record;
      if (!record) throw new Error('The merged customer is gone.');
      await customers.importRecords([{ ...record, active: true, phone: '911' }]);
    });
    expect((await call('GET', `/customers/${duplicate.id}`)).body).toMatchObject({
      active: false,
      version: 2,
    });
  });

  it('catch up with an invoice that was being written when they were merged', async () => {
    const { prisma } = test.app.get(Database);
    let go = (): void => undefined;
    const merged = new Promise<void>((resolve) => {
      go = resolve;
    });
    const writing = write(async () => {
      // Looked up before the merge, written after it.
      const customer = await prisma.customer.findFirst({ where: { id: duplicate.id } });
      await merged;
      await addInvoice(customer?.id ?? '', 'INV-LATE');
    });
    await merge();
    // The sweep after the merge is over once the later ones wait: it came too early for this invoice.
    await eventually(async () => (await laterSweeps()) === 2, 'the first sweep');
    go();
    await writing;
    expect([await invoicesOf(survivor.id), await invoicesOf(duplicate.id)]).toEqual([0, 1]);
    await letTimePass();
    await eventually(async () => (await invoicesOf(survivor.id)) === 1, 'the invoice to be moved');
    expect(await invoicesOf(duplicate.id)).toBe(0);
  });

  it('can go on becoming one with a third', async () => {
    const third = await make({ displayName: 'Côté, Fils et Filles' });
    await addInvoice(duplicate.id, 'INV-1');
    await merge();
    await merge(third, { id: survivor.id, version: 2 });
    expect((await call('GET', `/customers/${duplicate.id}`)).body.mergedIntoId).toBe(third.id);
    expect(await invoicesOf(third.id)).toBe(1);
    const heirs = await test.as(organization, () =>
      test.app.get(PartiesFacade).successorsOf([duplicate.id, survivor.id, third.id]),
    );
    expect(heirs).toEqual(
      new Map([
        [duplicate.id, third.id],
        [survivor.id, third.id],
      ]),
    );
  });

  it.each<[string, object, object, string]>([
    ['in two currencies', {}, { currency: 'USD' }, 'billed in'],
    ['of which one is a project', {}, { isProject: true }, 'project'],
  ])('stay two when %s', async (_, one, other, words) => {
    const answer = await merge(
      await make({ displayName: 'A', ...one }),
      await make({ displayName: 'B', ...other }),
    );
    expect(answer).toMatchObject({
      status: 422,
      body: { code: 'PARTIES.CANNOT_MERGE', detail: expect.stringContaining(words), fix: expect.any(String) },
    });
  });

  it('stay two when one belongs to the other, is herself, or was changed meanwhile', async () => {
    const child = await make({ displayName: 'Child', parentId: duplicate.id });
    expect((await merge(child, duplicate)).body).toMatchObject({ code: 'PARTIES.CANNOT_MERGE' });
    expect((await merge(survivor, survivor)).body).toMatchObject({ code: 'PARTIES.CANNOT_MERGE' });
    expect(await merge({ ...survivor, version: 9 })).toMatchObject({
      status: 409,
      body: { code: 'PARTIES.STALE_VERSION' },
    });
    expect((await merge(survivor, { id: newId(), version: 1 })).status).toBe(404);
  });

  describe('the log of what was said', () => {
    it('keeps notes, calls and mails with their author, and moves with a merge', async () => {
      const path = (id: string) => `/customers/${id}/communications`;
      const made = await call('POST', path(duplicate.id), {
        kind: 'call',
        direction: 'in',
        happenedAt: '2026-11-20T09:30:00-05:00',
        subject: 'Asked about invoice 12',
      });
      expect(made).toMatchObject({
        status: 201,
        body: { kind: 'call', authorName: 'Mo', body: null, version: 1 },
      });
      const { happenedAt, createdAt, updatedAt } = made.body;
      expect(happenedAt).toBe('2026-11-20T14:30:00.000Z');
      // As every other instant of the API.
      for (const at of [createdAt, updatedAt]) expect(at).toBe(new Date(at).toISOString());
      await merge();
      const { items } = (await call('GET', path(survivor.id))).body;
      expect(items).toMatchObject([
        { id: made.body.id, subject: 'Asked about invoice 12', authorName: 'Mo' },
      ]);
      const changed = await call('PATCH', `${path(survivor.id)}/${made.body.id}`, {
        version: items[0].version,
        body: 'Will pay Friday',
      });
      expect(changed.body).toMatchObject({ body: 'Will pay Friday', authorName: 'Mo' });
      expect((await call('DELETE', `${path(survivor.id)}/${made.body.id}`)).status).toBe(204);
    });

    it('wants to know when it was, and what about', async () => {
      const path = `/customers/${survivor.id}/communications`;
      for (const happenedAt of ['yesterday', '2026-02-31T09:30:00Z', '+010000-01-01T00:00:00Z'])
        expect(await call('POST', path, { happenedAt, subject: 'x' })).toMatchObject({
          status: 422,
          body: { code: 'PARTIES.NOT_AN_INSTANT', field: 'happenedAt' },
        });
      expect(await call('POST', path, { happenedAt: '2026-11-20T09:30:00Z', subject: ' ' })).toMatchObject({
        status: 422,
        body: { code: 'PARTIES.FIELD_MISSING', field: 'subject' },
      });
    });
  });
});
