import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { dataFolder, inData, START, StartError } from './paths.mjs';

const runFile = inData('run.json');
const secretsFile = inData('secrets.json');

export function makeDataFolder() {
  try {
    mkdirSync(inData('logs'), { recursive: true });
    writeFileSync(inData('.writable'), '');
    rmSync(inData('.writable'));
  } catch (error) {
    throw new StartError(
      `The folder ${dataFolder} cannot be written to (${error.code}).`,
      'Start as the user who started InvoicePatch here first, or use a clone of your own.',
    );
  }
}

/** Made once and kept: a new signing secret would sign everybody out, a new master key would lose the vault. */
export function readSecrets(databaseFolder, env = process.env) {
  const kept = keptSecrets();
  const isOld = databaseFolder !== undefined && existsSync(join(databaseFolder, 'PG_VERSION'));
  if (isOld && !kept.VAULT_MASTER_KEY && !env.VAULT_MASTER_KEY) {
    throw new StartError(
      `The key that the database in ${databaseFolder} was made with is gone: ${secretsFile} ${existsSync(secretsFile) ? 'holds no VAULT_MASTER_KEY' : 'is missing'}. With a new one nobody could read what the vault keeps: links to accounting systems, tax numbers, secrets.`,
      `Put the file back from a copy, or set VAULT_MASTER_KEY to the old key. Without either "${START} --reset" begins anew and deletes the database.`,
    );
  }
  const secrets = {
    JWT_SECRET: randomBytes(32).toString('hex'),
    VAULT_MASTER_KEY: randomBytes(32).toString('base64'),
    QBO_WEBHOOK_VERIFIER_TOKEN: randomBytes(24).toString('hex'),
    SANDBOX_CLIENT_SECRET: randomBytes(24).toString('hex'),
    ...kept,
  };
  // Written beside and renamed, so that a kill in between leaves the old file whole.
  writeFileSync(`${secretsFile}.new`, JSON.stringify(secrets, null, 2), { mode: 0o600 });
  chmodSync(`${secretsFile}.new`, 0o600);
  renameSync(`${secretsFile}.new`, secretsFile);
  return secrets;
}

function keptSecrets() {
  if (!existsSync(secretsFile)) return {};
  const kept = parsedOrNothing(readFileSync(secretsFile, 'utf8'));
  if (typeof kept === 'object' && kept !== null && !Array.isArray(kept)) return kept;
  throw new StartError(
    `${secretsFile} cannot be read: it is not a JSON object.`,
    `Put it back from a copy: it holds the keys of the database beside it. Without one "${START} --reset" begins anew and deletes that database.`,
  );
}

function parsedOrNothing(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The run that wrote run.json, and whether it lives. */
export function lastRun(beginOf) {
  if (!existsSync(runFile)) return undefined;
  try {
    const run = JSON.parse(readFileSync(runFile, 'utf8'));
    return { ...run, isAlive: run.pid !== process.pid && beginOf(run.pid) === run.begin };
  } catch {
    return undefined;
  }
}

export function noteRun(beginOf, url) {
  writeFileSync(runFile, JSON.stringify({ pid: process.pid, begin: beginOf(process.pid), url }));
}

export const forgetRun = () => rmSync(runFile, { force: true });

/** Deletes everything that a start has made, after the person has typed the word. */
export async function resetData(databaseFolder, isConfirmed) {
  const folders = [...new Set([databaseFolder, dataFolder])].filter((folder) => existsSync(folder));
  if (folders.length === 0) return;
  process.stdout.write(
    `This deletes the embedded database, the sandbox's books, the secrets and the logs:\n  ${folders.join('\n  ')}\n`,
  );
  if (!isConfirmed && (await ask('Type "reset" to delete them: ')) !== 'reset') {
    throw new StartError(
      'Nothing was deleted.',
      'Type the word reset, or add --yes to be spared the question.',
    );
  }
  // Notes about a database folder that lies elsewhere lie beside it.
  for (const path of folders.flatMap((folder) => [folder, `${folder}.origin`, `${folder}.lock`])) {
    rmSync(path, { recursive: true, force: true });
  }
  process.stdout.write('Deleted.\n');
}

async function ask(question) {
  const reader = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await Promise.race([
    reader.question(question),
    new Promise((resolve) => reader.once('close', () => resolve(''))),
  ]);
  reader.close();
  return answer.trim();
}
