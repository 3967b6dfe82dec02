import { newId } from '#kernel';
import { AuditLog } from '#platform';
import { createTestApp, type TestApp } from '../../platform/src/testing/test-app.js';
import { AccountsRepository } from './accounts.repository.js';
import { IdentityFacade } from './identity.facade.js';
import { IdentityModule } from './identity.module.js';
import { logIn, type SignedIn, signIn, TEST_PASSWORD } from './testing/sign-in.js';

describe('people and their organization', () => {
  let test: TestApp;
  let organizationId: string;
  let owner: SignedIn;
  let admin: SignedIn;

  type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';
  const call = (who: SignedIn, method: Method, path: string, payload?: object) =>
    test.app.inject({ method, url: `/api/v1${path}`, headers: who.headers, payload });
  const person = (role = 'manager') => ({
    email: `${newId()}@example.test`,
    name: 'Zoé Tremblay',
    password: TEST_PASSWORD,
    role,
  });

  beforeAll(async () => {
    test = await createTestApp([IdentityModule]);
    organizationId = await test.createOrganization();
    owner = await signIn(test, 'owner', { organizationId });
    admin = await signIn(test, 'admin', { organizationId });
  });

  afterAll(() => test.close());

  it('adds a person who can sign in at once', async () => {
    const body = person('accountant');
    const added = await call(admin, 'POST', '/users', body);
    expect(added.statusCode).toBe(201);
    expect(added.json()).toMatchObject({ email: body.email, role: 'accountant', contractorId: null });
    expect(added.body).not.toContain('argon2');
    const { email, password } = body;
    expect((await logIn(test, { email, password })).statusCode).toBe(200);
    expect((await call(admin, 'POST', '/users', body)).json()).toMatchObject({
      code: 'USERS.EMAIL_TAKEN',
    });
  });

  it('refuses a contractor or customer who does not exist, so that nobody owns the rows of nobody', async () => {
    const contractor = { ...person('contractor'), contractorId: newId() };
    expect((await call(admin, 'POST', '/users', contractor)).json()).toMatchObject({
      status: 422,
      code: 'USERS.NO_SUCH_PARTY',
      field: 'contractorId',
    });
    const { userId } = await signIn(test, 'contractor', { organizationId });
    const customerId = newId();
    expect((await call(admin, 'PATCH', `/users/${userId}`, { customerId })).json()).toMatchObject({
      code: 'USERS.NO_SUCH_PARTY',
      field: 'customerId',
    });
    const foreman = await call(admin, 'PATCH', `/users/${userId}`, { isForeman: true });
    expect(foreman.json()).toMatchObject({ isForeman: true, contractorId: null });
  });

  it('refuses somebody who is a member elsewhere, whose password others may know', async () => {
    const elsewhere = await test.createOrganization('Elsewhere Ltd.');
    const { email } = await signIn(test, 'manager', { organizationId: elsewhere });
    const refused = await call(admin, 'POST', '/users', {
      ...person(),
      email,
      password: 'a password of mine',
    });
    expect(refused.json()).toMatchObject({ status: 409, code: 'USERS.EMAIL_TAKEN' });
    expect((await logIn(test, { email, password: 'a password of mine' })).statusCode).toBe(401);
    expect((await logIn(test, { email, password: TEST_PASSWORD })).statusCode).toBe(200);
  });

  it('takes a person who left back, with a new password only', async () => {
    const body = person();
    const { id } = (await call(admin, 'POST', '/users', body)).json<{ id: string }>();
    await call(admin, 'DELETE', `/users/${id}`);
    const again = await call(admin, 'POST', '/users', { ...body, password: 'a second password' });
    expect(again.json()).toMatchObject({ id });
    expect((await logIn(test, { email: body.email, password: TEST_PASSWORD })).statusCode).toBe(401);
    expect((await logIn(test, { email: body.email, password: 'a second password' })).statusCode).toBe(200);
  });

  it('lets one of two organizations have a person that both add at once', async () => {
    const elsewhere = await test.createOrganization();
    const other = await signIn(test, 'owner', { organizationId: elsewhere });
    const { email } = person();
    const answers = await Promise.all([
      call(owner, 'POST', '/users', { ...person(), email, password: 'the first password' }),
      call(other, 'POST', '/users', { ...person(), email, password: 'the other password' }),
    ]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409]);
    const mine = await logIn(test, { email, password: 'the first password' });
    expect(mine.statusCode).toBe(answers[0]?.statusCode === 201 ? 200 : 401);
  });

  it('leaves no account behind when the role was refused', async () => {
    const body = person('owner');
    expect((await call(admin, 'POST', '/users', body)).statusCode).toBe(403);
    expect(await test.app.get(AccountsRepository).findByEmail(body.email)).toBeUndefined();
  });

  it.each([
    ['a short password', { password: 'nine char' }],
    ['a role that is none', { role: 'operator' }],
    ['an organization of its own', { organizationId: newId() }],
  ])('refuses %s', async (_, mistake) => {
    expect((await call(admin, 'POST', '/users', { ...person(), ...mistake })).statusCode).toBe(422);
  });

  it('lists people a page at a time, and only its own', async () => {
    const other = await test.createOrganization();
    const stranger = await signIn(test, 'owner', { organizationId: other });
    const first = (await call(owner, 'GET', '/users?limit=2')).json<{
      items: SignedIn[];
      nextCursor: string;
    }>();
    expect(first.items).toHaveLength(2);
    const rest = await call(owner, 'GET', `/users?cursor=${first.nextCursor}`);
    expect(rest.body).not.toContain(first.items[0]?.email);
    const theirs = (await call(stranger, 'GET', '/users')).json<{ items: { id: string }[] }>();
    expect(theirs.items.map(({ id }) => id)).toEqual([stranger.userId]);
  });

  it('takes a new role into account at once', async () => {
    const { userId, ...rest } = await signIn(test, 'manager', { organizationId });
    const who = { userId, ...rest };
    expect((await call(who, 'PATCH', '/organization', {})).statusCode).toBe(403);
    expect((await call(owner, 'PATCH', `/users/${userId}`, { role: 'admin' })).statusCode).toBe(200);
    expect((await call(who, 'PATCH', '/organization', {})).statusCode).toBe(200);
    expect((await call(owner, 'PATCH', `/users/${userId}`, { role: null })).statusCode).toBe(200);
  });

  it('signs a removed person out at once', async () => {
    const gone = await signIn(test, 'manager', { organizationId });
    expect((await call(gone, 'GET', '/me')).statusCode).toBe(200);
    expect((await call(admin, 'DELETE', `/users/${gone.userId}`)).statusCode).toBe(204);
    expect((await call(gone, 'GET', '/me')).statusCode).toBe(401);
    expect((await logIn(test, { email: gone.email, password: TEST_PASSWORD })).statusCode).toBe(401);
    expect((await call(admin, 'DELETE', `/users/${gone.userId}`)).statusCode).toBe(404);
  });

  it('keeps at least one owner, also when two leave at the same moment', async () => {
    const small = await test.createOrganization();
    const one = await signIn(test, 'owner', { organizationId: small });
    const two = await signIn(test, 'owner', { organizationId: small });
    const answers = await Promise.all([
      call(one, 'DELETE', `/users/${two.userId}`),
      call(two, 'DELETE', `/users/${one.userId}`),
    ]);
    expect(answers.filter(({ statusCode }) => statusCode === 204)).toHaveLength(1);
  });

  it("answers 404 for another organization's people and for what is no id", async () => {
    const other = await test.createOrganization();
    const stranger = await signIn(test, 'manager', { organizationId: other });
    for (const id of [stranger.userId, newId(), 'not-an-id']) {
      expect((await call(owner, 'PATCH', `/users/${id}`, { role: 'auditor' })).statusCode).toBe(404);
      expect((await call(owner, 'DELETE', `/users/${id}`)).statusCode).toBe(404);
      expect((await call(owner, 'DELETE', `/api-keys/${id}`)).statusCode).toBe(404);
    }
  });

  it('changes the organization and nothing that is not named', async () => {
    const changed = await call(admin, 'PATCH', '/organization', { syncEnabled: false, name: null });
    expect(changed.json()).toMatchObject({ name: 'Test Mechanical', syncEnabled: false, province: 'ON' });
    const schedules = await test.app.get(IdentityFacade).listOrganizationsForSchedules();
    expect(schedules.find(({ id }) => id === organizationId)?.syncEnabled).toBe(false);
    const wrong = await call(admin, 'PATCH', '/organization', { timezone: 'Canada/Nowhere' });
    expect(wrong.json()).toMatchObject({ status: 422, code: 'ORGANIZATION.TIMEZONE' });
  });

  it('writes what happened to the audit log', async () => {
    const { items } = await test.as(organizationId, () => test.app.get(AuditLog).list({}, 200));
    const actions = new Set(items.map(({ action }) => action));
    for (const action of [
      'session.started',
      'user.added',
      'user.changed',
      'user.removed',
      'organization.changed',
    ])
      expect(actions).toContain(action);
    expect(JSON.stringify(items)).not.toContain(TEST_PASSWORD);
  });

  describe('API keys', () => {
    const withKey = (key: string, path: string, header: 'authorization' | 'x-api-key' = 'authorization') =>
      test.app.inject({
        url: `/api/v1${path}`,
        headers: { [header]: header === 'authorization' ? `Bearer ${key}` : key },
      });

    it('do what their scopes say and nothing else, until they are revoked', async () => {
      const body = { name: 'Export', scopes: ['users.read'], expiresInDays: 30 };
      const made = (await call(admin, 'POST', '/api-keys', body)).json<{ id: string; key: string }>();
      expect(made.key).toMatch(/^ip_[0-9a-f]{8}_[\w-]{43}$/);
      expect((await withKey(made.key, '/users')).statusCode).toBe(200);
      expect((await withKey(made.key, '/users', 'x-api-key')).statusCode).toBe(200);
      expect((await withKey(made.key, '/organization')).statusCode).toBe(403);
      expect((await withKey(made.key, '/me')).statusCode).toBe(403);
      const listed = await call(admin, 'GET', '/api-keys');
      expect(listed.body).not.toContain(made.key);
      expect(listed.json()).toMatchObject({ items: [{ id: made.id, lastUsedAt: expect.any(String) }] });
      expect((await call(admin, 'DELETE', `/api-keys/${made.id}`)).statusCode).toBe(204);
      expect((await withKey(made.key, '/users')).statusCode).toBe(401);
      expect((await call(admin, 'DELETE', `/api-keys/${made.id}`)).statusCode).toBe(404);
    });

    it('of another organization cannot be seen or revoked', async () => {
      const body = { name: 'Ours', scopes: ['users.read'] };
      const made = (await call(admin, 'POST', '/api-keys', body)).json<{ id: string; key: string }>();
      const other = await test.createOrganization();
      const stranger = await signIn(test, 'owner', { organizationId: other });
      expect((await call(stranger, 'GET', '/api-keys')).json()).toMatchObject({ items: [] });
      expect((await call(stranger, 'DELETE', `/api-keys/${made.id}`)).statusCode).toBe(404);
      expect((await withKey(made.key, '/users')).statusCode).toBe(200);
    });

    it.each([
      ['users.manage'],
      ['api-keys.manage'],
      ['invoices.approve'],
      ['outside-channels.manage'],
      ['everything'],
    ])('cannot have the scope %s', async (scope) => {
      const made = await call(owner, 'POST', '/api-keys', { name: 'Greedy', scopes: [scope] });
      expect(made.statusCode).toBe(422);
    });

    it('that do not exist are refused', async () => {
      expect((await withKey('ip_00000000_nothing', '/users')).statusCode).toBe(401);
    });
  });
});
