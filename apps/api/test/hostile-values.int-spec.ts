import { RequestScope, ROUTES, type RouteKey } from '#identity';
import { proofSeed, tries } from '../../../libs/kernel/src/testing/tries.js';
import { createTestApp, type TestApp } from '../../../libs/platform/src/testing/test-app.js';
import { FEATURES } from '../src/app.module.js';
import { DashboardModule } from '../src/dashboard/dashboard.module.js';
import { Spoiler } from './hostile/spoil.js';
import { Attack, Dice, nobody, type Vocabulary } from './tenants/attack.js';
import { openTenant, type Tenant } from './tenants/tenants.js';

/** The gate says the same of the same code whenever it is asked; otherwise each run draws its own. */
const SEED = proofSeed(process.env.CI === 'true' ? 2026 : Date.now() % 2 ** 31);
const TIMES = tries(400);
const AT_ONCE = 6;
const PATIENCE_MS = tries(120_000);
/** Nobody waits longer for an answer to nonsense, also while the other five are at work. */
const SLOW_MS = 10_000;
/** Signing in and out would end the test's own people. */
const NOT_TRIED = /^\/(\*|metrics|health|auth|me\/password)|callback$/;

/** Everything of the API asked for with what nobody means: years, numbers and shapes that break programs. */
describe('a request with values that nobody means', () => {
  const dice = new Dice(SEED);
  let test: TestApp;
  let tenant: Tenant;
  let routes: RouteKey[];

  beforeAll(async () => {
    process.stdout.write(`The fuzz of values has the seed ${SEED}.\n`);
    test = await createTestApp([...FEATURES, DashboardModule]);
    tenant = await openTenant(test, 'Quokka');
    routes = test.app
      .get(RequestScope)
      .routes()
      .filter((key) => !NOT_TRIED.test(key.split(' ')[1] ?? '') && ROUTES[key] !== 'public');
  }, 90_000);

  afterAll(() => test.close());

  const vocabulary: Vocabulary = {
    id: (of) => {
      const ids = dice.pick(tenant.records);
      return ids[of] ?? (dice.chance(0.8) ? dice.pick(Object.values(ids)) : nobody());
    },
    word: () => tenant.canary,
    cursor: () => undefined,
  };

  function planned(key: RouteKey) {
    const [method = '', route = ''] = key.split(' ');
    const attack = new Attack(dice, vocabulary);
    const spoiler = new Spoiler(dice, dice.pick([0.1, 0.3, 0.6]));
    const body = method === 'GET' || method === 'DELETE' ? undefined : attack.body(method, route);
    return {
      method: method as 'GET',
      url: spoiler.url(attack.url(method, route)),
      headers: {
        // The owner gets furthest.
        ...(dice.chance(0.8) ? tenant.owner.headers : dice.pick(tenant.people).headers),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { payload: JSON.stringify(spoiler.body(body)) }),
    };
  }

  /** What was wrong with the answer; undefined where it was an answer as any other. A fault of ours is thrown by `inject`. */
  async function faultOf(request: ReturnType<typeof planned>): Promise<string | undefined> {
    const since = performance.now();
    const said = await test.app.inject(request).then(
      () => undefined,
      (error: Error) => `${error.message.slice(0, 300)}, because: ${error.cause}`,
    );
    const took = performance.now() - since;
    if (said === undefined && took < SLOW_MS) return undefined;
    return `${request.method} ${request.url} ${request.payload?.slice(0, 600)} → ${said ?? `${Math.round(took)} ms`}`;
  }

  it(
    'gets a plain answer and never a fault of ours',
    async () => {
      const writes = routes.filter((key) => !key.startsWith('GET '));
      const plans = Array.from({ length: TIMES }, () =>
        planned(dice.pick(dice.chance(0.3) ? routes : writes)),
      );
      const faults: string[] = [];
      const work = async () => {
        for (let plan = plans.shift(); plan; plan = plans.shift()) {
          const fault = await faultOf(plan);
          if (fault) faults.push(fault);
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, work));
      expect(faults).toEqual([]);
    },
    PATIENCE_MS,
  );
});
