import { edits } from './edits.mjs';
import { faults } from './faults.mjs';
import { keyless } from './keyless.mjs';
import { kill } from './kill.mjs';
import { mixed } from './mixed.mjs';

/** What is promised of the sync, and how much of it is tried: `short` in seconds, `long` as promised. */
export const PROOFS = {
  faults: {
    says: 'a fifth of all calls fails in six ways, and every document arrives once, field for field',
    ...{ unit: 'documents', short: 60, long: 2000, run: faults },
  },
  keyless: {
    says: 'a system that knows no idempotency keys: what may be there is looked for and never doubled',
    ...{ unit: 'uncertain writes', short: 30, long: 500, run: keyless },
  },
  edits: {
    says: 'both sides edit one record: true conflicts are recorded, false ones are not, nothing echoes',
    ...{ unit: 'seeds', short: 40, long: 500, run: edits },
  },
  mixed: {
    says: 'whatever both sides do in whatever order: both books are equal in the end, and certified clean',
    ...{ unit: 'seeds', short: 3, long: 1000, run: mixed },
  },
  kill: {
    says: 'kill -9 of the API or the worker, also between their commit and ours',
    ...{ unit: 'points', short: 5, long: 200, run: kill, hasOwnHouse: true },
  },
};
