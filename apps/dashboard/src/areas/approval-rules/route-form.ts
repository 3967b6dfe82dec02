import type { schemas } from '#api-client';
import type { Option } from '#ui';
import { APPROVERS, type Approver } from './approvers';
import type { Names, Route, SaidRoute, Step } from './route-words';

/** A step as a form holds it. The names are those of the API, so that a refusal finds its field. */
export interface StepValues {
  name: string;
  /** Roles and people in one set: `role:owner`, `user:…`. */
  roles: string[];
  quorum: string;
  escalateAfterHours: string;
  escalateToRoles: string[];
}

export interface RouteValues {
  name: string;
  direction: '' | 'receivable' | 'payable';
  customerId: Option | null;
  contractorId: Option | null;
  jobId: Option | null;
  minTotal: string;
  maxTotal: string;
  steps: StepValues[];
}

export const roleChoice = (role: Approver): string => `role:${role}`;
export const userChoice = (id: string): string => `user:${id}`;

const chosen = (roles: readonly string[] = [], userIds: readonly string[] = []): string[] => [
  ...roles.map((role) => `role:${role}`),
  ...userIds.map(userChoice),
];

const usersIn = (choices: readonly string[]): string[] =>
  choices.flatMap((choice) => (choice.startsWith('user:') ? [choice.slice('user:'.length)] : []));
const rolesIn = (choices: readonly string[]): Approver[] =>
  APPROVERS.filter((role) => choices.includes(roleChoice(role)));

export const emptyStep = (name: string): StepValues => ({
  ...{ name, roles: [], quorum: '1', escalateAfterHours: '', escalateToRoles: [] },
});

export function valuesOf(route: Route | undefined, names: Names, firstStep: string): RouteValues {
  const option = (id: string | null | undefined, label = '') => (id ? { id, label } : null);
  return {
    name: route?.name ?? '',
    direction: route?.direction ?? '',
    customerId: option(route?.customerId, names.customer),
    contractorId: option(route?.contractorId, names.contractor),
    jobId: option(route?.jobId, names.job),
    minTotal: route?.minTotal ?? '',
    maxTotal: route?.maxTotal ?? '',
    steps: route?.steps.map(stepValues) ?? [emptyStep(firstStep)],
  };
}

const stepValues = (step: Step): StepValues => ({
  name: step.name,
  roles: chosen(step.roles, step.userIds),
  quorum: String(step.quorum ?? 1),
  escalateAfterHours: step.escalateAfterHours ? String(step.escalateAfterHours) : '',
  escalateToRoles: chosen(step.escalateToRoles, step.escalateToUserIds),
});

/** Nobody is called where there is no time after which. */
function stepOf({ name, roles, quorum, escalateAfterHours, escalateToRoles }: StepValues): Step {
  const hours = escalateAfterHours.trim();
  const called = hours ? escalateToRoles : [];
  return {
    name: name.trim(),
    roles: rolesIn(roles),
    userIds: usersIn(roles),
    quorum: Number(quorum || '1'),
    escalateAfterHours: hours ? Number(hours) : null,
    escalateToRoles: rolesIn(called),
    escalateToUserIds: usersIn(called),
  };
}

const orNull = (text: string): string | null => text.trim() || null;

/** What the form says, for the API and for the sentence beside it. A party of the other direction is not meant. */
export function bodyOf(values: RouteValues): SaidRoute & Pick<schemas['CreateRouteBody'], 'name' | 'steps'> {
  const { name, direction, customerId, contractorId, jobId, minTotal, maxTotal, steps } = values;
  return {
    name: name.trim(),
    direction: direction || null,
    customerId: direction === 'payable' ? null : (customerId?.id ?? null),
    contractorId: direction === 'receivable' ? null : (contractorId?.id ?? null),
    jobId: jobId?.id ?? null,
    minTotal: orNull(minTotal),
    maxTotal: orNull(maxTotal),
    steps: steps.map(stepOf),
  };
}

export const namesIn = ({ customerId, contractorId, jobId }: RouteValues): Names => ({
  customer: customerId?.label,
  contractor: contractorId?.label,
  job: jobId?.label,
});
