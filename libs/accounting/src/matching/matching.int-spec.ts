import { newId } from '#kernel';
import { Database } from '#platform';
import { type SignedIn, signIn } from '../../../identity/src/testing/sign-in.js';
import { eventually } from '../../../platform/src/testing/eventually.js';
import { AccountingApp } from '../testing/accounting-app.js';
import { type SandboxCompany, sandbox } from '../testing/sandbox.js';

interface Plan {
  id: string;
  hash: string;
  status: string;
  error: unknown;
  counts: Record<string, { created: number; matched: number }>;
}

interface Entry {
  entity: string;
  remoteId: string;
  label: string;
  fields: { field: string; ours: unknown; theirs: unknown; conflict: boolean }[];
  match: { recordId: string; label: string; score: number; reasons: string[]; isSure: boolean } | null;
  decision: { recordId: string | null; label: string | null } | null;
}

interface Count {
  entity: string;
  same: number;
  different: number;
  open: number;
  sure: number;
}

type Answer<T> = T & { code: string };

/** A bookkeeper who kept customers, items and vendors here for a year, and now connects her books. */
describe('matching before the first sync', () => {
  let app: AccountingApp;
  let organization: string;
  let owner: SignedIn;
  let company: SandboxCompany;
  let connection: string;
  const here: Record<string, string> = {};
  const there: Record<string, string> = {};

  const call = async <T>(method: 'GET' | 'POST' | 'PUT', url: string, payload?: object) => {
    const response = await app.test.app.inject({
      ...{ method, url: `/api/v1${url}`, headers: owner.headers },
      ...(payload && { payload }),
    });
    return { status: response.statusCode, body: response.json<Answer<T>>() };
  };
  const must = async <T>(method: 'GET' | 'POST' | 'PUT', url: string, payload?: object): Promise<T> => {
    const { status, body } = await call<T>(method, url, payload);
    if (status >= 400) throw new Error(`${method} ${url}: ${status} ${JSON.stringify(body)}`);
    return body;
  };
  const reached = (id: string, status: string) =>
    eventually(
      async () => {
        const plan = await must<Plan>('GET', `/sync-plans/${id}`);
        if (plan.status === 'failed') throw new Error(JSON.stringify(plan.error));
        return plan.status === status ? plan : undefined;
      },
      `the plan to be ${status}`,
      60_000,
    );
  const planned = async (of = connection) => {
    const ask = { direction: 'pull', kind: 'full' };
    return reached((await must<Plan>('POST', `/integrations/${of}/plans`, ask)).id, 'ready');
  };
  const asked = async ({ id }: Plan) => {
    const { items } = await must<{ items: Entry[] }>(
      'GET',
      `/sync-plans/${id}/entries?matched=true&limit=200`,
    );
    return new Map(items.map((one) => [one.label, one]));
  };
  const say = (plan: Plan, label: string, answer: string, recordId?: string, entity = 'customer') =>
    call<{ items: Count[] }>('PUT', `/sync-plans/${plan.id}/matches`, {
      answers: [{ entity, remoteId: there[label] ?? '', answer, ...(recordId && { recordId }) }],
    });
  const sql = <T>(text: string, values: unknown[] = []) =>
    app.as(organization, () => app.get(Database).rows<T>(text, values));
  const idOf = (name: string) => here[name] ?? '';
  const countHere = async (table: string) =>
    Number((await sql<{ n: string }>(`SELECT count(*) AS n FROM ${table}`))[0]?.n);

  const enterHere = async () => {
    const customer = async (key: string, displayName: string, more: object = {}) => {
      here[key] = (await must<{ id: string }>('POST', '/customers', { displayName, ...more })).id;
    };
    await customer('érable', 'Erable et Fils Ltee', {
      phone: '1 (613) 555-0142',
      email: 'ours@erable.example',
    });
    await customer('9123', '9123-4567 QUEBEC INC');
    await customer('9124', '9124-4567 Québec inc.');
    await customer('smith', 'Smith Roofing', { email: 'office@smith.example' });
    await customer('smith again', 'The Smith Roofing');
    await customer('lakeside', 'Lakeside Mechanical');
    await customer('boreal', 'Boreal Panels');
    await customer('alone', 'Only Known Here');
    await sql('UPDATE customers SET active = false WHERE id = $1', [here.lakeside]);
    const vendor = { displayName: 'Gagne Electrique' };
    here.gagné = (await must<{ id: string }>('POST', '/contractors', vendor)).id;
    const item = { name: 'Emergency call-out', type: 'service', unitPrice: '95.00' };
    here.callOut = (await must<{ id: string }>('POST', '/items', item)).id;
  };

  const enterThere = async () => {
    const { realm } = company;
    const make = async (entity: 'customer' | 'vendor', DisplayName: string, more: object = {}) => {
      const made = await sandbox.create(realm, entity, { DisplayName, ...more });
      there[DisplayName] = (entity === 'customer' ? made.Customer : made.Vendor)?.Id ?? '';
    };
    const mail = (Address: string) => ({ PrimaryEmailAddr: { Address } });
    const phone = (FreeFormNumber: string) => ({ PrimaryPhone: { FreeFormNumber } });
    await make('customer', 'Érable & Fils Ltée', {
      ...phone('613-555-0142'),
      ...mail('theirs@erable.example'),
    });
    await make('customer', '9123-4567 Québec inc.');
    await make('customer', 'Smith Roofing Inc.');
    await make('customer', 'Lakeside Mechanical');
    await make('customer', 'Panneaux du Nord');
    await make('customer', 'Only Known There');
    await make('vendor', 'Gagné Électrique inc.');
    const [known] = (await sandbox.documents(realm, 'item')).filter(
      ({ Type, Active }) => Type === 'Service' && Active === true,
    );
    there.callOut = known?.Id ?? '';
    await sandbox.edit(realm, 'item', there.callOut, { Name: 'Emergency Call-Out' });
  };

  beforeAll(async () => {
    app = await AccountingApp.start();
    organization = await app.test.createOrganization();
    owner = await signIn(app.test, 'owner', { organizationId: organization });
    company = await sandbox.createCompany();
    await enterHere();
    await enterThere();
    connection = await app.link(organization, company);
  }, 60_000);

  afterAll(() => app.close());

  it('proposes what is the same in spite of accents, forms and addresses, and says what makes it doubtful', async () => {
    const rows = await asked(await planned());
    const match = (label: string) => rows.get(label)?.match;
    expect(match('Érable & Fils Ltée')).toMatchObject({
      ...{ recordId: here.érable, isSure: true, score: 100 },
      reasons: ['otherwise-written', 'same-phone'],
    });
    expect(match('9123-4567 Québec inc.')).toMatchObject({ recordId: here['9123'], isSure: true });
    expect(match('Smith Roofing Inc.')).toMatchObject({ isSure: false });
    expect(match('Lakeside Mechanical')).toMatchObject({
      ...{ recordId: here.lakeside, isSure: false },
      reasons: ['same-name', 'inactive-here'],
    });
    expect(match('Gagné Électrique inc.')).toMatchObject({ recordId: here.gagné, isSure: true });
    expect(rows.get('Emergency Call-Out')?.match).toMatchObject({ recordId: here.callOut });
    expect([...rows.keys()]).not.toContain('Only Known There');
    // What would become of both if they are one: told before anything is written.
    const fields = rows.get('Érable & Fils Ltée')?.fields ?? [];
    expect(fields.find(({ field }) => field === 'email')).toMatchObject({
      ...{ ours: 'ours@erable.example', theirs: 'theirs@erable.example', conflict: true },
    });
  }, 60_000);

  it('begins nothing while something is not decided, and links none twice', async () => {
    const plan = await planned();
    const refused = await call('POST', `/sync-plans/${plan.id}/confirm`, { hash: plan.hash });
    expect([refused.status, refused.body.code]).toEqual([409, 'PLAN.MATCHES_OPEN']);

    const sure = await must<{ items: Count[] }>('POST', `/sync-plans/${plan.id}/matches/alike`, {
      answer: 'sure',
    });
    expect(sure.items.every((count) => count.sure === 0)).toBe(true);
    const customers = sure.items.find(({ entity }) => entity === 'customer');
    expect(customers).toMatchObject({ same: 2, different: 0, open: 2 });

    const query = `entity=customer&remoteId=${there['Smith Roofing Inc.']}&limit=2`;
    const { items } = await must<{ items: { recordId: string; takenBy: string | null }[] }>(
      'GET',
      `/sync-plans/${plan.id}/candidates?${query}`,
    );
    expect(items.map(({ recordId }) => recordId).sort()).toEqual([idOf('smith'), idOf('smith again')].sort());
    expect((await say(plan, 'Smith Roofing Inc.', 'same', here.smith)).status).toBe(200);
    const taken = await say(plan, 'Panneaux du Nord', 'same', here.smith);
    expect([taken.status, taken.body.code]).toEqual([409, 'PLAN.MATCH_TAKEN']);
    expect((await say(plan, 'Panneaux du Nord', 'same', here.boreal)).status).toBe(200);
    const nobody = await say(plan, 'Only Known There', 'same', newId());
    expect([nobody.status, nobody.body.code]).toEqual([422, 'PLAN.NO_SUCH_MATCH']);
    expect((await say(plan, 'Lakeside Mechanical', 'same')).status).toBe(200);
    // Changed one's mind, and back.
    await say(plan, 'Érable & Fils Ltée', 'different');
    expect((await asked(plan)).get('Érable & Fils Ltée')?.decision).toEqual({ recordId: null, label: null });
    await say(plan, 'Érable & Fils Ltée', 'same');
    expect(await countHere('external_links')).toBe(0);
    expect(await countHere('customers')).toBe(8);
  }, 60_000);

  it('of two who decide at the same moment, one has the record of ours', async () => {
    const plan = await planned();
    await say(plan, 'Panneaux du Nord', 'open');
    const both = await Promise.all(
      ['Panneaux du Nord', 'Only Known There'].map((label) => say(plan, label, 'same', here.boreal)),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    await say(plan, 'Only Known There', 'open');
    await say(plan, 'Panneaux du Nord', 'same', here.boreal);
  }, 60_000);

  it('keeps what was decided when the books change, and the first sync doubles nobody', async () => {
    const early = await planned();
    await must('POST', `/sync-plans/${early.id}/matches/alike`, { answer: 'different' });
    await sandbox.create(company.realm, 'customer', { DisplayName: 'A customer of the last minute' });
    await must('POST', `/sync-plans/${early.id}/confirm`, { hash: early.hash });
    await reached(early.id, 'stale');
    expect(await countHere('external_links')).toBe(0);

    const before = await sandbox.documents(company.realm, 'customer');
    const plan = await planned();
    const counts = await must<{ items: Count[] }>('GET', `/sync-plans/${plan.id}/matches`);
    expect(counts.items.map(({ open }) => open).every((open) => open === 0)).toBe(true);
    await must('POST', `/sync-plans/${plan.id}/confirm`, { hash: plan.hash });
    await reached(plan.id, 'applied');

    const pairs = {
      ...{ 'Érable & Fils Ltée': 'érable', '9123-4567 Québec inc.': '9123', 'Smith Roofing Inc.': 'smith' },
      ...{ 'Lakeside Mechanical': 'lakeside', 'Panneaux du Nord': 'boreal' },
    };
    for (const [label, ours] of Object.entries(pairs)) {
      const [link] = await sql<{ localId: string }>(
        `SELECT local_id AS "localId" FROM external_links WHERE connection_id = $1 AND entity = 'customer' AND remote_id = $2`,
        [connection, there[label]],
      );
      expect([label, link?.localId]).toEqual([label, idOf(ours)]);
    }
    // All of theirs, and of ours those that are none of theirs: nobody twice.
    const unmatched = 8 - Object.keys(pairs).length;
    expect(await countHere('customers')).toBe(before.length + unmatched);
    const twice = await sql(
      `SELECT lower(display_name) FROM contractors GROUP BY 1 HAVING count(*) > 1
       UNION ALL SELECT lower(name) FROM items GROUP BY 1 HAVING count(*) > 1`,
    );
    expect(twice).toEqual([]);
    expect(await sandbox.documents(company.realm, 'customer')).toHaveLength(before.length);
    const after = await planned();
    expect(Object.values(after.counts).reduce((sum, { created }) => sum + created, 0)).toBe(0);
  }, 120_000);

  it('of a second company links tax codes and accounts for sending, so that both keep their own', async () => {
    const second = await app.link(organization, await sandbox.createCompany());
    const plan = await planned(second);
    const rows = await asked(plan);
    expect(rows.get('HST ON')).toMatchObject({ entity: 'tax-code', match: { isSure: true } });
    const ours = rows.get('HST ON')?.match?.recordId;
    for (const entity of ['tax-code', 'account'])
      await must('POST', `/sync-plans/${plan.id}/matches/alike`, { answer: 'sure', entity });
    await must('POST', `/sync-plans/${plan.id}/matches/alike`, { answer: 'different' });
    await must('POST', `/sync-plans/${plan.id}/confirm`, { hash: plan.hash });
    await reached(plan.id, 'applied');
    const path = `/integrations/${second}/mappings/records?entity=tax-code&state=matched&recordId=${ours}`;
    const { items } = await must<{ items: object[] }>('GET', path);
    expect(items).toMatchObject([{ state: 'chosen', partnerLabel: 'HST ON' }]);
    const own = await sql(`SELECT id FROM tax_codes WHERE name = 'HST ON'`);
    expect(own).toHaveLength(2);
  }, 120_000);
});
