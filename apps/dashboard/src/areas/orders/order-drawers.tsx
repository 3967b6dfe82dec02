import { BillDrawer } from './bill-drawer';
import { JobDrawer } from './job-drawer';
import { isOpen, type Order } from './order';
import { OrderDrawer } from './order-drawer';
import { ReceiveDrawer } from './receive-drawer';
import { type DrawerName, useAllowed } from './use-allowed';

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
  const allowed = useAllowed(order);
  const { id, status } = order;
  if (!open || !allowed[open as DrawerName]) return null;
  if (open === 'receive') return <ReceiveDrawer key={id} order={order} onClose={onClose} />;
  if (open === 'bill') return <BillDrawer key={id} order={order} onClose={onClose} />;
  if (open === 'job') return <JobDrawer key={id} order={order} onClose={onClose} />;
  const mode = open === 'revise' ? 'revise' : isOpen(status) ? 'change' : 'handle';
  return <OrderDrawer key={`${id} ${mode}`} order={order} mode={mode} onClose={onClose} />;
}
