import { JwtService } from '@nestjs/jwt';
import {
  holds,
  IdentityFacade,
  PERMISSIONS,
  type Permission,
  RequestScope,
  ROUTES,
  type RouteKey,
  TENANT_ROLES,
  type TenantRole,
} from '#identity';
import { newId } from '#kernel';
import { type SignedIn, signIn } from '../../../libs/identity/src/testing/sign-in.js';
import { createTestApp, type TestApp } from '../../../libs/platform/src/testing/test-app.js';
import { FEATURES } from '../src/app.module.js';
import { DashboardModule } from '../src/dashboard/dashboard.module.js';
import { type OneOfEverything, oneOfEverything } from './one-of-everything.js';
import { moreOfEverything } from './tenants/more-of-everything.js';
import { readable } from './tenants/readable.js';

interface Answer {
  status: number;
  body: string;
}

/** What a route cannot do without. */
const QUERIES: Partial<Record<RouteKey, string>> = {
  'GET /integrations/:id/mappings': '?entity=customer',
  'GET /integrations/:id/mappings/records': '?entity=item',
  'GET /sync-plans/:id/candidates': '?entity=item&remoteId=1',
  'GET /integrations/:id/mappings/candidates': '?entity=item&recordId=019a0000-0000-7000-8000-000000000000',
  'GET /exchange-rates': '?currency=USD&home=CAD&day=2026-11-02',
  'GET /time-weeks': '?day=2026-11-02',
  'GET /time-weeks/file': '?day=2026-11-02',
  'GET /contractors/:id/time-slip': '?day=2026-11-02',
  'GET /rates/in-force': '?day=2026-11-02&side=pay',
  'GET /reports/approvals': '?from=2026-11-01&to=2026-11-30',
  'GET /reports/approvals/file': '?from=2026-11-01&to=2026-11-30',
  'GET /reports/documents': '?figure=expenses&by=job&id={jobs}',
  'GET /reports/file': '?report=receivables',
  'GET /reports/t4a': '?year=2026',
  'GET /reports/t4a/file': '?year=2026',
  'GET /reports/t4a/list': '?year=2026',
  'GET /reports/t5018': '?year=2026',
  'GET /reports/t5018/file': '?year=2026',
  'GET /reports/t5018/list': '?year=2026',
  'GET /statutory-holidays': '?province=ON&year=2026',
  'GET /tax-suggestion': '?day=2026-11-02&province=ON',
};
const EXPENSE = { expenseDate: '2026-11-02', category: 'materials', amount: '10.00' };
/** What a write needs to come as far as the question whose rows it means. */
const BODIES: Partial<Record<RouteKey, (ids: OneOfEverything) => object>> = {
  'POST /time-entries': ({ contractors: contractorId }) => ({
    contractorId,
    workDate: '2026-11-02',
    minutes: 60,
  }),
  'POST /time-entries/crew': ({ contractors: contractorId }) => ({
    crew: [{ contractorId, workDate: '2026-11-02', minutes: 60 }],
  }),
  'POST /time-entries/:id/location': () => ({
    kind: 'start',
    latitude: 45,
    longitude: -75,
    accuracyMeters: 10,
  }),
  'POST /contractors/:id/location-consent': () => ({ given: true }),
  'POST /time-weeks/submit': ({ contractors: contractorId }) => ({ contractorId, day: '2026-11-02' }),
  'POST /expenses': ({ contractors: contractorId }) => ({ contractorId, ...EXPENSE }),
  'POST /contractors/:id/expenses': () => EXPENSE,
  'PATCH /expenses/:id': () => ({ version: 1, amount: '1.00' }),
  'PATCH /time-entries/:id': () => ({ version: 1, minutes: 30 }),
  'POST /contractors/:id/time': () => ({ workDate: '2026-11-02', minutes: 60 }),
  'POST /contractors/work-orders/:id/decline': () => ({ reason: 'Flu' }),
};
/** Lists that say nothing of a record: settings, counts, words of the program, and what is the caller's own. */
const SAYS_NO_RECORD = new Set<RouteKey>([
  'GET /approval-settings',
  'GET /audit/verify',
  'GET /billing-settings',
  'GET /exchange-rates',
  'GET /field-mappings/language',
  'GET /field-policies',
  'GET /live/head',
  'GET /notifications',
  'GET /notifications/preferences',
  'GET /notifications/unread-count',
  'GET /push-subscriptions',
  'GET /retention',
  'GET /statutory-holidays',
  'GET /tax-settings',
  'GET /tax-suggestion',
  'GET /timekeeping-policy',
  'GET /tracking/settings',
  'GET /validation-rules',
  'GET /webhook-event-types',
]);
const OUTSIDE = new Set(['/*', '/health/live', '/health/ready', '/metrics']);

