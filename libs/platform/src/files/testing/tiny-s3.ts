import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export const TINY_S3 = {
  bucket: 'papers',
  region: 'ca-central-1',
  accessKeyId: 'AKTEST',
  secret: 'a secret of tests',
};
const PAGE = 2;

interface S3Object {
  content: Buffer;
  modifiedAt: Date;
}

/** Enough of Amazon's S3 to keep us honest: checks every signature by the published rules, and pages its lists. */
export class TinyS3 {
  readonly objects = new Map<string, S3Object>();
  /** The status of the next answer, when it shall fail. */
  failWith: number | undefined;
  private readonly server: Server;

  constructor() {
    this.server = createServer((request, response) => {
      void bodyOf(request).then((body) => {
        const { status, content } = this.answer(request, body);
        response.writeHead(status, { 'content-type': 'application/xml' }).end(content);
      });
    });
  }

  async open(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private answer(request: IncomingMessage, body: Buffer): { status: number; content: Buffer | string } {
    if (this.failWith !== undefined) {
      const status = this.failWith;
      this.failWith = undefined;
      return { status, content: '<Error><Code>SlowDown</Code></Error>' };
    }
    if (!isSigned(request, body))
      return { status: 403, content: '<Error><Code>SignatureDoesNotMatch</Code></Error>' };
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://s3');
    const key = decodeURIComponent(pathname.slice(TINY_S3.bucket.length + 2));
    if (key === '') return { status: 200, content: this.list(searchParams) };
    if (request.method === 'PUT') {
      this.objects.set(key, { content: body, modifiedAt: new Date() });
      return { status: 200, content: '' };
    }
    if (request.method === 'DELETE') {
      this.objects.delete(key);
      return { status: 204, content: '' };
    }
    const found = this.objects.get(key);
    return found
      ? { status: 200, content: found.content }
      : { status: 404, content: '<Error><Code>NoSuchKey</Code></Error>' };
  }

  private list(query: URLSearchParams): string {
    const start = Number(query.get('continuation-token') ?? 0);
    const matching = [...this.objects].filter(([key]) => key.startsWith(query.get('prefix') ?? ''));
    const contents = matching
      .slice(start, start + PAGE)
      .map(
        ([key, { modifiedAt }]) =>
          `<Contents><Key>${key}</Key><LastModified>${modifiedAt.toISOString()}</LastModified></Contents>`,
      );
    const next = start + PAGE;
    const more = next < matching.length ? `<NextContinuationToken>${next}</NextContinuationToken>` : '';
    return `<ListBucketResult>${contents.join('')}${more}</ListBucketResult>`;
  }
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

const sha256 = (content: Buffer | string) => createHash('sha256').update(content).digest('hex');
const hmac = (key: Buffer | string, text: string) => createHmac('sha256', key).update(text).digest();

/** Signature version 4, from its specification and not from the library that signs. */
function isSigned(request: IncomingMessage, body: Buffer): boolean {
  const pattern =
    /Credential=([^/]+)\/(\d+)\/([^/]+)\/s3\/aws4_request, SignedHeaders=([^,]+), Signature=(\w+)/;
  const found = pattern.exec(request.headers.authorization ?? '');
  const [, keyId, day = '', region = '', names = '', signature] = found ?? [];
  const digest = String(request.headers['x-amz-content-sha256']);
  if (keyId !== TINY_S3.accessKeyId || digest !== sha256(body)) return false;
  const url = new URL(request.url ?? '', 'http://s3');
  const encode = (text: string) =>
    encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  const query = [...url.searchParams]
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .sort()
    .join('&');
  const headers = names.split(';').map((name) => `${name}:${String(request.headers[name]).trim()}\n`);
  const canonical = [request.method, url.pathname, query, headers.join(''), names, digest].join('\n');
  const scope = `${day}/${region}/s3/aws4_request`;
  const toSign = ['AWS4-HMAC-SHA256', request.headers['x-amz-date'], scope, sha256(canonical)].join('\n');
  const signingKey = [day, region, 's3', 'aws4_request'].reduce<Buffer | string>(
    (key, part) => hmac(key, part),
    `AWS4${TINY_S3.secret}`,
  );
  return hmac(signingKey, toSign).toString('hex') === signature;
}
