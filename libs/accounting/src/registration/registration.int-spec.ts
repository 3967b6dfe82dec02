import { Database } from '#platform';
import { type SignedIn, signIn } from '../../../identity/src/testing/sign-in.js';
import { createTestApp, type TestApp } from '../../../platform/src/testing/test-app.js';
import { AccountingModule } from '../accounting.module.js';
import { sandboxEnv } from '../testing/sandbox.js';

describe('registering a system by its credentials', () => {
  let test: TestApp;
  let organizationId: string;
  let admin: SignedIn;

  const register = async (payload: object, as = admin) => {
    const answer = await test.app.inject({
      method: 'POST',
      url: '/api/v1/integrations/register',
      headers: as.headers,
      payload,
    });
    return { status: answer.statusCode, body: answer.json() };
  };
  const stored = () =>
    test.as(organizationId, async () => test.app.get(Database).prisma.inboundSource.findMany());

  beforeAll(async () => {
    test = await createTestApp([AccountingModule], { env: sandboxEnv() });
    organizationId = await test.createOrganization();
    admin = await signIn(test, 'admin', { organizationId });
  });
  afterAll(() => test.close());

  it('lets an ERP of one’s own send work, and shows its secret once', async () => {
    const { status, body } = await register({
      system: 'custom-erp',
      name: 'Yard ERP',
      configuration: { callbackUrl: 'http://127.0.0.1:9/told' },
    });
    expect([status, body]).toEqual([
      201,
      {
        ...{ system: 'custom-erp', name: 'Yard ERP', id: expect.any(String) },
        secret: expect.stringMatching(/^whs_/),
        callUs: {
          url: expect.stringMatching(/\/api\/v1\/webhooks\/receive$/),
          headers: expect.objectContaining({ 'x-invoicepatch-source': body.id }),
        },
      },
    ]);
    const [row] = await stored();
    expect(row).toMatchObject({ name: 'Yard ERP', callbackUrl: 'http://127.0.0.1:9/told' });
    expect(JSON.stringify(row)).not.toContain(body.secret);
  });

  it('takes a secret that the system has already, and never repeats it', async () => {
    const signingSecret = 's'.repeat(40);
    const { status, body } = await register({
      ...{ system: 'custom-erp', name: 'Old ERP', credentials: { signingSecret } },
    });
    expect([status, body.secret, JSON.stringify(body).includes(signingSecret)]).toEqual([201, null, false]);
    expect(JSON.stringify(await stored())).not.toContain(signingSecret);
  });

  it.each([
    [{ system: 'custom-erp', credentials: { signingSecret: 'short' } }, 'credentials.signingSecret'],
    [{ system: 'custom-erp', credentials: { signignSecret: 'x'.repeat(40) } }, 'credentials.signignSecret'],
    [{ system: 'custom-erp', configuration: { callbackUrl: 7 } }, 'configuration.callbackUrl'],
    [{ system: 'xero', credentials: { clientId: 'x' } }, 'system'],
  ])('refuses %j at its field, and stores nothing', async (payload, field) => {
    const before = (await stored()).length;
    expect(await register(payload)).toMatchObject({ status: 422, body: { field, fix: expect.any(String) } });
    expect(await stored()).toHaveLength(before);
  });

  it('does not call addresses inside the house', async () => {
    const configuration = { callbackUrl: 'http://169.254.169.254/latest/meta-data' };
    const { status, body } = await register({ system: 'custom-erp', name: 'Spy', configuration });
    expect([status, body.code]).toEqual([422, expect.stringMatching(/^EGRESS\./)]);
  });

  it('says how a system is connected that asks for a sign-in', async () => {
    expect(await register({ system: 'quickbooks-online', credentials: {} })).toMatchObject({
      status: 409,
      body: {
        code: 'INTEGRATION.SIGN_IN_INSTEAD',
        fix: expect.stringContaining('/quickbooks-online/authorize'),
      },
    });
  });

  it('is for owners and admins', async () => {
    const accountant = await signIn(test, 'accountant', { organizationId });
    expect((await register({ system: 'custom-erp' }, accountant)).status).toBe(403);
  });
});
