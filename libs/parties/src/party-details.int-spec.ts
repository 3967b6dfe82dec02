import { addDays, localDateOf, newId, Secret } from '#kernel';
import { AuditLog, Database, KeyRotation, runAsTenant, SealedColumns, systemActor } from '#platform';
import { createTestApp, type TestApp } from '../../platform/src/testing/test-app.js';
import { PartiesFacade, PartiesModule } from './index.js';

const daysFromNow = (count: number): string => addDays(localDateOf(new Date(), 'America/Toronto'), count);

describe('what is kept about a party', () => {
  let test: TestApp;
  let organization: string;
  let customer: string;
  let contractor: string;

  const call = async (
    method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
    url: string,
    payload?: object,
    tenant = organization,
  ) => {
    const response = await runAsTenant(tenant, systemActor('test'), () =>
      test.app.inject({ method, url: `/api/v1${url}`, ...(payload && { payload }) }),
    );
    return { status: response.statusCode, body: response.body === '' ? null : response.json() };
  };
  const facade = () => test.app.get(PartiesFacade);

  beforeAll(async () => {
    test = await createTestApp([PartiesModule]);
    organization = await test.createOrganization();
  });
  beforeEach(async () => {
    customer = (await call('POST', '/customers', { displayName: `Ridge ${newId()}` })).body.id;
    contractor = (await call('POST', '/contractors', { displayName: `Noble ${newId()}` })).body.id;
  });
  afterAll(() => test.close());

  it('keeps several contacts for a customer and for a contractor, each to itself', async () => {
    const super_ = await call('POST', `/customers/${customer}/contacts`, {
      name: '  Zoé Tremblay ',
      role: 'Site super',
      isPrimary: true,
    });
    expect(super_).toMatchObject({
      status: 201,
      body: { name: 'Zoé Tremblay', isPrimary: true, version: 1 },
    });
    await call('POST', `/customers/${customer}/contacts`, { name: 'Al', email: 'ap@ridge.example' });
    await call('POST', `/contractors/${contractor}/contacts`, { name: 'Bo' });
    const { body } = await call('GET', `/customers/${customer}/contacts`);
    expect(body.items.map(({ name }: { name: string }) => name)).toEqual(['Zoé Tremblay', 'Al']);
    const elsewhere = await call('PATCH', `/contractors/${contractor}/contacts/${super_.body.id}`, {
      version: 1,
      name: 'Stolen',
    });
    expect(elsewhere).toMatchObject({ status: 404, body: { code: 'PARTIES.NOT_FOUND' } });
  });

  it('changes what is sent, refuses a stale change and forgets what is removed', async () => {
    const path = `/customers/${customer}/contacts`;
    const { body } = await call('POST', path, { name: 'Al', phone: '1', role: 'Books' });
    const changed = await call('PATCH', `${path}/${body.id}`, { version: 1, phone: null, name: null });
    expect(changed.body).toMatchObject({ name: 'Al', phone: null, role: 'Books', version: 2 });
    expect(await call('PATCH', `${path}/${body.id}`, { version: 1, phone: '2' })).toMatchObject({
      status: 409,
      body: { code: 'PARTIES.STALE_VERSION', currentVersion: 2 },
    });
    expect((await call('DELETE', `${path}/${body.id}`)).status).toBe(204);
    expect((await call('DELETE', `${path}/${body.id}`)).status).toBe(404);
    expect((await call('GET', path)).body.items).toEqual([]);
  });

  it('lets one of 50 people who change a contact at once win, and tells the others', async () => {
    const path = `/customers/${customer}/contacts`;
    const { body } = await call('POST', path, { name: 'Contested' });
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, at) =>
        call('PATCH', `${path}/${body.id}`, { version: 1, phone: `${at}` }),
      ),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(49);
  });

  it('puts a site on the map, in its own time zone', async () => {
    const path = `/customers/${customer}/addresses`;
    const site = await call('POST', path, {
      label: 'North tower',
      address: { line1: '5 Ridge Rd', city: 'Fort Nelson', province: 'BC' },
      latitude: '58.8050',
      longitude: '-122.6972',
      timezone: 'America/Fort_Nelson',
    });
    expect(site.body).toMatchObject({
      kind: 'site',
      latitude: '58.805',
      longitude: '-122.6972',
      active: true,
    });
    const nowhere = { address: { city: 'X' }, latitude: '91', longitude: '0' };
    expect(await call('POST', path, nowhere)).toMatchObject({
      status: 422,
      body: { code: 'PARTIES.NOT_A_PLACE', field: 'latitude', fix: expect.any(String) },
    });
    expect(await call('POST', path, { address: { city: 'X' }, timezone: 'Mars/Base' })).toMatchObject({
      status: 422,
      body: { code: 'PARTIES.UNKNOWN_TIME_ZONE' },
    });
    expect(await call('POST', path, { address: {} })).toMatchObject({
      status: 422,
      body: { code: 'PARTIES.FIELD_MISSING', field: 'address' },
    });
  });

  it('knows what a contractor can do and which papers have lapsed', async () => {
    const service = await call('POST', '/service-types', { code: newId().slice(-12), name: 'Gas fitting' });
    await call('POST', `/contractors/${contractor}/skills`, {
      name: 'Gas fitting',
      level: 'master',
      serviceTypeId: service.body.id,
      expiresOn: '2027-01-31',
    });
    const unknown = { name: 'Flying', serviceTypeId: newId() };
    expect(await call('POST', `/contractors/${contractor}/skills`, unknown)).toMatchObject({
      status: 422,
      body: { code: 'PARTIES.UNKNOWN_SERVICE_TYPE' },
    });
    expect(await call('POST', `/contractors/${contractor}/skills`, { name: 'Gas fitting' })).toMatchObject({
      status: 409,
      body: { code: 'PARTIES.ALREADY_THERE' },
    });
    const papers = `/contractors/${contractor}/clearances`;
    expect(await call('POST', papers, { kind: 'wsib', fileId: newId() })).toMatchObject({
      status: 422,
      body: { code: 'PARTIES.UNKNOWN_FILE', field: 'fileId' },
    });
    const wsib = await call('POST', papers, { kind: 'wsib', number: 'C-1', expiresOn: '2020-03-31' });
    expect(wsib.body).toMatchObject({ state: 'expired', coverage: null });
    const insured = await call('POST', papers, { kind: 'liability-insurance', coverage: '2000000' });
    expect(insured.body).toMatchObject({ coverage: '2000000.00', state: 'valid' });
    await test.as(organization, async () => {
      expect((await facade().skillsOf([contractor])).get(contractor)).toMatchObject([
        { name: 'Gas fitting', level: 'master', expiresOn: '2027-01-31' },
      ]);
      expect(await facade().lapsedClearances([contractor, newId()], '2020-04-01')).toEqual(
        new Map([[contractor, ['wsib']]]),
      );
      expect(await facade().lapsedClearances([contractor], '2020-03-31')).toEqual(new Map());
    });
  });

  it('finds who needs a new paper, and passes over what is renewed', async () => {
    const mark = newId();
    const papers: Record<string, object[]> = {
      late: [{ kind: 'wsib', expiresOn: daysFromNow(-2) }],
      soon: [
        { kind: 'wsib', expiresOn: daysFromNow(300) },
        { kind: 'liability-insurance', expiresOn: daysFromNow(20) },
      ],
      renewed: [
        { kind: 'wsib', expiresOn: daysFromNow(10) },
        { kind: 'wsib', expiresOn: daysFromNow(110) },
      ],
    };
    for (const [name, held] of Object.entries(papers)) {
      const { body } = await call('POST', '/contractors', { displayName: `${name} ${mark}` });
      for (const paper of held) await call('POST', `/contractors/${body.id}/clearances`, paper);
    }
    const found = async (filter: string) =>
      (await call('GET', `/contractors?q=${mark}${filter}`)).body.items.map(
        ({ displayName, nextExpiry }: { displayName: string; nextExpiry: object }) => [
          displayName.split(' ')[0],
          nextExpiry,
        ],
      );
    const late = ['late', { kind: 'wsib', expiresOn: daysFromNow(-2) }];
    const soon = ['soon', { kind: 'liability-insurance', expiresOn: daysFromNow(20) }];
    const renewed = ['renewed', { kind: 'wsib', expiresOn: daysFromNow(110) }];
    expect(await found('')).toEqual([late, renewed, soon]);
    expect(await found('&clearances=expiring')).toEqual([late, soon]);
    expect(await found('&clearances=expired')).toEqual([late]);
    expect((await call('GET', '/contractors?clearances=lost')).status).toBe(422);
  });

  it('writes down nothing that was said by a contact who is nobody here', async () => {
    const customer = await call('POST', '/customers', { displayName: `Talk ${newId()}` });
    const said = { kind: 'call', happenedAt: '2026-11-21T12:00:00Z', subject: 'Boiler', contactId: newId() };
    expect(await call('POST', `/customers/${customer.body.id}/communications`, said)).toMatchObject({
      status: 422,
      body: { code: 'PARTIES.UNKNOWN_CONTACT', field: 'contactId' },
    });
  });

  it('remembers where a contractor starts the day and what she drives', async () => {
    const path = `/contractors/${contractor}/profile`;
    expect((await call('GET', path)).body).toMatchObject({ version: 0, language: 'en', vehicle: null });
    const changed = await call('PATCH', path, {
      version: 0,
      vehicle: 'Ford Transit',
      vehiclePlate: 'abcd 123',
      homeLatitude: '45.4',
      homeLongitude: '-75.7',
      language: 'fr',
      skillTier: 'journeyperson',
    });
    expect(changed.body).toMatchObject({ version: 1, vehiclePlate: 'ABCD 123', homeLatitude: '45.4' });
    expect((await call('PATCH', path, { version: 0, vehicle: 'Other' })).status).toBe(409);
    const half = await call('PATCH', path, { version: 1, homeLatitude: null });
    expect(half).toMatchObject({ status: 422, body: { code: 'PARTIES.NOT_A_PLACE' } });
  });

  describe('tax identifiers', () => {
    const numbers = { sin: '130 692 544', businessNumber: '123456782RP0001', gstNumber: '123456782 RT 0001' };
    const path = () => `/contractors/${contractor}/tax-identity`;

    it('are shown by their last digits only, and lie sealed in the database', async () => {
      const { body } = await call('PATCH', path(), { version: 0, slip: 't5018', ...numbers });
      expect(body).toEqual({
        slip: 't5018',
        sinEnding: '544',
        businessNumberEnding: '782',
        gstNumber: '123456782RT0001',
        qstNumber: null,
        version: 1,
      });
      const [row] = await test.as(organization, () =>
        test.app.get(Database).rows('SELECT * FROM contractor_tax_identities WHERE id = $1', [contractor]),
      );
      expect(JSON.stringify(row)).not.toContain('130692544');
      const lines = await test.as(organization, () =>
        test.app.get(AuditLog).list({ entity: 'contractor', entityId: contractor }, 10),
      );
      expect(JSON.stringify(lines)).not.toMatch(/130692544|130 692 544/);
    });

    it('are told in full to who may see them, and that is written down', async () => {
      await call('PATCH', path(), { version: 0, ...numbers });
      expect(await call('POST', `${path()}/reveal`, {})).toMatchObject({
        status: 422,
        body: { field: 'reason' },
      });
      expect(await call('POST', `${path()}/reveal`, { reason: '   ' })).toMatchObject({
        status: 422,
        body: { code: 'PARTIES.FIELD_MISSING', field: 'reason' },
      });
      const reason = 'The T5018 slip came back.';
      expect((await call('POST', `${path()}/reveal`, { reason: ` ${reason} ` })).body).toEqual({
        sin: '130692544',
        businessNumber: '123456782RP0001',
      });
      const { items } = await test.as(organization, () =>
        test.app.get(AuditLog).list({ entity: 'contractor', entityId: contractor }, 1),
      );
      expect(items[0]).toMatchObject({ action: 'contractor.tax_identity_revealed', data: { reason } });
    });

    /** The rotation wants to hear of every sealed column; most modules are not part of this application. */
    async function registerColumnsOfOtherModules(): Promise<void> {
      const columns = test.app.get(SealedColumns);
      const { rows } = await test.app.get(Database).unscoped.query<{ table: string; column: string }>(
        `SELECT table_name AS "table", column_name AS "column" FROM information_schema.columns
           WHERE table_schema = 'public' AND column_name ~ 'sealed$'`,
      );
      for (const { table, column } of rows)
        if (!columns.has(table, column)) columns.register({ table, rowColumns: ['organization_id'], column });
    }

    it('reach a tax slip as secrets, also after the keys were rotated', async () => {
      await call('PATCH', path(), { version: 0, ...numbers });
      await registerColumnsOfOtherModules();
      await test.app.get(KeyRotation).run();
      const found = await test.as(organization, () => facade().taxIdentitiesOf([contractor]));
      const identity = found.get(contractor);
      expect(identity?.sin).toBeInstanceOf(Secret);
      expect(identity?.sin?.reveal()).toBe('130692544');
      expect(identity?.businessNumber?.reveal()).toBe('123456782RP0001');
    });

    it('are refused when mistyped, with the field and the fix', async () => {
      expect(await call('PATCH', path(), { version: 0, sin: '130692545' })).toMatchObject({
        status: 422,
        body: { code: 'PARTIES.NOT_A_SIN', field: 'sin', fix: expect.any(String) },
      });
    });
  });

  it('lets nobody of another organization see or touch any of it', async () => {
    const other = await test.createOrganization();
    const { body } = await call('POST', `/customers/${customer}/contacts`, { name: 'Ours' });
    expect((await call('GET', `/customers/${customer}/contacts`, undefined, other)).status).toBe(404);
    const path = `/customers/${customer}/contacts/${body.id}`;
    expect((await call('PATCH', path, { version: 1, name: 'Theirs' }, other)).status).toBe(404);
    expect((await call('DELETE', path, undefined, other)).status).toBe(404);
  });
});
