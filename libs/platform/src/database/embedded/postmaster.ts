import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  chownSync,
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { DomainError } from '#kernel';
import type { Account } from './account.js';
import type { Binaries } from './binaries.js';
import { makeFolder } from './data-folder.js';
import { endProcess } from './processes.js';

export interface ClusterPlan {
  binaries: Binaries;
  folder: string;
  account: Account | undefined;
  /** No guarantee that what was committed survives a crash. */
  disposable: boolean;
}

const NOT_DURABLE = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];

/**
 * Creates the cluster in a draft folder, which `complete` may add to, and gives it its name last: a run killed
 * half-way leaves nothing that looks finished.
 */
export function createCluster(
  plan: ClusterPlan,
  owner: { user: string; password: string },
  complete: (draft: string) => void,
): void {
  const { binaries, folder, account, disposable } = plan;
  const draft = `${folder}.new`;
  const passwordFile = `${folder}.password`;
  rmSync(draft, { recursive: true, force: true });
  makeFolder(draft, account);
  rmSync(passwordFile, { force: true });
  writeFileSync(passwordFile, owner.password, { mode: 0o600, flag: 'wx' });
  if (account) chownSync(passwordFile, account.uid, account.gid);
  const { status, stderr, error } = spawnSync(
    binaries.initdb,
    [
      `--pgdata=${draft}`,
      `--username=${owner.user}`,
      `--pwfile=${passwordFile}`,
      '--encoding=UTF8',
      '--locale=C',
      '--auth=scram-sha-256',
      ...(disposable ? ['--no-sync'] : []),
    ],
    { ...account, cwd: '/', env: environment(), stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8' },
  );
  rmSync(passwordFile, { force: true });
  if (status !== 0) throw didNotStart('initdb', (error?.message ?? stderr).trim());
  complete(draft);
  // Only ever an empty folder makes way.
  if (existsSync(folder)) rmdirSync(folder);
  renameSync(draft, folder);
}

/** One running server process. */
export class Postmaster {
  /** Resolves when the process is gone, for whatever reason. */
  readonly ended: Promise<void>;
  private readonly logFile: string;
  private readonly child: ChildProcess;
  private watchdog?: ChildProcess;
  private running = true;

  constructor(
    readonly plan: ClusterPlan,
    readonly port: number,
  ) {
    const { binaries, folder, account } = plan;
    this.logFile = join(folder, 'server.log');
    // A file instead of a pipe: nothing to drain, and nothing that keeps this process alive after its own end.
    const log = openSync(this.logFile, 'w', 0o600);
    this.child = spawn(binaries.postgres, ['-D', folder, ...settings(plan, port)], {
      ...account,
      cwd: '/',
      env: environment(),
      stdio: ['ignore', log, log],
      // In a session of its own, so that Ctrl-C reaches us first and the application can finish its work.
      detached: true,
    });
    closeSync(log);
    this.ended = new Promise((resolve) => {
      const end = () => {
        this.running = false;
        this.watchdog?.kill('SIGKILL');
        resolve();
      };
      this.child.once('exit', end).once('error', end);
    });
    this.child.unref();
    this.watchdog = this.startWatchdog();
  }

  get isRunning(): boolean {
    return this.running;
  }

  /** The last lines the server wrote, for an error message. */
  lastWords(): string {
    return readFileSync(this.logFile, 'utf8').trim().split('\n').slice(-8).join('\n');
  }

  failure(): DomainError {
    return didNotStart('postgres', this.lastWords());
  }

  async stop(): Promise<void> {
    if (!this.running || this.child.pid === undefined) return;
    this.child.ref();
    await endProcess(this.child.pid, [
      ['SIGINT', 15_000],
      ['SIGQUIT', 5_000],
      ['SIGKILL', 5_000],
    ]);
    await this.ended;
  }

  /**
   * A shell that waits for the end of its standard input, which only this process holds open: however we end, even by
   * `kill -9`, it then stops the server.
   */
  private startWatchdog(): ChildProcess | undefined {
    const { pid } = this.child;
    if (process.platform === 'win32' || pid === undefined) return undefined;
    const script = 'read _; [ "$(head -n 1 "$1/postmaster.pid")" = "$2" ] && kill -INT "$2"';
    const watchdog = spawn('/bin/sh', ['-c', script, 'watchdog', this.plan.folder, String(pid)], {
      ...this.plan.account,
      cwd: '/',
      stdio: ['pipe', 'ignore', 'ignore'],
      detached: true,
    });
    // Without it the next start still finds and stops the orphan.
    watchdog.once('error', () => undefined);
    watchdog.stdin?.on('error', () => undefined);
    (watchdog.stdin as unknown as { unref(): void } | null)?.unref();
    watchdog.unref();
    return watchdog;
  }
}

function settings({ disposable }: ClusterPlan, port: number): string[] {
  const wanted = [
    'listen_addresses=127.0.0.1',
    `port=${port}`,
    // Loopback is enough, and a socket file would need a folder that every account may write to.
    'unix_socket_directories=',
    'max_connections=200',
    'log_checkpoints=off',
    ...(disposable ? NOT_DURABLE : []),
  ];
  return wanted.flatMap((setting) => ['-c', setting]);
}

/** What the server is told; nothing else of our own environment, which holds secrets. */
function environment(): NodeJS.ProcessEnv {
  const { PATH, SystemRoot, TEMP } = process.env;
  return { PATH, SystemRoot, TEMP, LC_ALL: 'C', TZ: 'UTC' };
}

function didNotStart(program: string, words: string): DomainError {
  return new DomainError(
    'DATABASE.DID_NOT_START',
    `The embedded PostgreSQL did not start (${program}):\n${words}`,
    {
      fix: 'Mend what it says, or set DATABASE_URL to a PostgreSQL 18 of your own.',
    },
  );
}
