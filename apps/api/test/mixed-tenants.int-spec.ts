import type { AddressInfo } from 'node:net';
import { RequestScope, ROUTES, type RouteKey } from '#identity';
import { proofSeed, tries } from '../../../libs/kernel/src/testing/tries.js';
import { createTestApp, type TestApp } from '../../../libs/platform/src/testing/test-app.js';
import { Line } from '../../../libs/tracking/src/testing/field.js';
import { FEATURES } from '../src/app.module.js';
import { DashboardModule } from '../src/dashboard/dashboard.module.js';
import { Attack, Dice, nobody, type Vocabulary } from './tenants/attack.js';
import { readable } from './tenants/readable.js';
import { openTenant, type Tenant, Whose } from './tenants/tenants.js';

interface Planned {
  asker: Tenant;
  role: string;
  method: string;
  route: string;
  url: string;
  headers: Record<string, string>;
  payload?: object;
}

/** The gate says the same of the same code whenever it is asked; otherwise each run draws its own. */
const SEED = proofSeed(process.env.CI === 'true' ? 2026 : Date.now() % 2 ** 31);
const READS = tries(400);
const WRITES = tries(400);
const AT_ONCE = 6;
const PATIENCE_MS = tries(90_000);
/** Signing in and out would end the test's own people; what other systems send names its organization by a signature. */
const NOT_TRIED = /^\/(\*|metrics|health|auth|webhooks|me\/password)|callback$/;

/** Which of the two a socket of a client is for; its types keep that to themselves. */
const namespaceOf = (socket: Line['socket']): string => (socket as unknown as { nsp: string }).nsp;

