import { type Meaning, useFormat, useMessages } from '#ui';
import { OPERATION_MEANINGS, type OperationStatus, operationMessages } from './states';

/** How many writes are in which state. */
export type Writes = Partial<Record<OperationStatus, number>>;

const STATES = Object.keys(OPERATION_MEANINGS) as OperationStatus[];
const OVER: readonly OperationStatus[] = ['confirmed', 'superseded', 'parked'];

/** Writes of which nobody knows yet what becomes of them. */
export const unsettledOf = (writes: Writes): number =>
  STATES.filter((state) => !OVER.includes(state)).reduce((sum, state) => sum + (writes[state] ?? 0), 0);

/** What became of writes, as a whole: what waits for a person counts more than what goes on by itself. */
export function meaningOf(writes: Writes): Meaning {
  if ((writes.parked ?? 0) > 0) return 'attention';
  return unsettledOf(writes) > 0 ? 'info' : 'good';
}

/** Each state with its figure, in words; those that are in the books last. */
export function useWritesWords(): (writes: Writes) => string {
  const t = useMessages(operationMessages);
  const { locale } = useFormat();
  return (writes) =>
    new Intl.ListFormat(locale, { type: 'unit' }).format(
      STATES.filter((state) => (writes[state] ?? 0) > 0).map((state) => `${t(state)}: ${writes[state]}`),
    );
}
