import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newId } from '#kernel';
import { UnitOfWork } from '#platform';
import { type SignedIn, signIn } from '../../../identity/src/testing/sign-in.js';
import { createTestApp, type TestApp } from '../../../platform/src/testing/test-app.js';
import { type Notice, NotificationsFacade, NotificationsModule } from '../index.js';

// biome-ignore lint/suspicious/noExplicitAny: answers are read as a stranger's program would read them
export type Answer = any;

export interface Got {
  url: string;
  headers: IncomingMessage['headers'];
  body: Buffer;
}

/** The world outside: whatever is posted to it is kept; what it answers can be told for each path. */
export class Outside {
  readonly answers = new Map<string, number[]>();
  /** How whoever answers by more than a status does it; it may never end. */
  readonly manners = new Map<string, (response: ServerResponse) => unknown>();
  address = '';
  private readonly got: Got[] = [];
  private readonly server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { url = '', headers } = request;
      this.got.push({ url, headers, body: Buffer.concat(chunks) });
      const answer = this.manners.get(url);
      if (answer) void answer(response);
      else response.writeHead(this.answers.get(url)?.shift() ?? 200).end('ok');
    });
  });

  async listen(): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    this.address = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  at(path: string): Got[] {
    return this.got.filter(({ url }) => url === path);
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}

/** An organization with three people, an outbox for its letters and the world outside. */
export class NotificationsFixture {
  readonly outside = new Outside();

  private constructor(
    readonly test: TestApp,
    readonly organizationId: string,
    readonly owner: SignedIn,
    readonly manager: SignedIn,
    readonly accountant: SignedIn,
    private readonly outbox: string,
  ) {}

  static async create(env: NodeJS.ProcessEnv = {}): Promise<NotificationsFixture> {
    const outbox = await mkdtemp(join(tmpdir(), 'letters-'));
    const test = await createTestApp([NotificationsModule], { env: { MAIL_OUTBOX: outbox, ...env } });
    const organizationId = await test.createOrganization();
    const owner = await signIn(test, 'owner', { organizationId });
    const manager = await signIn(test, 'manager', { organizationId });
    const accountant = await signIn(test, 'accountant', { organizationId });
    const fixture = new NotificationsFixture(test, organizationId, owner, manager, accountant, outbox);
    await fixture.outside.listen();
    return fixture;
  }

  async close(): Promise<void> {
    // First, or whoever waits for one that never answers would wait on.
    this.outside.close();
    await this.test.close();
    await rm(this.outbox, { recursive: true });
  }

  async call(as: SignedIn, method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, payload?: object) {
    const { headers } = as;
    const url = `/api/v1${path}`;
    const answer = await this.test.app.inject({ method, url, headers, ...(payload && { payload }) });
    const body = (answer.body.startsWith('{') ? answer.json() : undefined) as Answer;
    return { status: answer.statusCode, body };
  }

  async listOf(as: SignedIn, query = ''): Promise<Answer[]> {
    return (await this.call(as, 'GET', `/notifications${query}`)).body.items;
  }

  async lettersTo(email: string): Promise<string[]> {
    const files = (await readdir(this.outbox)).filter((name) => name.endsWith('.eml'));
    const letters = await Promise.all(files.map((name) => readFile(join(this.outbox, name), 'utf8')));
    return letters.filter((text) => text.includes(`To: ${email}`));
  }

  inTenant<T>(work: () => Promise<T>): Promise<T> {
    return this.test.as(this.organizationId, work);
  }

  notify(notice: Notice): Promise<void> {
    const { app } = this.test;
    return this.inTenant(() => app.get(UnitOfWork).run(() => app.get(NotificationsFacade).notify(notice)));
  }
}

/** An invoice that was sent back: at once by e-mail and push. */
export const rejected = (id: string, to: Notice['to'], key = '1'): Notice<'invoice.rejected'> => ({
  kind: 'invoice.rejected',
  to,
  subject: { type: 'invoice', id },
  values: { number: 'INV-7', total: { amount: '113.00', currency: 'CAD' }, reason: 'Wrong rate.' },
  key,
});

/** A job that is done: in the digest. */
export const completed = (to: Notice['to'], id = newId(), name = 'Boiler'): Notice<'job.completed'> => ({
  kind: 'job.completed',
  to,
  subject: { type: 'job', id },
  values: { number: 'JOB-20261121-001', name },
});