/** Organizations that look alike, and everybody of all of them asking for everything of all of them at once. */
describe('organizations beside each other', () => {
  const dice = new Dice(SEED);
  const cursors = new Map<string, string[]>();
  let test: TestApp;
  let tenants: Tenant[];
  let whose: Whose;
  let routes: RouteKey[];
  let lines: { tenant: Tenant; line: Line }[] = [];

  beforeAll(async () => {
    process.stdout.write(`The mixed-tenant fuzz has the seed ${SEED}.\n`);
    test = await createTestApp([...FEATURES, DashboardModule], { listen: true });
    routes = test.app
      .get(RequestScope)
      .routes()
      .filter((key) => !NOT_TRIED.test(key.split(' ')[1] ?? ''));
    tenants = [];
    for (const canary of ['Quokka', 'Wombat', 'Numbat']) tenants.push(await openTenant(test, canary));
    whose = await Whose.of(test, tenants);
    const { port } = test.app.getHttpServer().address() as AddressInfo;
    lines = tenants.flatMap((tenant) => [
      {
        tenant,
        line: new Line(`http://127.0.0.1:${port}`, 'managers', { token: tenant.manager.accessToken }),
      },
      {
        tenant,
        line: new Line(`http://127.0.0.1:${port}`, 'contractors', { token: tenant.contractor.accessToken }),
      },
    ]);
    await Promise.all(lines.map(({ line }) => line.settled));
  }, 90_000);

  afterAll(async () => {
    for (const { line } of lines) line.close();
    await test.close();
  });

  /** Names things of `tenant`, or of anybody. */
  function vocabularyOf(tenant: Tenant, shareOfOwn: number): Vocabulary {
    const anybody = () => (dice.chance(shareOfOwn) ? tenant : dice.pick(tenants));
    return {
      id: (of) => {
        const ids = dice.pick(anybody().records);
        return ids[of] ?? (dice.chance(0.8) ? dice.pick(Object.values(ids)) : nobody());
      },
      word: () => `${anybody().canary}${dice.pick(['', '1', '2'])}`,
      cursor: (route) => {
        const pool = dice.chance(0.8) ? cursors.get(route) : [...cursors.values()].flat();
        return pool && pool.length > 0 ? dice.pick(pool) : undefined;
      },
    };
  }

  function planned(key: RouteKey, shareOfOwn: number): Planned {
    const [method = '', route = ''] = key.split(' ');
    const asker = dice.pick(tenants);
    // The owner gets furthest.
    const [owner] = asker.people;
    const { role, headers } = owner && dice.chance(0.5) ? owner : dice.pick(asker.people);
    const attack = new Attack(dice, vocabularyOf(asker, shareOfOwn));
    const url = route.startsWith('/public/')
      ? `/api/v1/public/invoices/${asker.publicLink}`
      : attack.url(method, route);
    const isBodied = method === 'POST' || method === 'PATCH' || method === 'PUT';
    return {
      ...{ asker, role, method, route, url },
      headers: { ...(route.startsWith('/public/') ? {} : headers), ...claimsOf(method, route) },
      ...(isBodied && { payload: attack.body(method, route) as object }),
    };
  }

  /** What a request says about its organization besides who sends it, and keys that others use as well. */
  function claimsOf(method: string, route: string): Record<string, string> {
    const other = dice.pick(tenants);
    return {
      ...(dice.chance(0.2) && {
        'x-organization-id': other.organizationId,
        'x-tenant-id': other.organizationId,
      }),
      ...(method !== 'GET' && dice.chance(0.3) && { 'idempotency-key': `everybody's ${method} ${route}` }),
    };
  }

  /** Sends it; answers what should not have come back. */
  async function crossingsOf({
    asker,
    role,
    method,
    route,
    url,
    headers,
    payload,
  }: Planned): Promise<string[]> {
    const answer = await test.app.inject({
      method: method as 'GET',
      url,
      headers,
      ...(payload && { payload }),
    });
    const text = await readable(answer);
    keepCursor(route, text);
    const asked = `${url} ${JSON.stringify(payload ?? {})} ${JSON.stringify(headers)}`;
    const found = whose.foreignIn(text, asker, asked);
    // What this machine has no way to is no fault: the bank, the books.
    if (answer.statusCode >= 500 && ![502, 503].includes(answer.statusCode))
      found.push(`${answer.statusCode}`);
    return found.map(
      (one) =>
        `${one} ← ${asker.canary}'s ${role}: ${method} ${url} ${JSON.stringify(payload)?.slice(0, 400)}`,
    );
  }

  function keepCursor(route: string, text: string): void {
    const cursor = /"nextCursor":"([^"]+)"/.exec(text)?.[1];
    if (cursor) cursors.set(route, [...(cursors.get(route) ?? []), cursor].slice(-20));
  }

  /** Everything at once, as far as the database has connections; the plan is made before, so that the seed repeats it. */
  async function allOf(plans: Planned[]): Promise<{ found: string[] }> {
    const found: string[] = [];
    const work = async () => {
      for (let plan = plans.shift(); plan; plan = plans.shift())
        found.push(
          ...(await crossingsOf(plan).catch((error: Error) => [`${error.message}: ${error.cause}`])),
        );
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    return { found };
  }

  it(
    'read nothing of each other, whoever asks for what, by which id and whose cursor',
    async () => {
      const reads = routes.filter((key) => key.startsWith('GET '));
      // Every list once for everybody, so that there are cursors to take.
      const lists = reads.filter((key) => !key.includes(':'));
      expect(await allOf(lists.flatMap((key) => tenants.map(() => planned(key, 1))))).toEqual({ found: [] });
      expect(await allOf(Array.from({ length: READS }, () => planned(dice.pick(reads), 0.5)))).toEqual({
        found: [],
      });
    },
    PATIENCE_MS,
  );

  it(
    'write nothing into each other, and hear nothing of what the others write',
    async () => {
      // Something to hear for every office.
      const of = (namespace: string) =>
        lines.filter(({ line: { socket } }) => namespaceOf(socket) === namespace);
      const at = new Date().toISOString();
      for (const { tenant, line } of of('/contractors'))
        expect(await line.ask('timeentry:stop', { id: tenant.records[0]?.timers, at })).toMatchObject({
          ok: true,
        });
      for (const { line } of of('/managers')) await line.heard('timeentry:stopped');
      const writes = routes.filter((key) => !key.startsWith('GET ') && ROUTES[key] !== 'public');
      const plans = Array.from({ length: WRITES }, () =>
        planned(dice.pick(writes), dice.pick([1, 0.9, 0.9, 0.6])),
      );
      expect(await allOf(plans)).toEqual({ found: [] });
      expect(await whose.crossedRows()).toEqual([]);
      const told = lines.flatMap(({ tenant, line }) =>
        line.received.flatMap(({ message }) => whose.foreignIn(JSON.stringify(message), tenant)),
      );
      expect(told).toEqual([]);
    },
    PATIENCE_MS,
  );
});