/** Every route, taken from the router itself, for every role, against the permission table. */
describe('who may call what', () => {
  let test: TestApp;
  let organizationId: string;
  let routes: RouteKey[];
  let ours: OneOfEverything;
  let theirs: OneOfEverything;
  let neighbours: OneOfEverything;
  const people = new Map<TenantRole, SignedIn>();
  let revoked: SignedIn;
  let expired: { authorization: string };

  beforeAll(async () => {
    test = await createTestApp([...FEATURES, DashboardModule]);
    routes = test.app.get(RequestScope).routes();
    organizationId = await test.createOrganization();
    const other = await test.createOrganization();
    ours = await moreOfEverything(test, organizationId, 'Ours');
    theirs = await moreOfEverything(test, other, 'Theirs');
    neighbours = await oneOfEverything(test, organizationId, 'Neighbour');
    const own: Partial<Record<TenantRole, object>> = {
      contractor: { contractorId: ours.contractors },
      customer: { customerId: ours.customers },
    };
    for (const role of TENANT_ROLES) {
      people.set(role, await signIn(test, role, { organizationId, ...own[role] }));
    }
    revoked = await signIn(test, 'owner', { organizationId });
    expired = await expiredToken(person('owner'));
    await test.app.inject({
      method: 'DELETE',
      url: `/api/v1/users/${revoked.userId}`,
      headers: person('owner').headers,
    });
  });

  afterAll(() => test.close());

  function person(role: TenantRole): SignedIn {
    const found = people.get(role);
    if (!found) throw new Error(`Nobody is ${role}.`);
    return found;
  }

  function expiredToken({
    userId,
    organizationId,
    accessToken,
  }: SignedIn): Promise<{ authorization: string }> {
    const jwt = test.app.get(JwtService, { strict: false });
    const { sid } = jwt.decode<{ sid: string }>(accessToken);
    const claims = { sub: userId, org: organizationId, role: 'owner', sid };
    return jwt.signAsync(claims, { expiresIn: -1 }).then((token) => ({ authorization: `Bearer ${token}` }));
  }

  /** The route's address with ids out of `ids`; an id that nobody has where there is none. */
  function addressOf(key: RouteKey, ids: OneOfEverything): { method: string; url: string } {
    const [method = '', path = ''] = key.split(' ');
    // The word before the id says what the id is of.
    const resource = path.slice(0, path.indexOf('/:')).split('/').at(-1) ?? '';
    const filled = path
      .replace(':system', 'quickbooks-online')
      .replace(':report', 'aged-receivables')
      .replace(/:\w+/g, ids[resource] ?? newId());
    const query = (QUERIES[key] ?? '').replace(/\{([\w-]+)\}/g, (_, name: string) => ids[name] ?? newId());
    return { method, url: OUTSIDE.has(path) ? path : `/api/v1${filled}${query}` };
  }

  async function call(
    key: RouteKey,
    headers: object,
    ids: OneOfEverything = {},
    payload: object = {},
  ): Promise<Answer> {
    const { method, url } = addressOf(key, ids);
    const isWrite = method === 'POST' || method === 'PATCH' || method === 'PUT';
    const { statusCode, body } = await test.app.inject({
      method: method as 'GET',
      url,
      headers: { ...headers },
      ...(isWrite && { payload }),
    });
    return { status: statusCode, body };
  }

  /** The routes where `isRight` does not hold, in words. */
  async function wrong(
    keys: readonly RouteKey[],
    ask: (key: RouteKey) => Promise<Answer>,
    isRight: (key: RouteKey, answer: Answer) => boolean,
  ): Promise<string[]> {
    const found: string[] = [];
    for (const key of keys) {
      const answer = await ask(key);
      if (!isRight(key, answer)) found.push(`${key} → ${answer.status} ${answer.body.slice(0, 200)}`);
    }
    return found;
  }

  const protectedRoutes = () => routes.filter((key) => ROUTES[key] !== 'public');
  const isRefusedBySignIn = (_: RouteKey, { status }: Answer) => status === 401;
  const isRefusedByRole = ({ status, body }: Answer) => status === 403 && body.includes('AUTH.NOT_ALLOWED');
  const isLetThrough = ({ status, body }: Answer) =>
    status !== 401 && status < 500 && !body.includes('AUTH.NOT_ALLOWED');

  it('finds every listed route in the router, and every route of the router listed', () => {
    expect(routes).toEqual(Object.keys(ROUTES).sort());
  });

  it('asks for no token where the table says public', async () => {
    const open = routes.filter((key) => ROUTES[key] === 'public' && key !== 'GET /health/ready');
    const isOpen = (_: RouteKey, { body }: Answer) =>
      !/AUTH\.(REQUIRED|TOKEN_REFUSED|NOT_ALLOWED)/.test(body);
    expect(await wrong(open, (key) => call(key, {}), isOpen)).toEqual([]);
  });

  it('refuses everybody without a token, with an expired one, and once she was removed', async () => {
    for (const headers of [{}, expired, revoked.headers, { authorization: 'Bearer nonsense' }]) {
      expect(await wrong(protectedRoutes(), (key) => call(key, headers), isRefusedBySignIn)).toEqual([]);
    }
  });

  it.each(TENANT_ROLES)(
    'lets the role "%s" do in its organization exactly what the table says',
    async (role) => {
      const may = (key: RouteKey): boolean => {
        const rule = ROUTES[key];
        if (rule === undefined || rule === 'public') throw new Error(`${key} is not protected.`);
        return rule === 'signed-in' || (PERMISSIONS[rule] as readonly TenantRole[]).includes(role);
      };
      const isRight = (key: RouteKey, answer: Answer) =>
        may(key) ? isLetThrough(answer) : isRefusedByRole(answer);
      // Writes name nothing that exists, so that one role's test leaves the next one's rows alone.
      const ask = (key: RouteKey) => call(key, person(role).headers, key.startsWith('GET ') ? ours : {});
      expect(await wrong(protectedRoutes(), ask, isRight)).toEqual([]);
    },
  );

  it.each(TENANT_ROLES)('answers the role "%s" as if the other organization did not exist', async (role) => {
    const byId = protectedRoutes().filter((key) => /:(id|jobId)\b/.test(key));
    const isHidden = (key: RouteKey, answer: Answer): boolean => {
      if (answer.body.includes('Theirs')) return false;
      // Somebody who is no contractor has no own rows among which theirs could be.
      if (isRefusedByRole(answer) || answer.body.includes('AUTH.NO_OWN_ROWS')) return true;
      // A write may be refused for its empty body before anything is looked up.
      return answer.status === 404 || (!key.startsWith('GET ') && answer.status === 422);
    };
    expect(await wrong(byId, (key) => call(key, person(role).headers, theirs), isHidden)).toEqual([]);
  });

  it('lists and exports what is ours and nothing of theirs', async () => {
    const lists = protectedRoutes().filter(
      (key) => key.startsWith('GET ') && !/:|own$/.test(`${key}${ROUTES[key]}`),
    );
    const foreign = Object.values(theirs);
    const own = [
      ...Object.values(ours),
      ...Object.values(neighbours),
      organizationId,
      person('owner').userId,
    ];
    const isOwn = (key: RouteKey, { status, body }: Answer) =>
      status === 200 &&
      (SAYS_NO_RECORD.has(key) || body.includes('Ours') || own.some((id) => body.includes(id))) &&
      !body.includes('Theirs') &&
      !foreign.some((id) => body.includes(id));
    const ask = (key: RouteKey) => call(key, person('owner').headers, ours);
    expect(await wrong(lists, ask, isOwn)).toEqual([]);
  });

  it.each(['csv', 'xlsx', 'pdf'])('exports what is ours and nothing of theirs as %s', async (format) => {
    const files = ['productivity', 'jobs', 'receivables', 'wip', 'budget', 'profitability'].map(
      (report) => `/reports/file?report=${report}&format=${format}`,
    );
    files.push(
      `/dashboard/invoices/pending/file?format=${format}`,
      `/invoices/file?format=${format}`,
      `/reports/approvals/file?from=2020-01-01&to=2100-01-01&format=${format}`,
      `/time-weeks/file?day=2026-11-02&format=${format}`,
      `/contractors/${ours.contractors}/time-slip?day=2026-11-02&format=${format}`,
      `/jobs/${ours.jobs}/sheet?format=${format}`,
    );
    if (format === 'csv') files.push('/purchase-orders/export?format=csv');
    for (const file of files) {
      const { headers } = person('owner');
      const answer = await test.app.inject({ method: 'GET', url: `/api/v1${file}`, headers });
      const text = await readable(answer);
      const found = [answer.statusCode, text.includes('Ours'), text.includes('Theirs')];
      expect([file, ...found]).toEqual([file, 200, true, false]);
    }
  });

  describe.each(['contractor', 'customer'] as const)('for a %s, who has rows of her own', (role) => {
    const held = () =>
      protectedRoutes().filter((key) => {
        const rule = ROUTES[key];
        return rule !== undefined && Object.hasOwn(PERMISSIONS, rule) && holds(role, rule as Permission);
      });
    const foreign = () => Object.values(neighbours);
    const tells = ({ body }: Answer) =>
      body.includes('Neighbour') || foreign().some((id) => body.includes(id));

    it("has nothing to do with a neighbour's rows of the same organization", async () => {
      const touching = held().filter((key) => key.includes(':') || !key.startsWith('GET '));
      const ask = (key: RouteKey) =>
        call(key, person(role).headers, neighbours, BODIES[key]?.(neighbours) ?? {});
      // A refusal of the body would not tell whose rows were meant: such a route needs a line in BODIES.
      const isHidden = (_: RouteKey, answer: Answer) =>
        (answer.status === 404 || answer.status === 403) && !answer.body.includes('Neighbour');
      expect(await wrong(touching, ask, isHidden)).toEqual([]);
    });

    it('lists her own rows only', async () => {
      const lists = held().filter((key) => key.startsWith('GET ') && !key.includes(':'));
      const ask = (key: RouteKey) => call(key, person(role).headers);
      expect(await wrong(lists, ask, (_, answer) => answer.status < 400 && !tells(answer))).toEqual([]);
    });

    it('shows her own rows', async () => {
      const one = held().filter((key) => /^GET \/[\w-]+\/:id$/.test(key));
      const ask = (key: RouteKey) => call(key, person(role).headers, ours);
      expect(await wrong(one, ask, (_, { status }) => status === 200)).toEqual([]);
    });
  });

  it('shows the owner every one of her own things', async () => {
    const one = protectedRoutes().filter((key) => /^GET \/[\w-]+\/:id$/.test(key));
    const isShown = (_: RouteKey, { status }: Answer) => status === 200;
    expect(await wrong(one, (key) => call(key, person('owner').headers, ours), isShown)).toEqual([]);
  });

  it('lets an API key do what its one scope names and nothing else', async () => {
    const payload = { name: 'Reader', scopes: ['jobs.read'] };
    const { headers } = person('owner');
    const made = await test.app.inject({ method: 'POST', url: '/api/v1/api-keys', headers, payload });
    const key = { 'x-api-key': made.json<{ key: string }>().key };
    const isRight = (route: RouteKey, answer: Answer) =>
      ROUTES[route] === 'jobs.read' ? isLetThrough(answer) : isRefusedByRole(answer);
    expect(await wrong(protectedRoutes(), (route) => call(route, key, ours), isRight)).toEqual([]);
  });

  it('knows every member that the test made as a member of one organization only', async () => {
    const identity = test.app.get(IdentityFacade);
    for (const { email } of people.values()) expect(await identity.organizationsOf(email)).toHaveLength(1);
  });
});
