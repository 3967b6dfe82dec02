import { Decimal } from 'decimal.js';
import { figure } from './screen.mjs';

/** Exact: amounts come as decimal texts from us and as JSON numbers from QuickBooks. */
export const amountOf = (value) => new Decimal(value ?? 0);

export const sumOf = (values) => values.reduce((sum, value) => sum.plus(value ?? 0), new Decimal(0));

/** For reading: 12,345.60 */
export const shown = (value) => figure(amountOf(value).toFixed(2));
