import { createTestApp, type TestApp } from '../../platform/src/testing/test-app.js';
import { IdentityModule } from './identity.module.js';
import { type SignedIn, signIn } from './testing/sign-in.js';

const PIXEL =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

describe('how an organization looks on paper', () => {
  let test: TestApp;
  let owner: SignedIn;

  const call = async (method: 'GET' | 'PATCH', payload?: object, as = owner) => {
    const response = await test.app.inject({
      method,
      url: '/api/v1/organization/branding',
      headers: as.headers,
      ...(payload && { payload }),
    });
    return { status: response.statusCode, body: response.json() };
  };

  beforeAll(async () => {
    test = await createTestApp([IdentityModule]);
    owner = await signIn(test, 'owner', { organizationId: await test.createOrganization() });
  });
  afterAll(() => test.close());

  it('is told once and changed field by field', async () => {
    expect((await call('GET')).body).toMatchObject({ legalName: null, hasLogo: false });
    const told = {
      legalName: 'Érables Électrique inc.',
      address: { line1: '12 rue des Érables', city: 'Gatineau', province: 'QC' },
      gstNumber: '123456789rt0001',
      accentColor: '#0a7d55',
      contactTitle: 'Comptes clients',
      logo: PIXEL,
    };
    expect(await call('PATCH', told)).toMatchObject({
      status: 200,
      body: { legalName: 'Érables Électrique inc.', gstNumber: '123456789 RT0001', hasLogo: true },
    });
    expect((await call('PATCH', { logo: null, website: 'erables.example' })).body).toMatchObject({
      legalName: 'Érables Électrique inc.',
      address: { city: 'Gatineau' },
      website: 'erables.example',
      contactTitle: 'Comptes clients',
      hasLogo: false,
    });
  });

  it.each([
    [{ logo: Buffer.from('GIF89a').toString('base64') }, 'DOCUMENTS.LOGO_UNREADABLE'],
    [{ qstNumber: '12' }, 'ORGANIZATION.TAX_NUMBER'],
    [{ accentColor: 'green' }, 'HTTP.NOT_VALID'],
  ])('refuses %j', async (change, code) => {
    expect(await call('PATCH', change)).toMatchObject({ status: 422, body: { code } });
  });

  it('is nobody else’s', async () => {
    const other = await signIn(test, 'owner', { organizationId: await test.createOrganization() });
    expect((await call('GET', undefined, other)).body.legalName).toBeNull();
  });
});
