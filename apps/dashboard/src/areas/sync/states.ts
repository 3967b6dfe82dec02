import type { schemas } from '#api-client';
import { defineMessages, type Meaning } from '#ui';

export type OperationStatus = schemas['OperationAnswer']['status'];
type RunStatus = schemas['RunAnswer']['status'];

export { CONNECTION_MEANINGS, connectionMessages } from '../../app/states';

export const operationMessages = defineMessages({
  parked: ['Waits for you', 'Vous attend'],
  failed: ['Tried again soon', 'Réessayé bientôt'],
  uncertain: ['No answer yet, being looked up', 'Sans réponse, en vérification'],
  in_flight: ['On its way', 'En chemin'],
  planned: ['Planned', 'Prévu'],
  confirmed: ['In the books', 'En comptabilité'],
  superseded: ['Replaced by a newer one', 'Remplacé par un plus récent'],
});

export const OPERATION_MEANINGS: Record<OperationStatus, Meaning> = {
  parked: 'blocked',
  failed: 'attention',
  uncertain: 'attention',
  in_flight: 'info',
  planned: 'info',
  confirmed: 'good',
  superseded: 'none',
};

/** What a press on "Retry" puts back in line. */
export const RETRIABLE: readonly OperationStatus[] = ['parked', 'failed', 'uncertain'];

export const runMessages = defineMessages({
  queued: ['Waits', 'Attend'],
  running: ['Running', 'En cours'],
  succeeded: ['Done', 'Terminée'],
  failed: ['Stopped', 'Arrêtée'],
  cancelled: ['Cancelled', 'Interrompue'],
});

export const RUN_MEANINGS: Record<RunStatus, Meaning> = {
  queued: 'info',
  running: 'info',
  succeeded: 'good',
  failed: 'blocked',
  cancelled: 'none',
};

export const PLAN_MEANINGS: Record<schemas['PlanAnswer']['status'], Meaning> = {
  planning: 'info',
  ready: 'attention',
  applying: 'info',
  applied: 'good',
  stale: 'attention',
  failed: 'blocked',
  expired: 'none',
};

type Effect = schemas['EntryAnswer']['effect'];

export const EFFECTS: readonly Effect[] = ['create', 'change', 'remove', 'skip'];

export const EFFECT_MEANINGS: Record<Effect, Meaning> = {
  create: 'good',
  change: 'info',
  remove: 'attention',
  skip: 'none',
};
