import type { Type } from '@nestjs/common';
import { newId } from '#kernel';
import { AuditLog, runAsTenant, systemActor, UnitOfWork } from '#platform';
import { createTestApp, type TestApp } from '../../platform/src/testing/test-app.js';
import { type ContractorRecord, type CustomerRecord, PartiesFacade, PartiesModule } from './index.js';

describe('parties', () => {
  let test: TestApp;
  let organization: string;

  /** A request as a signed-in person of `organization`: the hook stands where the guard stands in the product. */
  const call = async (
    method: 'GET' | 'POST' | 'PATCH',
    url: string,
    payload?: object,
    tenant = organization,
  ) => {
    const response = await runAsTenant(tenant, systemActor('test'), () =>
      test.app.inject({ method, url: `/api/v1${url}`, ...(payload && { payload }) }),
    );
    return { status: response.statusCode, body: response.json() };
  };
  const facade = () => test.app.get(PartiesFacade as Type<PartiesFacade>);
  const inTransaction = <T>(work: () => Promise<T>) =>
    test.as(organization, () => test.app.get(UnitOfWork).run(work));

  beforeAll(async () => {
    test = await createTestApp([PartiesModule]);
    organization = await test.createOrganization();
  });
  afterAll(() => test.close());

  const customer = (changes: Partial<CustomerRecord> = {}): CustomerRecord => ({
    id: newId(),
    displayName: `Côté & Fils ${newId()}`,
    companyName: 'Côté & Fils inc.',
    givenName: 'Zoé',
    familyName: null,
    email: 'zoe@example.com',
    phone: '+1 514 555 0100',
    billingAddress: { line1: '12 Rue Principale', city: 'Laval', province: 'QC', country: 'CA' },
    shippingAddress: null,
    parentId: null,
    isProject: false,
    currency: 'CAD',
    taxExempt: true,
    termId: null,
    active: true,
    ...changes,
  });
  const contractor = (changes: Partial<ContractorRecord> = {}): ContractorRecord => ({
    id: newId(),
    kind: 'supplier',
    displayName: `Noble ${newId()}`,
    companyName: null,
    givenName: null,
    familyName: null,
    email: null,
    phone: null,
    address: { line1: '1 Dock Rd' },
    currency: 'USD',
    termId: newId(),
    active: false,
    ...changes,
  });

  describe('a mirror of the books', () => {
    it('reads back exactly the customer it wrote, and a second import changes nothing', async () => {
      const records = [customer(), customer({ isProject: true, parentId: newId(), active: false })];
      await inTransaction(() => facade().customers.importRecords(records));
      const read = await test.as(organization, () =>
        facade().customers.readRecords(records.map((r) => r.id)),
      );
      expect(records.map((r) => read.get(r.id))).toEqual(records.map((record) => ({ record, version: 1 })));
      expect(await inTransaction(() => facade().customers.importRecords(records))).toEqual(new Map());
    });

    it('reads back exactly the contractor it wrote, and a second import changes nothing', async () => {
      const records = [contractor(), contractor({ kind: 'contractor', address: null, active: true })];
      await inTransaction(() => facade().contractors.importRecords(records, { fresh: true }));
      const read = await test.as(organization, () =>
        facade().contractors.readRecords(records.map((r) => r.id)),
      );
      expect(records.map((r) => read.get(r.id)?.record)).toEqual(records);
      expect(await inTransaction(() => facade().contractors.importRecords(records))).toEqual(new Map());
    });

    it('keeps the notes that are ours when the books change the customer', async () => {
      const { body } = await call('POST', '/customers', { displayName: 'Noted', notes: 'Gate code 4711' });
      const record = await test.as(organization, () => facade().customers.readRecords([body.id]));
      expect(record.get(body.id)?.record).not.toHaveProperty('notes');
      await inTransaction(() =>
        facade().customers.importRecords([
          { ...customer(), ...record.get(body.id)?.record, phone: '911' } as CustomerRecord,
        ]),
      );
      const after = await test.as(organization, () => facade().customer(body.id));
      expect(after).toMatchObject({ phone: '911', notes: 'Gate code 4711', version: 2 });
    });
  });

  describe('somebody at a desk', () => {
    it('adds a customer in the currency of the organization', async () => {
      const { status, body } = await call('POST', '/customers', {
        displayName: '  Maple   Ridge Condos ',
        email: 'office@mapleridge.example',
        billingAddress: { line1: '5 Ridge Rd', line2: ' ', city: 'Ottawa' },
      });
      expect(status).toBe(201);
      expect(body).toMatchObject({
        displayName: 'Maple Ridge Condos',
        currency: 'CAD',
        billingAddress: { line1: '5 Ridge Rd', city: 'Ottawa' },
        shippingAddress: null,
        active: true,
        version: 1,
      });
      expect(await call('GET', `/customers/${body.id}`)).toEqual({ status: 200, body });
    });

    it('changes what is sent and clears what is sent as null, and nothing else', async () => {
      const { body: before } = await call('POST', '/customers', {
        displayName: 'Clears',
        email: 'a@example.com',
        phone: '1',
        billingAddress: { city: 'Hull' },
      });
      const { status, body } = await call('PATCH', `/customers/${before.id}`, {
        version: 1,
        phone: '2',
        email: null,
        displayName: null,
        billingAddress: null,
      });
      expect(status).toBe(200);
      expect(body).toEqual({
        ...before,
        phone: '2',
        email: null,
        billingAddress: null,
        version: 2,
        updatedAt: expect.any(String),
      });
    });

    it('leaves in the audit log who changed which fields, and not what they say', async () => {
      const { body } = await call('POST', '/contractors', { displayName: 'Watched', phone: '555' });
      await call('PATCH', `/contractors/${body.id}`, { version: 1, email: 'x@example.com' });
      const { items } = await test.as(organization, () =>
        test.app.get(AuditLog).list({ entity: 'contractor', entityId: body.id }, 10),
      );
      expect(items.map(({ action, data }) => [action, data])).toEqual([
        ['contractor.changed', { version: 2, fields: ['email'] }],
        ['contractor.created', { version: 1, fields: ['displayName', 'phone'] }],
      ]);
    });

    it('is told the current version when somebody else was faster', async () => {
      const { body } = await call('POST', '/contractors', { displayName: 'Raced' });
      const answers = await Promise.all(
        ['1', '2', '3', '4'].map((phone) => call('PATCH', `/contractors/${body.id}`, { version: 1, phone })),
      );
      expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409, 409, 409]);
      expect(answers.find((answer) => answer.status === 409)?.body).toMatchObject({
        code: 'PARTIES.STALE_VERSION',
        currentVersion: 2,
      });
    });

    it('cannot give two active customers one name, even at the same moment', async () => {
      const answers = await Promise.all(
        ['Twin Pines', 'twin pines', 'TWIN PINES'].map((displayName) =>
          call('POST', '/customers', { displayName }),
        ),
      );
      expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409, 409]);
      expect(answers.find((answer) => answer.status === 409)?.body).toMatchObject({
        code: 'PARTIES.NAME_TAKEN',
        field: 'displayName',
        existingId: answers.find((answer) => answer.status === 201)?.body.id,
      });
    });

    it.each([
      ['a blank name', { displayName: '  ' }, 'PARTIES.NAME_MISSING'],
      ['a colon in the name', { displayName: 'A:B' }, 'PARTIES.NAME_WITH_COLON'],
      ['an unknown currency', { displayName: 'Q1', currency: 'CAN' }, 'PARTIES.UNKNOWN_CURRENCY'],
      ['an unknown term', { displayName: 'Q2', termId: newId() }, 'PARTIES.UNKNOWN_TERM'],
      ['an unknown parent', { displayName: 'Q3', parentId: newId() }, 'PARTIES.WRONG_PARENT'],
      ['a field that is not there', { displayName: 'Q4', colour: 'red' }, 'HTTP.NOT_VALID'],
    ])('is refused %s', async (_, input, code) => {
      const { status, body } = await call('POST', '/customers', input);
      expect([status, body.code]).toEqual([422, code]);
    });

    it('cannot make a customer a project of its own project', async () => {
      const { body: parent } = await call('POST', '/customers', { displayName: 'Top' });
      const { body: child } = await call('POST', '/customers', {
        displayName: 'Top, phase 1',
        parentId: parent.id,
        isProject: true,
      });
      const { body } = await call('PATCH', `/customers/${parent.id}`, { version: 1, parentId: child.id });
      expect(body.code).toBe('PARTIES.WRONG_PARENT');
    });
  });

  describe('a list', () => {
    it('pages by name without repeating or missing a row, equal names included', async () => {
      const other = await test.createOrganization();
      const records = Array.from({ length: 23 }, (_, index) =>
        contractor({ displayName: `Name ${index % 5}`, termId: null }),
      );
      await test.as(other, () =>
        test.app.get(UnitOfWork).run(() => facade().contractors.importRecords(records)),
      );
      const seen: string[] = [];
      for (let cursor: string | null = ''; cursor !== null; ) {
        const { body } = await call(
          'GET',
          `/contractors?limit=4${cursor && `&cursor=${cursor}`}`,
          undefined,
          other,
        );
        seen.push(...body.items.map((item: { id: string }) => item.id));
        cursor = body.nextCursor;
      }
      const byName = [...records].sort(
        (a, b) => a.displayName.localeCompare(b.displayName) || (a.id < b.id ? -1 : 1),
      );
      expect(seen).toEqual(byName.map((record) => record.id));
    });

    it('finds by part of the name, capitals aside, and takes % and _ literally', async () => {
      await call('POST', '/customers', { displayName: '100% Drywall' });
      await call('POST', '/customers', { displayName: '1000 Islands Drywall' });
      const found = async (q: string) =>
        (await call('GET', `/customers?q=${encodeURIComponent(q)}`)).body.items.map(
          (item: CustomerRecord) => item.displayName,
        );
      expect(await found('100% dry')).toEqual(['100% Drywall']);
      expect(await found('DRYWALL')).toEqual(['1000 Islands Drywall', '100% Drywall'].sort());
      expect(await found('100_')).toEqual([]);
    });

    it('filters by what is active', async () => {
      const { body } = await call('POST', '/customers', { displayName: 'Retired' });
      await call('PATCH', `/customers/${body.id}`, { version: 1, active: false });
      const names = async (active: boolean) =>
        (await call('GET', `/customers?active=${active}&q=Retired`)).body.items.length;
      expect([await names(true), await names(false)]).toEqual([0, 1]);
    });

    it('answers 404 to a malformed, unknown or foreign id', async () => {
      const { body } = await call('POST', '/customers', { displayName: 'Ours alone' });
      const other = await test.createOrganization();
      for (const [id, tenant] of [
        ['7', organization],
        [newId(), organization],
        [body.id, other],
      ]) {
        const answer = await call('GET', `/customers/${id}`, undefined, tenant);
        expect([answer.status, answer.body.code]).toEqual([404, 'PARTIES.NOT_FOUND']);
      }
    });
  });
});
