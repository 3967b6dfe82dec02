import { mkdtemp, readdir, rm, stat, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newId, Secret } from '#kernel';
import { EgressClient } from '../egress/egress-client.js';
import { createTestApp, type TestApp } from '../testing/test-app.js';
import type { ContentStore } from './content-store.js';
import { FolderStore } from './folder-store.js';
import { S3Store } from './s3-store.js';
import { TINY_S3, TinyS3 } from './testing/tiny-s3.js';

const keyIn = (organization: string) => `${organization}/${newId()}.${'0'.repeat(64)}`;
const keysOf = async (store: ContentStore, organization: string) => {
  const keys: string[] = [];
  for await (const { key } of store.list(organization)) keys.push(key);
  return keys.sort();
};

describe('where the bytes of files lie', () => {
  const s3 = new TinyS3();
  let test: TestApp;
  let folder: string;
  let bucket: (secret?: string) => S3Store;

  beforeAll(async () => {
    test = await createTestApp([]);
    folder = await mkdtemp(join(tmpdir(), 'invoicepatch-store-'));
    const endpoint = await s3.open();
    bucket = (secret = TINY_S3.secret) =>
      new S3Store(
        { ...TINY_S3, endpoint, secretAccessKey: new Secret(secret) },
        test.app.get(EgressClient),
        1_000_000,
      );
  });

  afterAll(async () => {
    await s3.close();
    await test.close();
    await rm(folder, { recursive: true });
  });

  describe.each([
    ['a folder', () => new FolderStore(folder)],
    ['a bucket', () => bucket()],
  ])('in %s', (_, open) => {
    it('keeps them, answers them byte for byte, and lists them for each organization', async () => {
      const store = open();
      const [ours, theirs] = [newId(), newId()];
      const keys = [keyIn(ours), keyIn(ours), keyIn(ours)].sort();
      const content = Buffer.from([0, 255, 13, 10, 7]);
      for (const key of [...keys, keyIn(theirs)]) await store.put(key, content);
      expect(await store.get(keys[0] ?? '')).toEqual(content);
      expect(await keysOf(store, ours)).toEqual(keys);
      for await (const { modifiedAt } of store.list(ours))
        expect(Math.abs(Date.now() - modifiedAt.getTime())).toBeLessThan(60_000);
    });

    it('forgets them once, and again without complaint', async () => {
      const store = open();
      const organization = newId();
      const key = keyIn(organization);
      await store.put(key, Buffer.from('x'));
      await store.delete(key);
      await store.delete(key);
      expect(await store.get(key)).toBeUndefined();
      expect(await keysOf(store, organization)).toEqual([]);
    });
  });

  it('leaves the folder by no key, and shows its files to no other login', async () => {
    const store = new FolderStore(folder);
    for (const key of ['../../etc/passwd', `${newId()}/../../x`, `${newId()}/a/b`])
      await expect(store.get(key)).rejects.toThrow('not the key');
    const key = keyIn(newId());
    await store.put(key, Buffer.from('x'));
    expect((await stat(join(folder, key))).mode & 0o077).toBe(0);
  });

  it('has no half file under its name when two write at once', async () => {
    const store = new FolderStore(folder);
    const organization = newId();
    const key = keyIn(organization);
    const contents = Array.from({ length: 10 }, (_, index) => Buffer.alloc(100_000, index));
    await Promise.all(contents.map((content) => store.put(key, content)));
    const kept = await store.get(key);
    expect(contents.some((content) => kept?.equals(content))).toBe(true);
    expect(await readdir(join(folder, organization))).toHaveLength(1);
    await utimes(join(folder, key), 0, 0);
  });

  it('is refused by the bucket with a wrong secret, and says so without showing it', async () => {
    const error = await bucket('another secret')
      .put(keyIn(newId()), Buffer.from('x'))
      .catch((e) => e);
    expect(error).toMatchObject({ code: 'FILES.STORE_UNAVAILABLE', kind: 'unavailable' });
    expect(String(error.cause)).toContain('SignatureDoesNotMatch');
    expect(`${error.stack}${error.cause}`).not.toContain('another secret');
  });

  it('is not taken for a missing file when the bucket is busy', async () => {
    s3.failWith = 503;
    await expect(bucket().get(keyIn(newId()))).rejects.toMatchObject({ code: 'FILES.STORE_UNAVAILABLE' });
  });
});
