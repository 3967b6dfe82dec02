import { StateMachine } from '#kernel';

export type OperationStatus =
  | 'planned'
  | 'in_flight'
  | 'uncertain'
  | 'failed'
  | 'confirmed'
  | 'parked'
  | 'superseded';
export type OperationAction = 'claim' | 'confirm' | 'lose_answer' | 'fail' | 'park' | 'supersede' | 'retry';

/**
 * A write on its way to the books. `uncertain`: it was sent and no answer came, so it is looked up before it is sent
 * again. `failed`: the books did not take it, and it is tried again by itself. `parked`: a person must mend something.
 */
export const operationStates = new StateMachine<OperationStatus, OperationAction>('operation', 'planned', {
  planned: { claim: 'in_flight', supersede: 'superseded' },
  in_flight: {
    // A worker died with it: whoever claims it next treats it as uncertain.
    claim: 'in_flight',
    confirm: 'confirmed',
    lose_answer: 'uncertain',
    fail: 'failed',
    park: 'parked',
    supersede: 'superseded',
  },
  uncertain: { claim: 'in_flight', retry: 'uncertain' },
  failed: { claim: 'in_flight', retry: 'planned' },
  parked: { retry: 'planned', supersede: 'superseded' },
  confirmed: {},
  superseded: {},
});

/** The states from which `action` leads on, as a list for SQL; names come from the table above, never from data. */
export function statesThatCan(action: OperationAction): string {
  return operationStates.states
    .filter((state) => operationStates.can(state, action))
    .map((state) => `'${state}'`)
    .join(', ');
}

/** After that many tries a write that always fails is shown to a person. */
export const MAX_ATTEMPTS = 30;

/**
 * It was sent, and however often it was looked for nobody can say whether it is there. It is looked for still and never sent
 * before that, and a person hears of it. The words are those of the index `sync_operations_waiting`.
 */
export function isUnclearSql(table: string): string {
  return `(${table}.status = 'uncertain' AND ${table}.attempts >= ${MAX_ATTEMPTS})`;
}

/** From what the tries of one are counted that a person wants tried again: of one that nobody can find she hears after the next look. */
export function triesLeftSql(table: string): string {
  return `CASE WHEN ${isUnclearSql(table)} THEN ${MAX_ATTEMPTS - 1} ELSE 0 END`;
}
