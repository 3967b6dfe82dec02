import {
  Ban,
  CircleCheck,
  CircleDashed,
  Hammer,
  Hourglass,
  type LucideIcon,
  Stamp,
  Truck,
  Zap,
} from 'lucide-react';
import { defineMessages, type Meaning, StatePill, useMessages } from '#ui';
import { useToday } from '../../app/today';
import { isLate, type OrderRow, type OrderStatus } from './order';

/** States of an order as people say them. */
export const orderStatusMessages = defineMessages({
  draft: ['Draft', 'Brouillon'],
  pending: ['Waiting for approval', 'En attente d’approbation'],
  approved: ['Approved', 'Approuvée'],
  in_progress: ['In progress', 'En cours'],
  completed: ['Completed', 'Terminée'],
  shipped: ['Shipped', 'Expédiée'],
  cancelled: ['Cancelled', 'Annulée'],
  late: ['Late', 'En retard'],
  rush: ['Rush', 'Urgente'],
});

export const ORDER_MEANINGS: Record<OrderStatus, Meaning> = {
  draft: 'none',
  pending: 'attention',
  approved: 'info',
  in_progress: 'info',
  completed: 'good',
  shipped: 'good',
  cancelled: 'none',
};

const ICONS: Record<OrderStatus, LucideIcon> = {
  draft: CircleDashed,
  pending: Hourglass,
  approved: Stamp,
  in_progress: Hammer,
  completed: CircleCheck,
  shipped: Truck,
  cancelled: Ban,
};

/** The state of an order in a word, and beside it that it is late. */
export function OrderState({ order }: { order: Pick<OrderRow, 'status' | 'dueDate'> }) {
  const t = useMessages(orderStatusMessages);
  return (
    <span className="inline-flex items-center gap-1.5">
      <StatePill meaning={ORDER_MEANINGS[order.status]} icon={ICONS[order.status]}>
        {t(order.status)}
      </StatePill>
      <LateSign order={order} />
    </span>
  );
}

export function LateSign({ order }: { order: Pick<OrderRow, 'status' | 'dueDate'> }) {
  const t = useMessages(orderStatusMessages);
  const today = useToday();
  return isLate(order, today) ? <StatePill meaning="blocked">{t('late')}</StatePill> : null;
}

/** Beside the number, wherever it stands. */
export function RushSign({ order: { rush } }: { order: Pick<OrderRow, 'rush'> }) {
  const t = useMessages(orderStatusMessages);
  if (!rush) return null;
  return (
    <StatePill meaning="attention" icon={Zap}>
      {t('rush')}
    </StatePill>
  );
}
