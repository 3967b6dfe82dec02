import { type Meaning, StatePill, useMessages } from '#ui';
import { webhookMessages } from './webhook-messages';
import type { Delivery } from './webhooks';

const MEANINGS: Record<Delivery['status'], Meaning> = {
  delivered: 'good',
  queued: 'info',
  failed: 'blocked',
};

/** How one delivery stands. */
export function DeliveryPill({ status }: Pick<Delivery, 'status'>) {
  const t = useMessages(webhookMessages);
  return <StatePill meaning={MEANINGS[status]}>{t(status)}</StatePill>;
}
