import type { Search } from '../../app/address';
import { addDays } from '../../app/days';
import type { Query } from '../../app/queries';
import type { OrderStatus } from './order';

export type OrdersQuery = Query<'/api/v1/purchase-orders'>;

/** How far ahead one looks for what is due. */
const AHEAD: Readonly<Record<string, number>> = { week: 7, month: 30 };

/** What the address says about the list, as the API takes it. */
export function ordersQuery(values: Search, today: string): OrdersQuery {
  const { q, direction, status, customer, supplier, due, rush, priority } = values;
  const ahead = due === undefined ? undefined : AHEAD[due];
  return {
    q,
    direction: direction as OrdersQuery['direction'],
    status: status as OrderStatus | undefined,
    customerId: customer,
    contractorId: supplier,
    rush: rush === 'yes' ? true : undefined,
    priority: priority ? Number(priority) : undefined,
    late: due === 'late' ? true : undefined,
    ...(ahead !== undefined && { dueFrom: today, dueTo: addDays(today, ahead) }),
  };
}

/** Whether anything narrows the list down. */
export const isFiltered = (query: OrdersQuery): boolean =>
  Object.values(query).some((value) => value !== undefined);
