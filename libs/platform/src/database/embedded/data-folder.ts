import { createHash } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { DomainError } from '#kernel';
import { type Account, canReach, ownerOf } from './account.js';
import { beginOf, commandOf, endProcess } from './processes.js';

/** Where the data goes when `preferred` lies in a folder that is closed to the server's account, as /root is. */
const OPEN_FOLDERS = ['/var/lib', '/var/tmp'];

/** The folder that really holds the data: `preferred`, or one derived from it that the account can enter. */
export function dataFolderFor(preferred: string, account: Account | undefined): string {
  const wanted = resolve(preferred);
  mkdirSync(dirname(wanted), { recursive: true });
  if (canReach(dirname(wanted), account)) return wanted;
  const parent = OPEN_FOLDERS.find((folder) => existsSync(folder) && canReach(folder, account)) ?? '/tmp';
  const mark = createHash('sha256').update(wanted).digest('hex').slice(0, 12);
  const shared = join(parent, 'invoicepatch');
  mkdirSync(shared, { recursive: true });
  chmodSync(shared, 0o755);
  const folder = join(shared, `${basename(wanted)}-${mark}`);
  writeFileSync(originOf(folder), wanted);
  return folder;
}

const originOf = (folder: string) => `${folder}.origin`;

/**
 * Data that lies apart from its clone outlives it. Once a clone in the system's temporary folder is gone (a trial, a
 * build), nobody can ever come back for its data, and it goes too. Data of any other clone is never touched.
 */
export function removeOrphans(temporary = tmpdir(), parents = OPEN_FOLDERS): void {
  for (const shared of parents
    .map((parent) => join(parent, 'invoicepatch'))
    .filter((path) => existsSync(path))) {
    for (const name of readdirSync(shared).filter((entry) => entry.endsWith('.origin'))) {
      const folder = join(shared, name.slice(0, -'.origin'.length));
      const origin = readFileSync(originOf(folder), 'utf8');
      const isTemporary = origin.startsWith(`${temporary}/`);
      if (!isTemporary || existsSync(dirname(origin)) || isHeld(folder)) continue;
      for (const path of [folder, originOf(folder), lockOf(folder)])
        rmSync(path, { recursive: true, force: true });
    }
  }
}

export function makeFolder(folder: string, account: Account | undefined): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (account) chownSync(folder, account.uid, account.gid);
}

/** Refuses data that this server cannot read, before the server does so in its own words. */
export function checkCluster(folder: string, major: string): void {
  const written = readFileSync(join(folder, 'PG_VERSION'), 'utf8').trim();
  if (written !== major) {
    throw new DomainError(
      'DATABASE.OTHER_VERSION',
      `The data in ${folder} was written by PostgreSQL ${written}; this version carries PostgreSQL ${major}.`,
      {
        fix: 'Dump it with the InvoicePatch version that wrote it (pg_dumpall) and load the dump here, or begin anew with "npx -y pnpm@12 start --reset".',
      },
    );
  }
}

/** Refuses a folder that holds something, but no database: what is in it is not ours to delete. */
export function checkEmpty(folder: string): void {
  const [first] = existsSync(folder) ? readdirSync(folder) : [];
  if (first === undefined) return;
  throw new DomainError(
    'DATABASE.NOT_A_CLUSTER',
    `The folder ${folder} is not empty, and what is in it (such as ${first}) is no database of PostgreSQL.`,
    {
      fix: 'Move it away and start again, put the whole folder back from a copy, or begin anew with "npx -y pnpm@12 start --reset".',
    },
  );
}

/** An ordinary user can do nothing with a folder that root or somebody else made. */
export function checkOwner(folder: string): void {
  const self = process.getuid?.();
  if (self === undefined || self === 0 || !existsSync(folder)) return;
  const { uid } = ownerOf(folder);
  if (uid === self) return;
  throw new DomainError(
    'DATABASE.OTHER_OWNER',
    `The data in ${folder} belongs to another user (uid ${uid}).`,
    {
      fix: 'Start InvoicePatch as the user who started it first, or move the folder away.',
    },
  );
}

interface Holder {
  pid: number;
  begin: string;
}

const lockOf = (folder: string) => `${folder}.lock`;

/** Notes that this process uses the folder. Throws when another living process does. */
export function holdFolder(folder: string): void {
  const me: Holder = { pid: process.pid, begin: beginOf(process.pid) ?? '' };
  for (;;) {
    try {
      writeFileSync(lockOf(folder), JSON.stringify(me), { flag: 'wx' });
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const holder = readHolder(folder);
    if (isHeld(folder) && holder?.pid !== process.pid) {
      throw new DomainError(
        'DATABASE.IN_USE',
        `Another run of InvoicePatch (process ${holder?.pid}) is using the data in ${folder}.`,
        { fix: 'Stop it first (Ctrl-C in its window), or start from another clone with other ports.' },
      );
    }
    rmSync(lockOf(folder), { force: true });
  }
}

export function releaseFolder(folder: string): void {
  rmSync(lockOf(folder), { force: true });
}

function isHeld(folder: string): boolean {
  const holder = readHolder(folder);
  return holder !== undefined && beginOf(holder.pid) === holder.begin;
}

function readHolder(folder: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(lockOf(folder), 'utf8')) as Holder;
  } catch {
    // Half written by a run that was killed: nobody holds it.
    return undefined;
  }
}

/**
 * A `kill -9` of the last run, or of the machine, leaves postmaster.pid and perhaps the server itself. Nobody else
 * holds the folder when this is called, so such a server is an orphan and is stopped.
 */
export async function clearLastRun(folder: string): Promise<void> {
  const path = join(folder, 'postmaster.pid');
  if (!existsSync(path)) return;
  const pid = Number(readFileSync(path, 'utf8').split('\n')[0]);
  if (commandOf(pid).includes(`-D ${folder}`)) {
    const ended = await endProcess(pid, [
      ['SIGINT', 10_000],
      ['SIGQUIT', 5_000],
    ]);
    if (!ended) {
      throw new DomainError(
        'DATABASE.ORPHAN',
        `The PostgreSQL of the last run (process ${pid}) does not stop.`,
        {
          fix: `End it by hand (kill -9 ${pid}) and start again.`,
        },
      );
    }
  }
  // PostgreSQL would refuse to start when another process has been given the number in this file.
  rmSync(path, { force: true });
}

/** Removes what test runs that were killed have left in `parent`: folders named `prefix…` that no living process holds. */
export function removeAbandoned(parent: string, prefix: string): void {
  for (const name of readdirSync(parent)) {
    if (!name.startsWith(prefix) || !name.endsWith('.lock')) continue;
    const folder = join(parent, name.slice(0, -'.lock'.length));
    if (isHeld(folder)) continue;
    rmSync(folder, { recursive: true, force: true });
    releaseFolder(folder);
  }
}
