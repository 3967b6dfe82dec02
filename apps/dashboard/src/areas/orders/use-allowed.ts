import { useMay } from '../../app/me';
import { isAgreed, isOpen, mayBill, mayMakeJob, mayReceive, type Order } from './order';

/** What opens beside an order; its name is in the address. */
export type DrawerName = 'receive' | 'job' | 'bill' | 'edit' | 'revise';

/** Which drawers the state of an order and the role of this person allow. */
export function useAllowed(order: Order): Readonly<Record<DrawerName, boolean>> {
  const mayWrite = useMay('purchase-orders.write');
  const { status } = order;
  return {
    receive: useMay('purchase-orders.receive') && mayReceive(order),
    job: useMay('jobs.write') && mayMakeJob(order),
    bill: useMay('invoices.write') && mayBill(order),
    edit: mayWrite && (isOpen(status) || isAgreed(status)),
    revise: mayWrite && isAgreed(status),
  };
}
