import { IdentityModule } from '#identity';
import { newId } from '#kernel';
import { AuditLog, Database } from '#platform';
import { signIn } from '../../identity/src/testing/sign-in.js';
import { createTestApp, type TestApp } from '../../platform/src/testing/test-app.js';
import { MappingVersionsModule, TransformFacade, TransformModule } from './index.js';

// biome-ignore lint/suspicious/noExplicitAny: a test reads the answers of every route.
type Answer = { status: number; body: any };

const field = (target: string, expression: string) => ({ target, expression });
const GOOD = { fields: [field('total', 'round(number(record.net, ",") * 1.13)')] };

describe('field mappings', () => {
  let test: TestApp;
  let organization: string;
  let headers: Record<string, string>;

  const call = async (method: string, url: string, payload?: object, as = headers): Promise<Answer> => {
    const response = await test.app.inject({
      ...{ method: method as 'GET', url: `/api/v1/field-mappings${url}`, headers: as },
      ...(payload && { payload }),
    });
    return { status: response.statusCode, body: response.body === '' ? undefined : response.json() };
  };
  const create = async (name: string, definition: object = GOOD): Promise<Answer['body']> =>
    (await call('POST', '', { name, purpose: 'general', definition })).body;
  const transformed = (id: string, records: Record<string, unknown>[]) =>
    test.as(organization, async () => {
      const ready = await test.app.get(TransformFacade).ready(id, 'general');
      const outputs = [];
      for await (const { output } of ready.run(records)) outputs.push(output);
      return { number: ready.number, outputs };
    });

  beforeAll(async () => {
    test = await createTestApp([IdentityModule, TransformModule, MappingVersionsModule]);
    organization = await test.createOrganization();
    ({ headers } = await signIn(test, 'accountant', { organizationId: organization }));
  });
  afterAll(() => test.close());

  it('are looked at while they are written: what comes out, and what is wrong where', async () => {
    const preview = (definition: object, records: object[]) =>
      call('POST', '/preview', { purpose: 'general', definition, records });
    const good = await preview(GOOD, [{ net: '1.000,50' }, { net: '?' }]);
    expect(good.body).toMatchObject({
      problems: [],
      results: [
        { output: { total: '1130.57' }, errors: [] },
        { output: {}, errors: [{ path: 'total', message: '"?" is not a number.' }] },
      ],
    });
    const bad = await preview({ fields: [field('a', '1 +'), field('b', 'nope')] }, [{}]);
    expect(bad.body.results).toEqual([]);
    expect(bad.body.problems).toMatchObject([
      { path: 'fields.0.expression', at: 3 },
      { path: 'fields.1.expression', at: 0 },
    ]);
    expect((await preview(GOOD, Array(51).fill({}))).status).toBe(422);
    expect((await preview({ ...GOOD, tables: { t: { a: 5 } } }, [{}])).body.code).toBe('TRANSFORM.BAD_TABLE');
  });

  it('convert with the rates that are known here, and tell what is not', async () => {
    await test.app
      .get(Database)
      .unscoped.query(
        `INSERT INTO exchange_rates (currency, rate_date, rate) VALUES ('USD', CURRENT_DATE - 1, 1.25)`,
      );
    const definition = { fields: [field('cad', 'convert(100, record.currency, context.currency, today())')] };
    const records = [{ currency: 'USD' }, { currency: 'EUR' }];
    const { body } = await call('POST', '/preview', { purpose: 'general', definition, records });
    expect(body.results).toMatchObject([
      { output: { cad: '125' }, errors: [] },
      { output: {}, errors: [{ path: 'cad', message: expect.stringContaining('No rate from EUR to CAD') }] },
    ]);
  });

  it('say what can be said in them', async () => {
    const { body } = await call('GET', '/language');
    expect(body.purposes).toContainEqual(expect.objectContaining({ name: 'general', targets: [] }));
    expect(body.functions).toContainEqual(
      expect.objectContaining({ signature: 'convert(amount, from, to, day)', says: expect.any(String) }),
    );
  });

  it('are drafts until they are published, and then stay as they are while the next draft is written', async () => {
    const mapping = await create('Totals');
    expect(mapping).toMatchObject({ version: 1, draft: 1, published: null, problems: [] });
    await expect(transformed(mapping.id, [])).rejects.toMatchObject({ code: 'TRANSFORM.NOT_PUBLISHED' });
    const published = await call('POST', `/${mapping.id}/publish`, { version: 1 });
    expect(published.body).toMatchObject({ version: 2, draft: null, published: 1 });
    const next = { fields: [field('total', 'record.net')] };
    const draft = await call('PUT', `/${mapping.id}/draft`, { version: 2, definition: next });
    expect(draft.body).toMatchObject({ version: 3, draft: 2, published: 1 });
    expect(await transformed(mapping.id, [{ net: '100' }])).toEqual({
      number: 1,
      outputs: [{ total: '113' }],
    });
    await call('POST', `/${mapping.id}/publish`, { version: 3 });
    expect(await transformed(mapping.id, [{ net: '100' }])).toEqual({
      number: 2,
      outputs: [{ total: '100' }],
    });
    const { body } = await call('GET', `/${mapping.id}/versions`);
    expect(body.items.map((item: Answer['body']) => [item.number, item.status])).toEqual([
      [2, 'published'],
      [1, 'superseded'],
    ]);
    expect(body.items[0]).toMatchObject({
      ...{ createdByName: 'Test accountant', publishedByName: 'Test accountant' },
    });
    const first = await call('GET', `/${mapping.id}/versions/1`);
    expect(first.body).toMatchObject({ publishedByName: 'Test accountant' });
    expect(first.body.definition.fields).toMatchObject(GOOD.fields);
    await call('PATCH', `/${mapping.id}`, { version: 4, active: false });
    await expect(transformed(mapping.id, [])).rejects.toMatchObject({ code: 'TRANSFORM.NOT_PUBLISHED' });
  });

  it('can be saved unfinished, but not published', async () => {
    const mapping = await create('Unfinished', { fields: [field('a', 'record.')] });
    expect(mapping.problems).toMatchObject([{ path: 'fields.0.expression' }]);
    const refused = await call('POST', `/${mapping.id}/publish`, { version: 1 });
    expect(refused).toMatchObject({ status: 422, body: { code: 'TRANSFORM.NOT_USABLE' } });
  });

  it('are tried with samples, and not published while one does not become what is expected', async () => {
    const mapping = await create('Tried');
    const sample = { name: 'A line', record: { net: '10,00' }, expected: { total: '11.50' } };
    const kept = await call('POST', `/${mapping.id}/samples`, sample);
    await call('POST', `/${mapping.id}/samples`, { name: 'To look at', record: { net: '1' } });
    const tried = await call('POST', `/${mapping.id}/test`, {});
    expect(tried.body).toMatchObject({ number: 1, isGood: false });
    expect(tried.body.samples).toMatchObject([
      { isAsExpected: false, differences: [{ path: 'total', expected: '11.50', actual: '11.3' }] },
      { isAsExpected: null, output: { total: '1.13' }, differences: [] },
    ]);
    const refused = await call('POST', `/${mapping.id}/publish`, { version: 1 });
    expect(refused).toMatchObject({ status: 409, body: { code: 'TRANSFORM.SAMPLES_FAIL' } });
    expect((await call('DELETE', `/${mapping.id}/samples/${kept.body.id}`)).status).toBe(204);
    expect((await call('DELETE', `/${mapping.id}/samples/${kept.body.id}`)).status).toBe(404);
    expect((await call('POST', `/${mapping.id}/publish`, { version: 1 })).status).toBe(200);
  });

  it('keep samples that are small and few, and tell the first of many that fail', async () => {
    const mapping = await create('Sampled');
    const url = `/${mapping.id}/samples`;
    const large = await call('POST', url, {
      name: 'L',
      record: { net: 'x'.repeat(40_000), b: 'y'.repeat(40_000) },
    });
    expect(large).toMatchObject({
      status: 422,
      body: { code: 'TRANSFORM.SAMPLE_TOO_LARGE', field: 'record' },
    });
    const fill = (from: number, to: number) =>
      test.as(organization, () =>
        test.app.get(Database).rows(
          `INSERT INTO field_mapping_samples (organization_id, id, mapping_id, name, record, expected)
           SELECT current_organization(), gen_random_uuid(), $1, 'S' || n, '{"net": "1,00"}', '{"total": "2"}'
           FROM generate_series($2::int, $3::int) n`,
          [mapping.id, from, to],
        ),
      );
    await fill(1, 12);
    const { status, body } = await call('POST', `/${mapping.id}/publish`, { version: 1 });
    expect([status, body.code]).toEqual([409, 'TRANSFORM.SAMPLES_FAIL']);
    expect(body.detail).toContain('12 sample(s)');
    expect(body.samples).toHaveLength(10);
    expect(body.samples[0]).toEqual({
      id: expect.any(String),
      name: expect.stringMatching(/^S/),
      errors: [],
      differsAt: ['total'],
    });
    await fill(13, 100);
    const many = await call('POST', url, { name: 'More', record: {} });
    expect(many).toMatchObject({ status: 409, body: { code: 'TRANSFORM.TOO_MANY_SAMPLES' } });
  });

  it('are not tried with samples that would become too much to show', async () => {
    const grown = Array.from({ length: 6 }, (_, n) => field(`f${n}`, 'replace(record.t, "a", "0123456789")'));
    const mapping = await create('Grown', { fields: grown });
    for (let n = 0; n < 20; n++)
      await call('POST', `/${mapping.id}/samples`, { name: `S${n}`, record: { t: 'a'.repeat(4_000) } });
    const tried = await call('POST', `/${mapping.id}/test`, {});
    expect(tried).toMatchObject({ status: 422, body: { code: 'TRANSFORM.SAMPLES_TOO_LARGE' } });
    expect((await call('POST', `/${mapping.id}/publish`, { version: 1 })).status).toBe(200);
  });

  it.each<[string, string, object]>([
    ['POST', '/preview', { purpose: 'general', records: [{}] }],
    ['POST', '/preview', { purpose: 'general', records: [{}], definition: null }],
    ['POST', '/preview', { purpose: 'general', records: [{}], definition: [] }],
    ['POST', '/preview', { purpose: 'general', records: [{}], definition: { ...GOOD, rules: null } }],
    ['POST', '/preview', { purpose: 'general', records: [{}], definition: { ...GOOD, tables: null } }],
    ['POST', '/preview', { purpose: 'general', records: [{}], definition: { ...GOOD, when: null } }],
    ['POST', '', { purpose: 'general', name: 'None' }],
    ['PUT', '/:id/draft', { version: 1 }],
    ['PATCH', '/:id', { version: 1, name: null }],
    ['PATCH', '/:id', { version: 1, active: null }],
  ])('are refused where a part of them is nothing: %s %s %j', async (method, url, body) => {
    const { id } = await create(`Nothing ${newId()}`);
    expect(await call(method, url.replace(':id', id), body)).toMatchObject({
      ...{ status: 422, body: { code: 'HTTP.NOT_VALID' } },
    });
  });

  it('are not asked for after a number that no version can have', async () => {
    const { id } = await create('Paged');
    const cursor = (number: number) => Buffer.from(JSON.stringify([number])).toString('base64url');
    expect((await call('GET', `/${id}/versions?cursor=${cursor(2)}`)).body.items).toHaveLength(1);
    expect(await call('GET', `/${id}/versions?cursor=${cursor(99_999_999_999)}`)).toMatchObject({
      ...{ status: 422, body: { code: 'HTTP.BAD_CURSOR' } },
    });
  });

  it('are published by one of many who try at once; the others are told', async () => {
    const mapping = await create('Raced');
    const tries = await Promise.all(
      Array.from({ length: 20 }, () => call('POST', `/${mapping.id}/publish`, { version: 1 })),
    );
    expect(tries.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(new Set(tries.map(({ body }) => body.code))).toEqual(
      new Set([undefined, 'TRANSFORM.STALE_VERSION']),
    );
  });

  it('have names of their own', async () => {
    await create('Twice');
    const again = await call('POST', '', { name: 'Twice', purpose: 'general', definition: GOOD });
    expect(again).toMatchObject({ status: 409, body: { code: 'TRANSFORM.NAME_TAKEN' } });
    const unknown = await call('POST', '', { name: 'X', purpose: 'nothing', definition: GOOD });
    expect(unknown.body).toMatchObject({ code: 'TRANSFORM.UNKNOWN_PURPOSE', field: 'purpose' });
  });

  it('belong to their organization alone', async () => {
    const mapping = await create('Ours');
    const other = await test.createOrganization();
    const stranger = (await signIn(test, 'owner', { organizationId: other })).headers;
    expect((await call('GET', '', undefined, stranger)).body.items).toEqual([]);
    for (const path of ['', '/versions', '/versions/1', '/samples'])
      expect((await call('GET', `/${mapping.id}${path}`, undefined, stranger)).status).toBe(404);
    const definition = GOOD;
    expect((await call('PUT', `/${mapping.id}/draft`, { version: 1, definition }, stranger)).status).toBe(
      404,
    );
    expect((await call('POST', `/${mapping.id}/publish`, { version: 1 }, stranger)).status).toBe(404);
  });

  it('cannot be changed behind the back of the application once they are published', async () => {
    const mapping = await create('Kept');
    await call('POST', `/${mapping.id}/publish`, { version: 1 });
    const sql = (text: string) =>
      test.as(organization, () => test.app.get(Database).rows(text, [mapping.id]));
    const where = 'field_mapping_versions WHERE mapping_id = $1';
    await expect(
      sql(`UPDATE field_mapping_versions SET definition = '{}' WHERE mapping_id = $1`),
    ).rejects.toThrow('never changed');
    await expect(sql(`DELETE FROM ${where}`)).rejects.toThrow('permission denied');
    for (const change of [
      'published_by = NULL',
      'published_at = now()',
      'created_by = NULL',
      "status = 'draft', published_at = NULL",
    ])
      await expect(sql(`UPDATE field_mapping_versions SET ${change} WHERE mapping_id = $1`)).rejects.toThrow(
        'never changed',
      );
    const other = await create('Not its own');
    await expect(
      sql(`UPDATE field_mapping_versions SET mapping_id = '${other.id}', number = 7 WHERE mapping_id = $1`),
    ).rejects.toThrow('never changed');
    await sql(`UPDATE field_mapping_versions SET status = 'superseded' WHERE mapping_id = $1`);
    await expect(
      sql(`UPDATE field_mapping_versions SET status = 'published' WHERE mapping_id = $1`),
    ).rejects.toThrow('never changed');
  });

  it('are in the audit log with what was published', async () => {
    const mapping = await create('Told');
    await call('POST', `/${mapping.id}/publish`, { version: 1 });
    const { items } = await test.as(organization, () =>
      test.app.get(AuditLog).list({ entityId: mapping.id }, 10),
    );
    expect(items.map(({ action }) => action)).toEqual(['field_mapping.published', 'field_mapping.created']);
    expect(items[0]?.data).toMatchObject({ number: 1, before: null, definition: GOOD });
  });

  it('answer what nobody has with what to do', async () => {
    expect((await call('GET', `/${newId()}`)).body.code).toBe('TRANSFORM.NOT_FOUND');
    expect((await call('GET', '/nonsense')).body.code).toBe('TRANSFORM.NOT_FOUND');
    const mapping = await create('Numbered');
    for (const number of ['7', '0', '99999999999', 'x'])
      expect((await call('GET', `/${mapping.id}/versions/${number}`)).body.code).toBe(
        'TRANSFORM.NO_SUCH_VERSION',
      );
    expect((await call('POST', `/${mapping.id}/test`, { number: 7 })).status).toBe(404);
  });
});
