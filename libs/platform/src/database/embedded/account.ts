import { readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DomainError } from '#kernel';

/** The user that the server's processes run as, when it is not our own. */
export interface Account {
  uid: number;
  gid: number;
}

/** Accounts that every usual system has and that own nothing of value, best first. */
const CANDIDATES = ['postgres', '_postgres', 'nobody'];

/**
 * PostgreSQL refuses to run as root. As root we therefore start it as an unprivileged account that exists already;
 * an ordinary user runs it himself (undefined).
 */
export function serverAccount(isRoot = process.getuid?.() === 0): Account | undefined {
  if (!isRoot) return undefined;
  const accounts = readAccounts();
  const name = CANDIDATES.find((candidate) => accounts.has(candidate));
  if (name) return accounts.get(name);
  throw new DomainError(
    'DATABASE.NO_ACCOUNT',
    `PostgreSQL does not run as root, and this system has none of the accounts ${CANDIDATES.join(', ')}.`,
    { fix: 'Start InvoicePatch as an ordinary user, or set DATABASE_URL to a PostgreSQL of your own.' },
  );
}

/** The account that may use a folder which exists already: its owner. */
export function ownerOf(folder: string): Account {
  const { uid, gid } = statSync(folder);
  return { uid, gid };
}

/** Whether the account may enter `path` and every folder above it. A path that does not exist yet counts as enterable. */
export function canReach(path: string, account: Account | undefined): boolean {
  if (!account) return true;
  for (let at = path; ; at = dirname(at)) {
    const found = statSync(at, { throwIfNoEntry: false });
    if (found && !mayEnter(found, account)) return false;
    if (dirname(at) === at) return true;
  }
}

function mayEnter(found: { mode: number; uid: number; gid: number }, account: Account): boolean {
  const bit = found.uid === account.uid ? 0o100 : found.gid === account.gid ? 0o010 : 0o001;
  return (found.mode & bit) !== 0;
}

function readAccounts(): Map<string, Account> {
  const lines = readFileSync(join('/etc', 'passwd'), 'utf8').split('\n');
  return new Map(
    lines
      .map((line) => line.split(':'))
      .filter((fields) => Number(fields[2]) > 0)
      .map(([name = '', , uid, gid]) => [name, { uid: Number(uid), gid: Number(gid) }]),
  );
}
