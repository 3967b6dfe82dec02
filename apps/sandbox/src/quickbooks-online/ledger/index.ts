export type { AccountInfo } from './chart.js';
export type { Dimension, Entry, Party, Posting } from './entry.js';
export { HomeRate, idIn, lineTags } from './entry.js';
export { type Basis, Ledger } from './ledger.js';
export { cents, money, sum, Totals, ZERO } from './money.js';
