import { DomainError } from '#kernel';
import { mustWork } from '../commands/sync-actions.command.js';
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

/**
 * Throws `CONNECTION.NOT_WORKING` and `CONNECTION.NOT_SENDING` unless the company takes now what a plan would do. One that
 * waits for its confirmation is confirmed by the pull itself.
 */
export function mustTake({ direction }: Pick<SyncPlan, 'direction'>, connection: Connection): void {
  if (direction === 'push' || connection.status !== 'pending') mustWork(connection);
  mustSend(direction, connection);
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
  return DomainError.conflict('PLAN.UNDER_WAY', 'Such a plan is being worked out for this company already.', {
    fix: 'Wait until that one is done, and look at it.',
  });
}

/** Of a plan that another worker began a moment ago: this one lets it be. */
export function begunBySomebody(): Error {
  return new Error('This plan was begun by somebody else.');
}

/** Said once the record was looked at: nothing is in line for it, and nothing new can be. */
export function notInLine(label: string | null): DomainError {
  return DomainError.conflict(
    'PLAN.NOT_IN_LINE',
    `${label ?? 'The record'} was in line to be sent as it stands here, and was taken out again or has been sent, so nothing was done.`,
    { fix: 'Change it here and it is sent, or make a new plan.' },
  );
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
