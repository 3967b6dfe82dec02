import { DomainError } from '#kernel';
import type { Connection } from '../connections/connections.repository.js';
import type { PlanDifference, PlanDirection, SyncPlan } from './plan.types.js';

/** Throws `PLAN.NOT_READY` unless the plan waits for a decision. */
export function mustBeReady({ status }: Pick<SyncPlan, 'status'>): void {
  if (status === 'ready') return;
  const isUnderWay = status === 'planning' || status === 'applying';
  throw DomainError.conflict(
    'PLAN.NOT_READY',
    {
      planning: 'This plan is still being worked out.',
      applying: 'Somebody is applying this plan already.',
      applied: 'This plan has been applied.',
      stale: 'What this plan rests on has changed since.',
      failed: 'This plan could not be finished.',
      expired: 'This plan has expired: it was good for a day.',
    }[status],
    { fix: isUnderWay ? 'Wait until that is done.' : 'Make a new plan.' },
  );
}

/** Throws `CONNECTION.NOT_SENDING` when a push could not be carried out. */
export function mustSend(direction: PlanDirection, { settings }: Connection): void {
  if (direction === 'push' && settings.push === false)
    throw DomainError.conflict('CONNECTION.NOT_SENDING', 'Nothing is sent to this company at present.', {
      fix: 'Switch sending on in the settings of the connection first.',
    });
}

/** Throws `CONNECTION.CONFIRMED_ALREADY` unless nobody has said yet that it is her company. */
export function mustAwaitConfirmation({ status }: Connection): void {
  if (status !== 'pending')
    throw DomainError.conflict(
      'CONNECTION.CONFIRMED_ALREADY',
      'This company does not wait for its confirmation any more.',
      { fix: 'Apply the plan, or make a new one.' },
    );
}

export function syncUnderWay(): DomainError {
  return DomainError.conflict('PLAN.SYNC_UNDER_WAY', 'A sync of this company is under way.', {
    fix: 'Wait until it is done: a plan made in its middle would be wrong.',
  });
}

export function planUnderWay(): DomainError {
  return DomainError.conflict('PLAN.UNDER_WAY', 'A plan of this whole company is being worked out.', {
    fix: 'Wait until that one is done: each reads everything there.',
  });
}

export function premisesChanged(differences: readonly PlanDifference[]): DomainError {
  const [first] = differences;
  const label = first?.label ? `${first.label}: ` : '';
  const others = differences.length > 1 ? ` And ${differences.length - 1} more.` : '';
  return DomainError.conflict(
    'PLAN.PREMISES_CHANGED',
    `Nothing was done, because this is not as it was planned. ${label}${first?.message ?? ''}${others}`,
    { fix: 'Make a new plan and look at it.', details: { differences } },
  );
}
