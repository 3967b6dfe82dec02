import { cron } from './cron.mjs';
import { database } from './database.mjs';
import { edits } from './edits.mjs';
import { faults } from './faults.mjs';
import { figures } from './figures.mjs';
import { keyless } from './keyless.mjs';
import { kill } from './kill.mjs';
import { mixed } from './mixed.mjs';
import { tokens } from './tokens.mjs';
import { webhooks } from './webhooks.mjs';

/** What is promised of the sync, and how much of it is tried: `short` in seconds, `long` as promised. */
export const PROOFS = {
  faults: {
    says: 'a fifth of all calls fails in six ways, and every document arrives once, field for field',
    ...{ unit: 'documents', short: 40, long: 2000, run: faults },
  },
  keyless: {
    says: 'a system that knows no idempotency keys: what may be there is looked for and never doubled',
    ...{ unit: 'uncertain writes', short: 20, long: 500, run: keyless },
  },
  edits: {
    says: 'both sides edit one record: true conflicts are recorded, false ones are not, nothing echoes',
    ...{ unit: 'seeds', short: 40, long: 500, run: edits },
  },
  mixed: {
    says: 'whatever both sides do in whatever order: both books are equal in the end, and certified clean',
    ...{ unit: 'seeds', short: 2, long: 1000, run: mixed },
  },
  webhooks: {
    says: 'notices ten times each, in any order, before our own answer, or never: one effect each',
    ...{ unit: 'notices', short: 30, long: 1000, run: webhooks },
  },
  tokens: {
    says: 'many callers and a slow token endpoint: one refresh; a token lost for good: a person is asked',
    ...{ unit: 'callers on each node', short: 10, long: 50, run: tokens },
  },
  cron: {
    says: 'two nodes with wrong clocks, an outage, and both changes of clocks: every run once',
    ...{ unit: 'hours', short: 6, long: 1440, run: cron },
  },
  figures: {
    says: 'an approved invoice is there within two minutes, and a delta asks for little',
    ...{ unit: 'invoices in the company', short: 20_000, long: 100_000, run: figures },
  },
  kill: {
    says: 'kill -9 of the API or the worker, also between their commit and ours',
    ...{ unit: 'points', short: 3, long: 200, run: kill, hasOwnHouse: true },
  },
  database: {
    says: 'PostgreSQL restarts every five to ten seconds while people work',
    ...{ unit: 'operations', short: 27, long: 5000, run: database, hasOwnHouse: true },
  },
};
