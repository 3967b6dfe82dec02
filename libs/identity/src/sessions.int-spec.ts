import { createHmac } from 'node:crypto';
import { type Clock, newId } from '#kernel';
import { CLOCK, type Config, Database, Queue } from '#platform';
import { eventually } from '../../platform/src/testing/eventually.js';
import { createTestApp, type TestApp } from '../../platform/src/testing/test-app.js';
import { SessionCleanupSchedule } from './commands/session-cleanup.js';
import { SessionEnding } from './commands/session-ending.js';
import { hashOfToken } from './domain/opaque-token.js';
import { IdentityFacade } from './identity.facade.js';
import { IdentityModule } from './identity.module.js';
import { OrganizationsRepository } from './organizations.repository.js';
import { logIn, type SignedIn, signIn, TEST_PASSWORD } from './testing/sign-in.js';

const base64 = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('sessions', () => {
  let test: TestApp;
  let organizationId: string;

  const post = (path: string, payload: object) =>
    test.app.inject({ method: 'POST', url: `/api/v1${path}`, payload });
  const refresh = (refreshToken: string) => post('/auth/refresh', { refreshToken });
  const me = (token: string) =>
    test.app.inject({ url: '/api/v1/me', headers: { authorization: `Bearer ${token}` } });

  beforeAll(async () => {
    test = await createTestApp([IdentityModule]);
    organizationId = await test.createOrganization();
  });

  afterAll(() => test.close());

  it('signs in and answers who I am', async () => {
    const owner = await signIn(test, 'owner', { organizationId });
    const answer = await me(owner.accessToken);
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({
      id: owner.userId,
      role: 'owner',
      organization: { id: organizationId, syncEnabled: true },
      memberships: [{ organizationId, role: 'owner' }],
    });
  });

  it('takes the e-mail address in any case', async () => {
    const { email } = await signIn(test, 'manager', { organizationId });
    expect((await logIn(test, { email: email.toUpperCase(), password: TEST_PASSWORD })).statusCode).toBe(200);
  });

  describe('what a stranger learns', () => {
    it('is the same for an unknown address, a wrong password and a person without an organization', async () => {
      const { email } = await signIn(test, 'manager', { organizationId });
      const loose = `loose-${newId()}@example.test`;
      await test.app.get(IdentityFacade).createUser({ email: loose, name: 'Loose', password: TEST_PASSWORD });
      const answers = await Promise.all([
        logIn(test, { email: 'nobody@example.test', password: TEST_PASSWORD }),
        logIn(test, { email, password: 'not the password' }),
        logIn(test, { email: loose, password: TEST_PASSWORD }),
        logIn(test, { email, password: TEST_PASSWORD, organizationId: newId() }),
      ]);
      const told = answers.map((answer) => ({
        ...answer.json<object>(),
        requestId: '',
        status: answer.statusCode,
      }));
      expect(new Set(told.map((one) => JSON.stringify(one))).size).toBe(1);
      expect(told[0]).toMatchObject({ status: 401, code: 'AUTH.WRONG_CREDENTIALS' });
    });

    it('takes the same work whether or not the account exists', async () => {
      const email = `${newId()}@example.test`;
      await test.app.get(IdentityFacade).createUser({ email, name: 'Ann', password: TEST_PASSWORD });
      const timeOf = async (address: string): Promise<number> => {
        const start = performance.now();
        await logIn(test, { email: address, password: 'not the password' });
        return performance.now() - start;
      };
      await timeOf('warm@example.test');
      const known: number[] = [];
      const unknown: number[] = [];
      // In turns, and the best of five, so that a busy machine slows both alike.
      for (let round = 0; round < 5; round++) {
        known.push(await timeOf(email));
        unknown.push(await timeOf('nobody-at-all@example.test'));
      }
      // Without the same hashing the unknown address answers some ten times faster.
      expect(Math.min(...unknown)).toBeGreaterThan(Math.min(...known) / 3);
      expect(Math.min(...known)).toBeGreaterThan(Math.min(...unknown) / 3);
    });
  });

  it('slows guessing down, also when the guesses come side by side', async () => {
    const { email } = await signIn(test, 'manager', { organizationId });
    const clock = test.app.get<Clock>(CLOCK);
    const begun = new Date();
    // The first pause is a second long: however long the guesses take, it is not over.
    Object.assign(clock, { now: () => begun });
    const guesses = await Promise.all(
      Array.from({ length: 20 }, (_, index) => logIn(test, { email, password: `guess number ${index}` })),
    );
    expect(guesses.filter(({ statusCode }) => statusCode === 401)).toHaveLength(5);
    const refused = await logIn(test, { email, password: TEST_PASSWORD });
    expect(refused.statusCode).toBe(429);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThanOrEqual(1);
    Object.assign(clock, { now: () => new Date() });
  });

  it('asks a member of several organizations which one', async () => {
    const { email, userId } = await signIn(test, 'manager', { organizationId });
    const other = await test.createOrganization('Other Builders');
    await test.app.get(IdentityFacade).addMember({ organizationId: other, userId, role: 'auditor' });
    const asked = await logIn(test, { email, password: TEST_PASSWORD });
    expect(asked.statusCode).toBe(409);
    expect(asked.json()).toMatchObject({
      code: 'AUTH.CHOOSE_ORGANIZATION',
      organizations: [{ id: organizationId }, { id: other, name: 'Other Builders' }],
    });
    const chosen = await logIn(test, { email, password: TEST_PASSWORD, organizationId: other });
    const answer = await me(chosen.json<SignedIn>().accessToken);
    expect(answer.json()).toMatchObject({ role: 'auditor', organization: { id: other } });
  });

  describe('refresh', () => {
    it('exchanges a token once and ends the whole session when it comes again', async () => {
      const first = await signIn(test, 'manager', { organizationId });
      const second = (await refresh(first.refreshToken)).json<SignedIn>();
      expect((await me(second.accessToken)).statusCode).toBe(200);
      expect((await refresh(first.refreshToken)).statusCode).toBe(401);
      expect((await refresh(second.refreshToken)).statusCode).toBe(401);
      expect((await me(second.accessToken)).statusCode).toBe(401);
    });

    it('gives exactly one of 50 callers the next token, and then ends the session', async () => {
      const { refreshToken } = await signIn(test, 'manager', { organizationId });
      const answers = await Promise.all(Array.from({ length: 50 }, () => refresh(refreshToken)));
      const won = answers.filter(({ statusCode }) => statusCode === 200);
      expect(won).toHaveLength(1);
      expect(answers.filter(({ statusCode }) => statusCode === 401)).toHaveLength(49);
      expect((await refresh(won[0]?.json<SignedIn>().refreshToken ?? '')).statusCode).toBe(401);
    });

    it('leaves other sign-ins of the person alone', async () => {
      const first = await signIn(test, 'manager', { organizationId });
      const elsewhere = await logIn(test, { email: first.email, password: TEST_PASSWORD });
      await refresh(first.refreshToken);
      await refresh(first.refreshToken);
      expect((await refresh(elsewhere.json<SignedIn>().refreshToken)).statusCode).toBe(200);
    });

    it('is refused while the account of the person is closed, and goes on once it is open again', async () => {
      const { userId, refreshToken } = await signIn(test, 'manager', { organizationId });
      const close = (at: Date | null) =>
        test.app
          .get(Database)
          .unscoped.query('UPDATE users SET disabled_at = $2 WHERE id = $1', [userId, at]);
      await close(new Date());
      const refused = await refresh(refreshToken);
      expect([refused.statusCode, refused.json()]).toMatchObject([401, { code: 'AUTH.REFRESH_REFUSED' }]);
      await close(null);
      expect((await refresh(refreshToken)).statusCode).toBe(200);
    });

    it.each(['', 'nonsense', 'A'.repeat(43)])('refuses %j', async (token) => {
      expect([401, 422]).toContain((await refresh(token)).statusCode);
    });
  });

  describe('in a browser', () => {
    const browser = (path: string, cookie: string | undefined, payload: object = {}, header = 'cookie') =>
      test.app.inject({
        method: 'POST',
        url: `/api/v1/auth/${path}`,
        payload,
        headers: { ...(header && { 'x-session': header }), ...(cookie && { cookie }) },
      });
    const cookieOf = (answer: { headers: Record<string, unknown> }) =>
      String(answer.headers['set-cookie']).split(';')[0] ?? '';

    it('the refresh token stays in a cookie that no script sees, and is exchanged there', async () => {
      const { email } = await signIn(test, 'manager', { organizationId });
      const first = await browser('login', undefined, { email, password: TEST_PASSWORD });
      expect(first.json()).not.toHaveProperty('refreshToken');
      expect(first.headers['set-cookie']).toMatch(/Path=\/api\/v1\/auth; .*HttpOnly; SameSite=Strict/);
      const second = await browser('refresh', cookieOf(first));
      expect(second.statusCode).toBe(200);
      expect((await me(second.json<SignedIn>().accessToken)).statusCode).toBe(200);
      expect(cookieOf(second)).not.toBe(cookieOf(first));
      expect((await browser('refresh', cookieOf(first))).statusCode).toBe(401);
      expect((await browser('refresh', cookieOf(second))).statusCode).toBe(401);
    });

    it('another site that makes the browser send the cookie gets nothing and ends nothing', async () => {
      const { email } = await signIn(test, 'manager', { organizationId });
      const cookie = cookieOf(await browser('login', undefined, { email, password: TEST_PASSWORD }));
      expect((await browser('refresh', cookie, {}, '')).statusCode).toBe(401);
      expect((await browser('logout', cookie, {}, '')).statusCode).toBe(204);
      expect((await browser('refresh', cookie)).statusCode).toBe(200);
    });

    it('signing out ends the session and removes the cookie', async () => {
      const { email } = await signIn(test, 'manager', { organizationId });
      const cookie = cookieOf(await browser('login', undefined, { email, password: TEST_PASSWORD }));
      const out = await browser('logout', cookie);
      expect([out.statusCode, out.headers['set-cookie']]).toEqual([
        204,
        expect.stringContaining('Max-Age=0'),
      ]);
      expect((await browser('refresh', cookie)).statusCode).toBe(401);
    });
  });

  it('ends the session at logout, at once and for the access token too', async () => {
    const { accessToken, refreshToken } = await signIn(test, 'manager', { organizationId });
    expect((await me(accessToken)).statusCode).toBe(200);
    expect((await post('/auth/logout', { refreshToken })).statusCode).toBe(204);
    expect((await me(accessToken)).statusCode).toBe(401);
    expect((await refresh(refreshToken)).statusCode).toBe(401);
    expect((await post('/auth/logout', { refreshToken: 'unknown' })).statusCode).toBe(204);
  });

  it('ends no session at the word of another organization, though it had the token', async () => {
    const { accessToken, refreshToken } = await signIn(test, 'manager', { organizationId });
    const stranger = await test.createOrganization('Other Builders');
    await test.as(stranger, () => test.app.get(SessionEnding).byToken(hashOfToken(refreshToken)));
    expect((await me(accessToken)).statusCode).toBe(200);
    expect((await refresh(refreshToken)).statusCode).toBe(200);
  });

  it('changes a password and ends the other sessions of that person', async () => {
    const one = await signIn(test, 'manager', { organizationId });
    const other = (await logIn(test, { email: one.email, password: TEST_PASSWORD })).json<SignedIn>();
    const change = (currentPassword: string) =>
      test.app.inject({
        method: 'POST',
        url: '/api/v1/me/password',
        headers: one.headers,
        payload: { currentPassword, newPassword: 'another fine Password' },
      });
    expect((await change('not my password')).statusCode).toBe(422);
    expect((await change(TEST_PASSWORD)).statusCode).toBe(204);
    expect((await me(one.accessToken)).statusCode).toBe(200);
    expect((await me(other.accessToken)).statusCode).toBe(401);
    expect((await logIn(test, { email: one.email, password: TEST_PASSWORD })).statusCode).toBe(401);
    expect((await logIn(test, { email: one.email, password: 'another fine Password' })).statusCode).toBe(200);
  });

  it('deletes expired tokens by a job of the organization, and keeps the others', async () => {
    const kept = await signIn(test, 'manager', { organizationId });
    const old = await signIn(test, 'manager', { organizationId });
    const { prisma } = test.app.get(Database);
    const of = (userId: string) => prisma.refreshToken.count({ where: { userId } });
    await test.as(organizationId, async () => {
      await prisma.refreshToken.updateMany({
        where: { userId: old.userId },
        data: { expiresAt: new Date(0) },
      });
    });
    expect((await refresh(old.refreshToken)).statusCode).toBe(401);
    await test.app.get(SessionCleanupSchedule).enqueue();
    await eventually(() => test.as(organizationId, async () => (await of(old.userId)) === 0), 'the clean-up');
    expect(await test.as(organizationId, () => of(kept.userId))).toBe(1);
  });

  it('leaves asking for the clean-up to the nodes that work on it', async () => {
    const { app } = test;
    const fresh = await test.createOrganization();
    const ask = (role: Config['role']) =>
      new SessionCleanupSchedule(app.get(OrganizationsRepository), app.get(Queue), {
        ...test.config,
        role,
      }).enqueue();
    const asked = async () => {
      const { rows } = await app
        .get(Database)
        .unscoped.query(
          `SELECT FROM pgboss.job WHERE name = 'identity.session-cleanup' AND data ->> 'organizationId' = $1`,
          [fresh],
        );
      return rows.length;
    };
    await ask('api');
    expect(await asked()).toBe(0);
    await ask('worker');
    expect(await asked()).toBe(1);
  });

  describe('forged access tokens', () => {
    const now = Math.floor(Date.now() / 1000);

    function forge(header: object, claims: object, secret: string): string {
      const signed = `${base64(header)}.${base64(claims)}`;
      const digest = { HS256: 'sha256', HS384: 'sha384' }[(header as { alg: string }).alg];
      return `${signed}.${digest ? createHmac(digest, secret).update(signed).digest('base64url') : ''}`;
    }

    it('end when their time is over, although they were good a moment ago', async () => {
      const { accessToken } = await signIn(test, 'owner', { organizationId });
      const claims = JSON.parse(
        Buffer.from(accessToken.split('.')[1] ?? '', 'base64url').toString(),
      ) as object;
      const secret = test.config.jwtSecret.reveal();
      const soon = Math.floor(Date.now() / 1000) + 6;
      const short = forge({ alg: 'HS256', typ: 'JWT' }, { ...claims, exp: soon }, secret);
      expect((await me(short)).statusCode).toBe(200);
      await eventually(async () => (await me(short)).statusCode === 401, 'the token to end');
      expect((await me(accessToken)).statusCode).toBe(200);
    });

    it('are refused, however they are made', async () => {
      const { accessToken } = await signIn(test, 'owner', { organizationId });
      const claims = JSON.parse(
        Buffer.from(accessToken.split('.')[1] ?? '', 'base64url').toString(),
      ) as Record<string, unknown>;
      const secret = test.config.jwtSecret.reveal();
      expect((await me(forge({ alg: 'HS256', typ: 'JWT' }, claims, secret))).statusCode).toBe(200);
      const forged = {
        none: forge({ alg: 'none', typ: 'JWT' }, claims, secret),
        'another secret': forge({ alg: 'HS256', typ: 'JWT' }, claims, 'x'.repeat(64)),
        'another algorithm': forge({ alg: 'HS384', typ: 'JWT' }, claims, secret),
        expired: forge({ alg: 'HS256', typ: 'JWT' }, { ...claims, iat: now - 1000, exp: now - 1 }, secret),
        'another audience': forge({ alg: 'HS256', typ: 'JWT' }, { ...claims, aud: 'elsewhere' }, secret),
        'another session': forge({ alg: 'HS256', typ: 'JWT' }, { ...claims, sid: newId() }, secret),
        'another organization': forge({ alg: 'HS256', typ: 'JWT' }, { ...claims, org: newId() }, secret),
        'ids that are none': forge({ alg: 'HS256', typ: 'JWT' }, { ...claims, sub: "' OR 1=1" }, secret),
      };
      for (const [kind, token] of Object.entries(forged)) {
        const answer = await me(token);
        expect({ kind, status: answer.statusCode }).toEqual({ kind, status: 401 });
        expect(answer.headers['www-authenticate']).toBe('Bearer');
      }
    });
  });
});
