export type { Entry, Party, Posting } from './entry.js';
export { HomeRate } from './entry.js';
export { type Basis, Ledger } from './ledger.js';
export { cents, money, sum, Totals, ZERO } from './money.js';
