import type { NestFastifyApplication } from '@nestjs/platform-fastify';

// biome-ignore lint/suspicious/noExplicitAny: the story reads answers as a client's program would
export type Answer = any;
type Method = 'GET' | 'POST' | 'PATCH' | 'PUT';

/**
 * One of the demo's people at the public API, in this process and without a socket: everything that the story does is
 * validated, permitted and audited as if she had done it herself.
 */
export class Voice {
  private constructor(
    private readonly app: NestFastifyApplication,
    private readonly authorization: string,
  ) {}

  /** Throws when the e-mail address and the password do not fit. */
  static async signIn(app: NestFastifyApplication, email: string, password: string): Promise<Voice> {
    const nobody = new Voice(app, '');
    const { accessToken } = await nobody.post('/auth/login', { email, password });
    return new Voice(app, `Bearer ${accessToken}`);
  }

  get = (path: string): Promise<Answer> => this.call('GET', path);
  post = (path: string, body: object = {}): Promise<Answer> => this.call('POST', path, body);
  patch = (path: string, body: object): Promise<Answer> => this.call('PATCH', path, body);
  put = (path: string, body: object): Promise<Answer> => this.call('PUT', path, body);

  /** Sends one file and answers what is kept of it. */
  async upload(path: string, name: string, content: Uint8Array<ArrayBuffer>): Promise<Answer> {
    const form = new FormData();
    form.append('file', new Blob([content]), name);
    const encoded = new Response(form);
    const payload = Buffer.from(await encoded.arrayBuffer());
    return this.call('POST', path, payload, encoded.headers.get('content-type') ?? '');
  }

  private async call(method: Method, path: string, payload?: object, type?: string): Promise<Answer> {
    const answer = await this.app.inject({
      ...{ method, url: `/api/v1${path}`, payload },
      headers: {
        ...(this.authorization && { authorization: this.authorization }),
        ...(type && { 'content-type': type }),
      },
    });
    const body = answer.body === '' ? undefined : answer.json();
    if (answer.statusCode < 400) return body;
    throw new Error(`The story stops at ${method} ${path}: ${body?.detail ?? answer.body}`);
  }
}
