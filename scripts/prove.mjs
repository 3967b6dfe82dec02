import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

/** What is promised of all documents, and not only of examples: which specs say it, and how much more often they try. */
const PROOFS = {
  totals: {
    says: '100,000 generated invoices: lines, tax and discount add up, and our totals are the books’ own to the cent',
    env: { INVOICES: '100000', PROOF_TIMES: '100' },
    specs: [
      'apps/sandbox/test/predicted-totals',
      'libs/invoicing/src/domain/invoice-totals',
      'libs/invoicing/src/domain/holdback',
      'libs/catalog/src/domain/tax-engine',
      'libs/purchase-orders/src/domain/order-totals',
    ],
  },
  quantities: {
    says: 'quantities are conserved whatever is split, done, shipped, invoiced, voided and credited',
    env: { PROOF_TIMES: '25' },
    specs: [
      'libs/jobs/src/domain/conservation',
      'libs/jobs/src/domain/stock',
      'libs/jobs/src/domain/job-quantities',
      'libs/purchase-orders/src/domain/line-progress',
      'libs/invoicing/src/domain/schedule',
      'libs/invoicing/src/domain/allocations',
    ],
  },
  evidence: {
    says: 'nothing is billed twice, and voiding gives everything back, over random steps through the real database',
    env: { PROOF_TIMES: '10' },
    specs: ['libs/invoicing/src/conservation.int-spec'],
  },
  books: {
    says: 'both books are equal to the cent after whatever a bookkeeper does in whatever order while answers are lost',
    env: { BOTH_BOOKS_SEEDS: '30' },
    specs: ['libs/accounting/src/sync/both-books.int-spec'],
  },
  tenants: {
    says: 'nothing crosses between organizations, whoever asks for or writes what, by whose id and cursor, in which format',
    env: { PROOF_TIMES: '20' },
    specs: ['apps/api/test/mixed-tenants'],
  },
  values: {
    says: 'no request makes a fault of ours, whatever year, number, text or shape stands where',
    env: { PROOF_TIMES: '50' },
    specs: ['apps/api/test/hostile-values'],
  },
  states: {
    says: 'every state machine goes where its table leads, and nowhere else',
    env: { PROOF_TIMES: '10' },
    specs: ['apps/api/test/state-machines', 'libs/.*states.spec', 'libs/kernel/src/state-machine'],
  },
  minutes: {
    says: 'minutes are exact across every change of clocks from 2024 to 2028 in more than 20 zones',
    env: { PROOF_TIMES: '50' },
    specs: [
      'libs/kernel/src/zones',
      'libs/timekeeping/src/domain/worked-time',
      'libs/timekeeping/src/domain/rounding',
      'libs/catalog/src/domain/overtime',
    ],
  },
};
const TEST = fileURLToPath(new URL('test.mjs', import.meta.url));

const USAGE = `pnpm prove [${Object.keys(PROOFS).join(' | ')}]... [--seed N]\n`;

/** All proofs and a seed of chance, unless it is said otherwise. */
function wishes(args) {
  const options = { seed: { type: 'string' }, help: { type: 'boolean' } };
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  const unknown = positionals.find((name) => !Object.hasOwn(PROOFS, name));
  if (unknown !== undefined) throw new Error(`There is no proof "${unknown}".`);
  if (values.seed !== undefined && !/^\d{1,10}$/.test(values.seed))
    throw new Error(`The seed "${values.seed}" is no number.`);
  const names = positionals.length > 0 ? positionals : Object.keys(PROOFS);
  return { isAsked: values.help === true, names, seed: Number(values.seed ?? randomInt(2 ** 31)) };
}

function wishesOrEnd() {
  try {
    const { isAsked, ...wanted } = wishes(process.argv.slice(2).filter((word) => word !== '--'));
    if (!isAsked) return wanted;
    process.stdout.write(USAGE);
    process.exit(0);
  } catch (error) {
    process.stderr.write(`${error.message}\n${USAGE}`);
    process.exit(2);
  }
}

const { names, seed } = wishesOrEnd();
const results = names.map((name) => {
  const { says, env, specs } = PROOFS[name];
  process.stdout.write(`\n=== ${name}: ${says} (seed ${seed})\n`);
  const begun = Date.now();
  const { status } = spawnSync(process.execPath, [TEST, '--testTimeout=3600000', ...specs], {
    stdio: 'inherit',
    env: { ...process.env, ...env, PROOF_SEED: String(seed) },
  });
  return { name, holds: status === 0, seconds: Math.round((Date.now() - begun) / 1000) };
});
process.stdout.write('\n');
for (const { name, holds, seconds } of results)
  process.stdout.write(`${name}: ${holds ? 'holds' : 'DOES NOT HOLD'}, ${seconds} s, seed ${seed}\n`);
process.exit(results.every(({ holds }) => holds) ? 0 : 1);
