import type { schemas } from '#api-client';
import type { Approver } from './approvers';

export type Route = schemas['RouteAnswer'];
export type Step = schemas['RouteStepBody'];

/** A route as far as it is said in words: a form has one too. */
export type SaidRoute = Pick<
  Route,
  'direction' | 'minTotal' | 'maxTotal' | 'customerId' | 'contractorId' | 'jobId' | 'steps'
>;

/** The names of what the route is limited to. */
export interface Names {
  customer?: string;
  contractor?: string;
  job?: string;
}

/** The pieces that a sentence is made of. */
export type Piece =
  | 'every'
  | 'receivable'
  | 'payable'
  | 'toCustomer'
  | 'fromContractor'
  | 'forCustomer'
  | 'byContractor'
  | 'onJob'
  | 'fromTotal'
  | 'upToTotal'
  | 'betweenTotals'
  | 'needs'
  | 'by'
  | 'first'
  | 'next'
  | 'people'
  | 'peopleAtAll'
  | 'anyone'
  | 'helps'
  | 'nobodyHelps';

export interface Speech {
  t(piece: Piece, values?: Record<string, string | number>): string;
  /** `an owner`, or `the owners` where several of them have to agree. */
  role(role: Approver, form: 'a' | 'the'): string;
  person(userId: string): string;
  amount(amount: string): string;
  list(parts: readonly string[], type: 'conjunction' | 'disjunction'): string;
}

/** What a route does, in words: which invoices, who says yes in which order, who helps when it takes too long. */
export function routeSentences(route: SaidRoute, names: Names, speech: Speech): string[] {
  const { t } = speech;
  const what = [subjectOf(route, names, speech), ...conditionsOf(route, names, speech)].join(' ');
  const steps = route.steps.map((step, index) => {
    const by = t('by', { who: whoOf(step, speech) });
    if (route.steps.length === 1) return by;
    return t(index === 0 ? 'first' : 'next', { by });
  });
  return [t('needs', { what, steps: steps.join(', ') }), ...route.steps.flatMap(helpOf(speech))];
}

function subjectOf({ direction, customerId, contractorId }: SaidRoute, names: Names, { t }: Speech): string {
  if (contractorId && direction !== 'receivable')
    return t('fromContractor', { name: names.contractor ?? '…' });
  if (customerId && direction !== 'payable') return t('toCustomer', { name: names.customer ?? '…' });
  return t(direction ?? 'every');
}

function conditionsOf(route: SaidRoute, names: Names, { t, amount }: Speech): string[] {
  const { direction, customerId, contractorId, jobId, minTotal, maxTotal } = route;
  const isContractorSaid = contractorId && direction !== 'receivable';
  const isCustomerSaid = customerId && direction !== 'payable' && !isContractorSaid;
  const [min, max] = [minTotal ? amount(minTotal) : '', maxTotal ? amount(maxTotal) : ''];
  return [
    customerId && !isCustomerSaid ? t('forCustomer', { name: names.customer ?? '…' }) : '',
    contractorId && !isContractorSaid ? t('byContractor', { name: names.contractor ?? '…' }) : '',
    jobId ? t('onJob', { name: names.job ?? '…' }) : '',
    min && max ? t('betweenTotals', { min, max }) : '',
    min && !max ? t('fromTotal', { min }) : '',
    max && !min ? t('upToTotal', { max }) : '',
  ].filter(Boolean);
}

/** `a manager or Priya Raman`, `2 people among the owners and the managers`. */
function whoOf({ roles = [], userIds = [], quorum = 1 }: Step, speech: Speech): string {
  const isOpen = roles.length + userIds.length === 0;
  if (quorum > 1)
    return isOpen
      ? speech.t('peopleAtAll', { count: quorum })
      : speech.t('people', { count: quorum, who: namesOf(roles, userIds, 'the', speech) });
  return isOpen ? speech.t('anyone') : namesOf(roles, userIds, 'a', speech);
}

function namesOf(
  roles: readonly string[],
  userIds: readonly string[],
  form: 'a' | 'the',
  { role, person, list }: Speech,
): string {
  const parts = [...roles.map((one) => role(one as Approver, form)), ...userIds.map(person)];
  return list(parts, form === 'a' ? 'disjunction' : 'conjunction');
}

const helpOf =
  (speech: Speech) =>
  (step: Step): string[] => {
    const { name, escalateAfterHours, escalateToRoles = [], escalateToUserIds = [] } = step;
    if (!escalateAfterHours) return [];
    const told = { step: name, count: escalateAfterHours };
    if (escalateToRoles.length + escalateToUserIds.length === 0) return [speech.t('nobodyHelps', told)];
    const who = namesOf(escalateToRoles, escalateToUserIds, 'a', speech);
    return [speech.t('helps', { ...told, who })];
  };
