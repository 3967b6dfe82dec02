import { useMay } from '../../app/me';
import { BillDrawer } from './bill-drawer';
import { JobDrawer } from './job-drawer';
import { isAgreed, isOpen, mayBill, mayMakeJob, mayReceive, type Order } from './order';
import { OrderDrawer } from './order-drawer';
import { ReceiveDrawer } from './receive-drawer';

/** What opens beside an order; its name is in the address. */
export type DrawerName = 'edit' | 'revise' | 'receive' | 'bill' | 'job';

/** The drawer that the address names, where state and role allow it. */
export function OrderDrawers({
  order,
  open,
  onClose,
}: {
  order: Order;
  open: string | undefined;
  onClose(): void;
}) {
  const mayWrite = useMay('purchase-orders.write');
  const may = {
    receive: useMay('purchase-orders.receive') && mayReceive(order),
    job: useMay('jobs.write') && mayMakeJob(order),
    bill: useMay('invoices.write') && mayBill(order),
  };
  const { id, status } = order;
  if (open === 'receive' && may.receive) return <ReceiveDrawer key={id} order={order} onClose={onClose} />;
  if (open === 'bill' && may.bill) return <BillDrawer key={id} order={order} onClose={onClose} />;
  if (open === 'job' && may.job) return <JobDrawer key={id} order={order} onClose={onClose} />;
  if (!mayWrite) return null;
  if (open === 'edit' && (isOpen(status) || isAgreed(status))) {
    const mode = isOpen(status) ? 'change' : 'handle';
    return <OrderDrawer key={`${id} ${mode}`} order={order} mode={mode} onClose={onClose} />;
  }
  if (open === 'revise' && isAgreed(status))
    return <OrderDrawer key={`${id} revise`} order={order} mode="revise" onClose={onClose} />;
  return null;
}
