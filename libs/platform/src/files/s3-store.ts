import { createHash } from 'node:crypto';
import { AwsV4Signer } from 'aws4fetch';
import { DomainError } from '#kernel';
import type { S3Config } from '../config/config.js';
import type { EgressClient, EgressResponse } from '../egress/egress-client.js';
import type { ContentEntry, ContentStore } from './content-store.js';

interface S3Request {
  method: 'GET' | 'PUT' | 'DELETE';
  key?: string;
  query?: Record<string, string>;
  body?: Buffer;
}

/**
 * A bucket of anything that speaks Amazon's S3: AWS, MinIO, Ceph, Cloudflare R2. Addresses name the bucket in their
 * path, which all of them know. Throws `FILES.STORE_UNAVAILABLE` for an answer that is not expected.
 */
export class S3Store implements ContentStore {
  constructor(
    private readonly config: S3Config,
    private readonly egress: EgressClient,
    private readonly maxBytes: number,
  ) {}

  async put(key: string, content: Buffer): Promise<void> {
    await this.send({ method: 'PUT', key, body: content }, [200]);
  }

  async get(key: string): Promise<Buffer | undefined> {
    const answer = await this.send({ method: 'GET', key }, [200, 404]);
    return answer.status === 404 ? undefined : answer.body;
  }

  async delete(key: string): Promise<void> {
    await this.send({ method: 'DELETE', key }, [200, 204, 404]);
  }

  async *list(organizationId: string): AsyncIterable<ContentEntry> {
    let token: string | undefined;
    do {
      const query = {
        'list-type': '2',
        prefix: `${organizationId}/`,
        ...(token && { 'continuation-token': token }),
      };
      const page = (await this.send({ method: 'GET', query }, [200])).text();
      yield* entriesOf(page);
      token = elementOf(page, 'NextContinuationToken');
    } while (token !== undefined);
  }

  private async send(request: S3Request, expected: readonly number[]): Promise<EgressResponse> {
    const { method, body } = request;
    const signed = await this.signed(request);
    const answer = await this.egress.fetch(signed.url.toString(), {
      method,
      headers: Object.fromEntries(signed.headers.entries()),
      ...(body && { body }),
      maxBytes: this.maxBytes,
    });
    if (expected.includes(answer.status)) return answer;
    throw new DomainError('FILES.STORE_UNAVAILABLE', 'The file store did not do what it was asked.', {
      kind: 'unavailable',
      fix: 'Try again. If it happens again, an operator must check the FILES_S3 settings.',
      cause: new Error(`${method} answered ${answer.status}: ${elementOf(answer.text(), 'Code') ?? ''}`),
    });
  }

  private signed({ method, key, query = {}, body }: S3Request) {
    const { endpoint, bucket, region, accessKeyId, secretAccessKey } = this.config;
    const url = new URL(`${endpoint}/${bucket}${key === undefined ? '' : `/${key}`}`);
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
    // Signed with its digest, so that a body that was changed on the way is refused.
    const digest = createHash('sha256')
      .update(body ?? '')
      .digest('hex');
    return new AwsV4Signer({
      method,
      url: url.toString(),
      headers: { 'x-amz-content-sha256': digest },
      service: 's3',
      region,
      accessKeyId,
      secretAccessKey: secretAccessKey.reveal(),
    }).sign();
  }
}

/** Our keys need no escaping, so no XML parser is needed to read them. */
function entriesOf(page: string): ContentEntry[] {
  return [...page.matchAll(/<Contents>(.*?)<\/Contents>/gs)].flatMap(([, content = '']) => {
    const key = elementOf(content, 'Key');
    const modifiedAt = elementOf(content, 'LastModified');
    return key && modifiedAt ? [{ key, modifiedAt: new Date(modifiedAt) }] : [];
  });
}

function elementOf(xml: string, name: string): string | undefined {
  return new RegExp(`<${name}>([^<]+)</${name}>`).exec(xml)?.[1];
}
