import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const OURS = [
  'invoices',
  'credits',
  'payments',
  'refunds',
  'payment_allocations',
  'credit_applications',
  'external_links',
  'sync_operations',
  'conflicts',
  'sync_runs',
];
const THEIRS = ['invoice', 'bill', 'payment', 'billpayment', 'creditmemo', 'vendorcredit', 'purchase'];

/**
 * Both sides of an office as they stand, for whoever looks for the cause: what its nodes do side by side is not the same
 * again. Answers the file's path.
 */
export async function keepEvidence(books, { seed, differences }) {
  const ours = {};
  for (const table of OURS) ours[table] = await books.sql(`SELECT * FROM ${table}`);
  const theirs = {};
  for (const name of THEIRS) theirs[name] = await books.there(name);
  const path = join(tmpdir(), `chaos-${seed}-${Date.now()}.json`);
  writeFileSync(path, JSON.stringify({ seed, differences, ours, theirs }, null, 1));
  return path;
}
