import { IdentityModule } from '#identity';
import { createTestApp, type TestApp } from '../../../../libs/platform/src/testing/test-app.js';
import { DEMO_PEOPLE } from './demo-people.js';
import { seedDemo } from './seed-demo.js';

describe('seedDemo', () => {
  let test: TestApp;

  beforeAll(async () => {
    test = await createTestApp([IdentityModule]);
  });

  afterAll(() => test.close());

  const logIn = async (email: string) => {
    const payload = { email, password: 'a demo password' };
    const answer = await test.app.inject({ method: 'POST', url: '/api/v1/auth/login', payload });
    return answer.json<{ accessToken: string }>().accessToken;
  };

  it('gives every role a person, twice without a trace of the second time', async () => {
    const first = await seedDemo(test.app, 'a demo password');
    expect(await seedDemo(test.app, 'another password')).toEqual(first);
    for (const { email, role } of DEMO_PEOPLE) {
      const headers = { authorization: `Bearer ${await logIn(email)}` };
      const me = await test.app.inject({ url: '/api/v1/me', headers });
      expect(me.json()).toMatchObject({ role, organization: { id: first.organizationId } });
    }
  });

  it('keeps the two organizations apart', async () => {
    const headers = { authorization: `Bearer ${await logIn('owner@fundyshore.example')}` };
    const users = await test.app.inject({ url: '/api/v1/users', headers });
    expect(users.body).toContain('fundyshore.example');
    expect(users.body).not.toContain('cascade.example');
  });
});
