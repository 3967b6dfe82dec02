import { connect, createServer, type Server, type Socket } from 'node:net';
import type { TestDatabase } from './test-database.js';

/** `unsent`: the server never hears of the commit. `unanswered`: it commits, and nobody hears of that. */
export type Cut = 'unsent' | 'unanswered';

const COMMIT = Buffer.from('COMMIT\0');

/** A way to a test database on which the connection breaks at the commit of what the test names. */
export class CuttableDatabase {
  private armed: { cut: Cut; text: string } | undefined;
  private readonly open = new Set<Socket>();
  private isAway = false;

  private constructor(
    private readonly server: Server,
    private readonly database: TestDatabase,
  ) {}

  static async before(database: TestDatabase): Promise<CuttableDatabase> {
    const { hostname, port } = new URL(database.url);
    const server = createServer();
    const it = new CuttableDatabase(server, database);
    server.on('connection', (near) => {
      if (it.isAway) near.destroy();
      else it.join(near, connect(Number(port), hostname));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return it;
  }

  /** The same database by this way. */
  get way(): TestDatabase {
    const url = new URL(this.database.url);
    const address = this.server.address();
    if (typeof address !== 'object' || address === null) throw new Error('It does not listen.');
    url.host = `127.0.0.1:${address.port}`;
    return { ...this.database, url: url.href };
  }

  /** Cuts once, at the next commit of a connection that has sent `text` since its last one. */
  cutAt(cut: Cut, text: string): void {
    this.armed = { cut, text };
  }

  /** As a database that ends: every connection breaks, and no new one comes about until it is `back`. */
  away(): void {
    this.isAway = true;
    for (const socket of this.open) socket.destroy();
  }

  back(): void {
    this.isAway = false;
  }

  close(): void {
    this.server.close();
  }

  private join(near: Socket, far: Socket): void {
    this.open.add(near);
    near.on('close', () => this.open.delete(near));
    const end = () => {
      near.destroy();
      far.destroy();
    };
    let isNamed = false;
    let isUnanswered = false;
    near.on('data', (data) => {
      isNamed ||= this.armed !== undefined && data.includes(this.armed.text);
      if (!data.includes(COMMIT)) return far.write(data);
      const cut = isNamed ? this.armed?.cut : undefined;
      isNamed = false;
      if (cut) this.armed = undefined;
      isUnanswered = cut === 'unanswered';
      return cut === 'unsent' ? end() : far.write(data);
    });
    far.on('data', (data) => (isUnanswered ? end() : near.write(data)));
    for (const socket of [near, far]) socket.on('close', end).on('error', end);
  }
}
