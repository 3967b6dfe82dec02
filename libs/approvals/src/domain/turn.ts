import type { TenantRole } from '#identity';
import { DomainError } from '#kernel';
import type { RouteStep } from './route.js';

export interface Voter {
  id: string;
  /** Undefined for a program with an API key. */
  role: TenantRole | undefined;
}

/** An approval of this round: who gave it, or for whom. */
export interface Vote {
  decidedBy: string | null;
  onBehalfOf: string | null;
  step: number;
}

export interface Waiting {
  steps: readonly RouteStep[];
  step: number;
  isEscalated: boolean;
}

/** What an approval by this person would come to. */
export interface Turn {
  /** Whose turn it is, when the person stands in for somebody. */
  onBehalfOf: string | null;
  /** Whether the step has all its approvals with this one. */
  isStepDone: boolean;
  /** Whether it was the last step. */
  isLast: boolean;
}

/**
 * Works out what one more approval comes to. One person counts once, whether for herself or for another, in all the
 * steps of a round: four eyes are two people. Throws `APPROVALS.ALREADY_DECIDED` and `APPROVALS.NOT_YOUR_TURN`.
 */
export function turnOf(
  { steps, step, isEscalated }: Waiting,
  votes: readonly Vote[],
  voter: Voter,
  absent: readonly Voter[],
): Turn {
  const current = steps[step];
  if (!current) throw new Error('The approval has no such step.');
  const spent = new Set(votes.flatMap(({ decidedBy, onBehalfOf }) => [decidedBy, onBehalfOf]));
  if (spent.has(voter.id)) throw alreadyDecided(current);
  const may = (person: Voter) => mayDecide(current, person, isEscalated);
  const stoodInFor = may(voter) ? null : absent.find((person) => !spent.has(person.id) && may(person));
  if (stoodInFor === undefined) throw notYourTurn(current);
  const given = votes.filter((vote) => vote.step === step).length + 1;
  const isStepDone = given >= current.quorum;
  return { onBehalfOf: stoodInFor?.id ?? null, isStepDone, isLast: isStepDone && step === steps.length - 1 };
}

/** Whether a step is this person's, by name or by role. */
export function mayDecide(step: RouteStep, { id, role }: Voter, isEscalated: boolean): boolean {
  const isOpen = step.roles.length === 0 && step.userIds.length === 0;
  const isNamed = step.userIds.includes(id) || (role !== undefined && step.roles.includes(role));
  const isCalled =
    step.escalateToUserIds.includes(id) || (role !== undefined && step.escalateToRoles.includes(role));
  return isOpen || isNamed || (isEscalated && isCalled);
}

function alreadyDecided(step: RouteStep): DomainError {
  return DomainError.conflict('APPROVALS.ALREADY_DECIDED', 'You have approved this invoice already.', {
    fix: `“${step.name}” needs somebody else.`,
  });
}

function notYourTurn(step: RouteStep): DomainError {
  return new DomainError(
    'APPROVALS.NOT_YOUR_TURN',
    `This invoice waits for “${step.name}”, which is not yours.`,
    {
      kind: 'forbidden',
      fix: 'Ask one of those who are named there, or have them let you stand in for them.',
    },
  );
}
