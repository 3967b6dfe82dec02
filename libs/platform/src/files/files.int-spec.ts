import { readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable, Module, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { newId } from '#kernel';
import { AuditLog } from '../audit/audit-log.js';
import { runAsTenant } from '../database/tenant-context.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { eventually } from '../testing/eventually.js';
import { createTestApp, type TestApp } from '../testing/test-app.js';
import { Files } from './files.js';
import { OrphanSweepSchedule } from './orphan-sweep.js';
import { JPEG, PNG } from './testing/sample-files.js';

const YESTERDAY_AND_MORE = new Date(Date.now() - 25 * 60 * 60 * 1000);

/** Stands in for sign-in: the test says who asks. */
@Injectable()
class TestScope implements OnModuleInit {
  constructor(private readonly host: HttpAdapterHost) {}

  onModuleInit(): void {
    this.host.httpAdapter.getInstance<FastifyInstance>().addHook('preValidation', (request, _, done) => {
      const { organization } = request.headers as Record<string, string>;
      void runAsTenant(organization ?? '', { kind: 'user', id: 'zoe' }, async () => done());
    });
  }
}

@Module({ providers: [TestScope] })
class ScopeModule {}

describe('files', () => {
  let test: TestApp;
  let ours: string;

  beforeAll(async () => {
    test = await createTestApp([ScopeModule], { env: { FILES_MAX_MEGABYTES: '1' } });
  });
  beforeEach(async () => {
    ours = await test.createOrganization();
  });
  afterAll(() => test.close());

  const inject = (options: object) => test.app.getHttpAdapter().getInstance().inject(options);
  const get = (path: string, organization = ours) =>
    inject({ url: `/api/v1/files/${path}`, headers: { organization } });
  const upload = async (content: Buffer, { name = 'photo.png', query = '', headers = {} } = {}) => {
    const form = new FormData();
    form.set('file', new Blob([new Uint8Array(content)]), name);
    const encoded = new Response(form);
    return inject({
      method: 'POST',
      url: `/api/v1/files${query}`,
      headers: { organization: ours, 'content-type': encoded.headers.get('content-type'), ...headers },
      payload: Buffer.from(await encoded.arrayBuffer()),
    });
  };
  const as = <T>(work: () => Promise<T>) => test.as(ours, work);
  const folder = () => join(test.config.files.folder, ours);

  it('are kept and come back byte for byte, as a download that no browser runs', async () => {
    const sent = await upload(PNG, { name: 'Reçu 7.png' });
    expect([sent.statusCode, sent.json()]).toEqual([
      201,
      {
        id: expect.any(String),
        name: 'Reçu 7.png',
        mediaType: 'image/png',
        size: PNG.length,
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
        createdAt: expect.any(String),
        copies: [],
      },
    ]);
    expect((await get(sent.json().id)).json()).toEqual(sent.json());
    const content = await get(`${sent.json().id}/content`);
    expect(content.rawPayload.equals(PNG)).toBe(true);
    expect(content.headers).toMatchObject({
      'content-type': 'image/png',
      'content-disposition': expect.stringMatching(/^attachment; filename="Re\?u 7\.png"; filename\*=/),
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    });
    const { items } = await as(() => test.app.get(AuditLog).list({ entity: 'file' }, 5));
    expect(items.map((line) => [line.action, line.actorId])).toEqual([['file.saved', 'zoe']]);
  });

  it('of another organization are not there', async () => {
    const { id } = (await upload(PNG)).json();
    const other = await test.createOrganization();
    for (const path of [id, `${id}/content`, 'x', newId()])
      expect((await get(path, other)).json().code).toBe('FILES.NOT_FOUND');
  });

  it('know the same receipt when it is sent twice', async () => {
    const first = (await upload(JPEG, { name: 'lunch.jpg' })).json();
    const second = (await upload(JPEG, { name: 'dinner.jpg' })).json();
    expect([second.id === first.id, second.copies]).toEqual([false, [first.id]]);
    expect((await as(() => test.app.get(Files).copiesOf(first))).map((file) => file.id)).toEqual([second.id]);
  });

  it('are one file when a device sends them again under its own id, even at the same moment', async () => {
    const query = `?id=${newId()}`;
    const answers = await Promise.all([1, 2, 3, 4, 5].map(() => upload(PNG, { query })));
    expect(answers.map((answer) => answer.statusCode)).toEqual([201, 201, 201, 201, 201]);
    expect(new Set(answers.map((answer) => answer.json().id)).size).toBe(1);
    expect(await readdir(folder())).toHaveLength(1);
    const other = await upload(JPEG, { query });
    expect([other.statusCode, other.json().code]).toEqual([409, 'FILES.ID_TAKEN']);
    expect((await get(`${answers[0]?.json().id}/content`)).rawPayload.equals(PNG)).toBe(true);
  });

  it('are the same request under one Idempotency-Key, although the boundary differs', async () => {
    const headers = { 'idempotency-key': newId() };
    const first = await upload(PNG, { headers });
    const again = await upload(PNG, { headers });
    const other = await upload(JPEG, { headers });
    expect([again.json(), again.headers['idempotency-replayed']]).toEqual([first.json(), 'true']);
    expect([other.statusCode, other.json().code]).toEqual([422, 'HTTP.IDEMPOTENCY_KEY_REUSED']);
  });

  it.each([
    ['too large', Buffer.concat([PNG, Buffer.alloc(1024 * 1024)]), 'FILES.TOO_LARGE'],
    ['empty', Buffer.alloc(0), 'FILES.EMPTY'],
    ['a program', Buffer.from('MZ\x90\x00\x03\x00\x00\x00'), 'FILES.TYPE_REFUSED'],
  ])('are refused when they are %s, with a fix', async (_, content, code) => {
    const { statusCode, ...answer } = await upload(content, { name: 'photo.jpg' });
    expect([statusCode, answer.json().code, answer.json().field]).toEqual([422, code, 'file']);
    expect(answer.json().fix).toBeTruthy();
  });

  it.each([
    ['JSON', { 'content-type': 'application/json' }, '{}'],
    [
      'a body that is broken off',
      { 'content-type': 'multipart/form-data; boundary=b' },
      '--b\r\nContent-Dis',
    ],
    ['a body without a boundary', { 'content-type': 'multipart/form-data' }, 'x'],
    ['a form without a file', { 'content-type': 'multipart/form-data; boundary=b' }, '--b--\r\n'],
  ])('are missed in %s, in plain words', async (_, headers, payload) => {
    const answer = await inject({
      method: 'POST',
      url: '/api/v1/files',
      headers: { organization: ours, ...headers },
      payload,
    });
    expect([answer.statusCode, answer.json().code]).toEqual([422, 'FILES.NO_FILE']);
  });

  it('say so when their bytes were changed in the store or went away', async () => {
    const { id } = (await upload(PNG)).json();
    const [name = ''] = await readdir(folder());
    await writeFile(join(folder(), name), JPEG);
    const changed = await get(`${id}/content`);
    await rm(join(folder(), name));
    const gone = await get(`${id}/content`);
    for (const answer of [changed, gone])
      expect([answer.statusCode, answer.json().code]).toEqual([503, 'FILES.DAMAGED']);
  });

  it('leave no row when what they belong to is not made after all; their bytes are swept away a day later', async () => {
    const kept = (await upload(PNG)).json();
    const failed = as(() =>
      test.app.get(UnitOfWork).run(async () => {
        await test.app.get(Files).save({ name: 'b.jpg', content: JPEG });
        throw new Error('no expense');
      }),
    );
    await expect(failed).rejects.toThrow('no expense');
    const names = await readdir(folder());
    expect(names).toHaveLength(2);
    await test.app.get(OrphanSweepSchedule).enqueue();
    for (const name of names) await utimes(join(folder(), name), YESTERDAY_AND_MORE, YESTERDAY_AND_MORE);
    const fresh = (await upload(JPEG)).json();
    await eventually(async () => {
      await test.app.get(OrphanSweepSchedule).enqueue();
      return (await readdir(folder())).length === 2;
    });
    expect((await readdir(folder())).map((name) => name.split('.')[0]).sort()).toEqual(
      [kept.id, fresh.id].sort(),
    );
  });
});
