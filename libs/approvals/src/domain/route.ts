import type { TenantRole } from '#identity';
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
  'direction' | 'total' | 'exchangeRate' | 'customerId' | 'contractorId' | 'jobId' | 'lines'
>;

/** The total in the organization's own currency. */
export function homeTotal({ total, exchangeRate }: Pick<InvoiceView, 'total' | 'exchangeRate'>): Money {
  return exchangeRate === null ? Money.of(total) : Money.of(total).times(exchangeRate).toCents();
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
  for (const [index, { roles, userIds, quorum }] of steps.entries()) {
    if (roles.length === 0 && userIds.length > 0 && userIds.length < quorum)
      throw badRoute(
        `steps.${index}.quorum`,
        `Step ${index + 1} asks ${userIds.length} people for ${quorum} approvals.`,
        'Name more people, or ask for fewer approvals.',
      );
  }
}

function badRoute(field: string, message: string, fix: string): DomainError {
  return new DomainError('APPROVALS.ROUTE', message, { field, fix });
}
