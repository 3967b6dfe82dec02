import { holds, type TenantRole } from '#identity';
import type { InvoiceView } from '#invoicing';
import { DomainError, Money } from '#kernel';

/** Who has to say yes, and how many of them. Without roles and people, everybody who may approve at all. */
export interface RouteStep {
  name: string;
  roles: TenantRole[];
  userIds: string[];
  quorum: number;
  /** After so many hours others may decide too; null: never. */
  escalateAfterHours: number | null;
  escalateToRoles: TenantRole[];
  escalateToUserIds: string[];
}

/** Where an invoice goes. What is null matches everything; totals are home currency, both ends included. */
export interface Route {
  id: string;
  name: string;
  position: number;
  isOn: boolean;
  direction: 'receivable' | 'payable' | null;
  minTotal: string | null;
  maxTotal: string | null;
  customerId: string | null;
  contractorId: string | null;
  jobId: string | null;
  steps: RouteStep[];
}

/** What happens without a route: one person who may approve. */
export const USUAL_STEPS: readonly RouteStep[] = [
  {
    name: 'Approval',
    roles: [],
    userIds: [],
    quorum: 1,
    escalateAfterHours: null,
    escalateToRoles: [],
    escalateToUserIds: [],
  },
];

type Routed = Pick<
  InvoiceView,
  | 'direction'
  | 'total'
  | 'exchangeRate'
  | 'exchangeRateDate'
  | 'customerId'
  | 'contractorId'
  | 'jobId'
  | 'lines'
>;

/**
 * The total in the organization's own currency. A rate that somebody typed in never makes an invoice smaller than its
 * figure says: else its author could choose where it goes.
 */
export function homeTotal(invoice: Pick<InvoiceView, 'total' | 'exchangeRate' | 'exchangeRateDate'>): Money {
  const total = Money.of(invoice.total);
  if (invoice.exchangeRate === null) return total;
  const atHome = total.times(invoice.exchangeRate).toCents();
  return isRateTyped(invoice) && atHome.compare(total) < 0 ? total : atHome;
}

/** Whether the exchange rate is a person's word: a published one comes with its day. */
export function isRateTyped({
  exchangeRate,
  exchangeRateDate = null,
}: Pick<InvoiceView, 'exchangeRate' | 'exchangeRateDate'>): boolean {
  return exchangeRate !== null && exchangeRateDate === null;
}

/** The first route by position that matches, or undefined. */
export function routeFor(invoice: Routed, routes: readonly Route[]): Route | undefined {
  const inOrder = [...routes].sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1));
  return inOrder.find((route) => route.isOn && matches(invoice, route));
}

function matches(invoice: Routed, route: Route): boolean {
  const total = homeTotal(invoice);
  const jobs = [invoice.jobId, ...invoice.lines.map(({ jobId }) => jobId)];
  return (
    (route.direction === null || route.direction === invoice.direction) &&
    (route.minTotal === null || total.compare(route.minTotal) >= 0) &&
    (route.maxTotal === null || total.compare(route.maxTotal) <= 0) &&
    (route.customerId === null || route.customerId === invoice.customerId) &&
    (route.contractorId === null || route.contractorId === invoice.contractorId) &&
    (route.jobId === null || jobs.includes(route.jobId))
  );
}

/** Throws `APPROVALS.ROUTE` when a route could never be walked. */
export function checkRoute({
  steps,
  minTotal,
  maxTotal,
}: Pick<Route, 'steps' | 'minTotal' | 'maxTotal'>): void {
  if (minTotal !== null && maxTotal !== null && Money.of(minTotal).compare(maxTotal) > 0)
    throw badRoute('minTotal', 'The lowest total is higher than the highest.', 'Swap the two.');
  if (steps.length === 0) throw badRoute('steps', 'A route without steps leads nowhere.', 'Add a step.');
  for (const [index, step] of steps.entries()) checkStep(step, index);
}

/** Nobody could ever do a step that asks more people than there are, or a role that may not approve at all. */
function checkStep({ roles, userIds, quorum, escalateToRoles }: RouteStep, index: number): void {
  const people = new Set(userIds).size;
  if (roles.length === 0 && people > 0 && people < quorum)
    throw badRoute(
      `steps.${index}.quorum`,
      `Step ${index + 1} asks ${people} people for ${quorum} approvals.`,
      'Name more people, or ask for fewer approvals.',
    );
  const powerless = [...roles, ...escalateToRoles].find((role) => !holds(role, 'invoices.approve'));
  if (powerless)
    throw badRoute(
      `steps.${index}.roles`,
      `Step ${index + 1} names the role ${powerless}, which may not approve invoices.`,
      'Name owners, admins or managers.',
    );
}

function badRoute(field: string, message: string, fix: string): DomainError {
  return new DomainError('APPROVALS.ROUTE', message, { field, fix });
}
