import { newId } from '#kernel';
import { runAsTenant, systemActor } from '#platform';
import { createTestApp, type TestApp } from '../../platform/src/testing/test-app.js';
import { CatalogFacade, CatalogModule } from './index.js';

describe('units and service types', () => {
  let test: TestApp;
  let organization: string;

  const call = async (method: 'GET' | 'POST' | 'PATCH', url: string, payload?: object) => {
    const response = await runAsTenant(organization, systemActor('test'), () =>
      test.app.inject({ method, url: `/api/v1${url}`, ...(payload && { payload }) }),
    );
    return { status: response.statusCode, body: response.json() };
  };

  beforeAll(async () => {
    test = await createTestApp([CatalogModule]);
    organization = await test.createOrganization();
  });
  afterAll(() => test.close());

  it('are added, listed by code, changed and put away', async () => {
    const hour = await call('POST', '/units', { code: 'h', name: 'hour', nameFr: 'heure', kind: 'time' });
    expect(hour).toMatchObject({ status: 201, body: { code: 'h', kind: 'time', decimals: 2, active: true } });
    await call('POST', '/units', { code: 'ea', name: 'each', decimals: 0 });
    const { body } = await call('GET', '/units');
    expect(body.items.map(({ code }: { code: string }) => code)).toEqual(['ea', 'h']);
    const away = await call('PATCH', `/units/${hour.body.id}`, { version: 1, active: false, name: null });
    expect(away.body).toMatchObject({ active: false, name: 'hour', version: 2 });
    expect((await call('GET', '/units?active=true')).body.items).toHaveLength(1);
    expect((await call('GET', '/units?q=EAC')).body.items).toMatchObject([{ code: 'ea' }]);
  });

  it('page by code without losing or repeating one', async () => {
    for (const at of [1, 2, 3, 4, 5]) await call('POST', '/service-types', { code: `P${at}`, name: 'Paged' });
    const codes: string[] = [];
    let cursor = '';
    do {
      const { body } = await call('GET', `/service-types?q=Paged&limit=2${cursor && `&cursor=${cursor}`}`);
      codes.push(...body.items.map(({ code }: { code: string }) => code));
      cursor = body.nextCursor ?? '';
    } while (cursor !== '');
    expect(codes).toEqual(['P1', 'P2', 'P3', 'P4', 'P5']);
  });

  it('have a code of their own, even when ten people choose it at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => call('POST', '/service-types', { code: 'SAME', name: 'Same' })),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.find(({ status }) => status !== 201)).toMatchObject({
      status: 409,
      body: { code: 'CATALOG.CODE_TAKEN', field: 'code' },
    });
  });

  it('name units and items that exist, and say how the work is taxed', async () => {
    const unit = await call('POST', '/units', { code: 'm', name: 'metre', kind: 'length' });
    const made = await call('POST', '/service-types', {
      code: 'PIPE',
      name: 'Pipe',
      unitId: unit.body.id,
      taxability: 'zero-rated',
    });
    expect(made.body).toMatchObject({ unitId: unit.body.id, taxability: 'zero-rated' });
    for (const field of ['unitId', 'itemId'])
      expect(await call('POST', '/service-types', { code: 'X', name: 'X', [field]: newId() })).toMatchObject({
        status: 422,
        body: { code: 'CATALOG.UNKNOWN_REFERENCE', field },
      });
    const found = await test.as(organization, () => test.app.get(CatalogFacade).serviceType(made.body.id));
    expect(found).toMatchObject({ code: 'PIPE', taxability: 'zero-rated' });
  });

  it('refuse a change made from an old version', async () => {
    const { body } = await call('POST', '/units', { code: 'kg', name: 'kilogram', kind: 'weight' });
    await call('PATCH', `/units/${body.id}`, { version: 1, name: 'kilo' });
    expect(await call('PATCH', `/units/${body.id}`, { version: 1, name: 'gram' })).toMatchObject({
      status: 409,
      body: { code: 'CATALOG.STALE_VERSION', currentVersion: 2 },
    });
  });
});
