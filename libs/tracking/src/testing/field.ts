import type { AddressInfo } from 'node:net';
import { io, type Socket } from 'socket.io-client';
import { IdentityModule } from '#identity';
import { type Acknowledged, type LiveMessage, newId, type SentPoint } from '#kernel';
import { Database } from '#platform';
import { type SignedIn, signIn } from '../../../identity/src/testing/sign-in.js';
import { eventually } from '../../../platform/src/testing/eventually.js';
import { createTestApp, type TestApp } from '../../../platform/src/testing/test-app.js';
import type { TestDatabase } from '../../../platform/src/testing/test-database.js';
import { TrackingModule } from '../tracking.module.js';

export interface Received {
  name: string;
  message: LiveMessage<Record<string, unknown>>;
}

/** One node that listens, with what tests of the sockets need. */
export class Field {
  private constructor(
    readonly test: TestApp,
    readonly url: string,
  ) {}

  static async open(options: { env?: NodeJS.ProcessEnv; database?: TestDatabase } = {}): Promise<Field> {
    const test = await createTestApp([IdentityModule, TrackingModule], { ...options, listen: true });
    const { port } = test.app.getHttpServer().address() as AddressInfo;
    return new Field(test, `http://127.0.0.1:${port}`);
  }

  /** An organization that tracks continuously, with a manager, and as many contractors as there are names. */
  async company(...names: string[]): Promise<Company> {
    const organizationId = await this.test.createOrganization();
    const manager = await signIn(this.test, 'manager', { organizationId });
    const owner = await signIn(this.test, 'owner', { organizationId });
    const payload = { version: 0, continuous: true };
    const { headers } = owner;
    await this.test.app.inject({ method: 'PATCH', url: '/api/v1/tracking/settings', headers, payload });
    const contractors: Worker[] = [];
    for (const name of names) contractors.push(await this.contractor(organizationId, name));
    return { organizationId, manager, owner, contractors };
  }

  async contractor(organizationId: string, displayName: string): Promise<Worker> {
    const contractorId = newId();
    const { prisma } = this.test.app.get(Database, { strict: false });
    const data = { organizationId, id: contractorId, displayName };
    await this.test.as(organizationId, async () => void (await prisma.contractor.create({ data })));
    const person = await signIn(this.test, 'contractor', { organizationId, contractorId });
    await this.call(person, 'POST', `/contractors/${contractorId}/location-consent`, { given: true });
    await this.agreedYesterday(organizationId);
    return { ...person, contractorId };
  }

  /** Whoever agrees now agrees to nothing that was before. */
  async agreedYesterday(organizationId: string): Promise<void> {
    const sinceYesterday = "UPDATE location_consents SET given_at = now() - interval '1 day'";
    await this.test.as(organizationId, () =>
      this.test.app.get(Database, { strict: false }).rows(sinceYesterday),
    );
  }

  async call<T>(
    { headers }: Pick<SignedIn, 'headers'>,
    method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
    url: string,
    payload?: object,
  ): Promise<{ status: number; body: T }> {
    const answer = await this.test.app.inject({
      method,
      url: `/api/v1${url}`,
      headers,
      ...(payload && { payload }),
    });
    return { status: answer.statusCode, body: (answer.body === '' ? undefined : answer.json()) as T };
  }

  /** Connects and waits until everything missed has come. */
  async connect(namespace: 'managers' | 'contractors', token: string, lastSequence?: number): Promise<Line> {
    const line = new Line(this.url, namespace, { token, lastSequence });
    await line.settled;
    return line;
  }
}

export interface Worker extends SignedIn {
  contractorId: string;
}

export interface Company {
  organizationId: string;
  manager: SignedIn;
  owner: SignedIn;
  contractors: Worker[];
}

/** A client's connection, and everything it has heard. */
export class Line {
  readonly received: Received[] = [];
  readonly socket: Socket;
  /** What was told when the connection was up to date; rejects when it was refused. */
  readonly settled: Promise<{ name: string; sequence: number; resumed?: boolean }>;
  ended?: { code: string };

  constructor(url: string, namespace: string, auth: { token: string; lastSequence?: number }) {
    this.socket = io(`${url}/${namespace}`, {
      auth,
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
    });
    this.settled = new Promise((resolve, reject) => {
      this.socket.once('connect_error', (error) => reject((error as { data?: unknown }).data ?? error));
      this.socket.once('live:ready', (told) => resolve({ name: 'live:ready', ...told }));
      this.socket.once('live:reload', (told) => resolve({ name: 'live:reload', ...told }));
    });
    this.settled.catch(() => undefined);
    this.socket.on('live:ended', (told) => {
      this.ended = told;
    });
    this.socket.onAny((name: string, message: Received['message']) => {
      if (!name.startsWith('live:')) this.received.push({ name, message });
    });
  }

  get names(): string[] {
    return this.received.map(({ name }) => name);
  }

  get lastSequence(): number {
    return this.received.reduce((last, { message }) => Math.max(last, message.sequence), 0);
  }

  heard(name: string, count = 1): Promise<Received[]> {
    const found = () => this.received.filter((one) => one.name === name);
    return eventually(async () => found().length >= count && found(), `${count} × ${name}`);
  }

  ask<T>(name: string, body: object): Promise<Acknowledged<T>> {
    return this.socket.timeout(10_000).emitWithAck(name, body);
  }

  /** Begins a timer that long ago; answers its id. */
  async clockIn(minutesAgo = 30): Promise<string> {
    const id = newId();
    const startedAt = new Date(Date.now() - minutesAgo * 60_000).toISOString();
    expect(await this.ask('timeentry:start', { id, startedAt })).toMatchObject({ ok: true, data: { id } });
    return id;
  }

  clockOut(id: string): Promise<Acknowledged<unknown>> {
    return this.ask('timeentry:stop', { id, at: new Date().toISOString() });
  }

  close(): void {
    this.socket.disconnect();
  }
}

/** A place so many metres north of a corner in Ottawa. */
export function placeAt(metresNorth: number, at = new Date(), accuracyMeters = 8): SentPoint {
  return {
    at: at.toISOString(),
    latitude: 45.4215 + metresNorth / 111_195,
    longitude: -75.6972,
    accuracyMeters,
  };
}
