import { type Difference, HARMLESS } from './reconciliation.types.js';

/** Whether somebody has to do something about a difference. */
export function needsPerson({ status, cause }: Pick<Difference, 'status' | 'cause'>): boolean {
  return (status === 'open' || status === 'repairing') && !HARMLESS.includes(cause);
}
