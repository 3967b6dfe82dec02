import { ComboField, FormDialog, type Option, useMessages, useProblemForm } from '#ui';
import { useLeave } from '../../app/use-leave';
import { findOrders } from './find';
import { makeMessages } from './make-messages';

/** Finds the order that a job is made of; the order's own page knows what is left of it. */
export function FromOrderDialog({ onClose }: { onClose(): void }) {
  const t = useMessages(makeMessages);
  const leave = useLeave(onClose);
  const form = useProblemForm<{ order: Option | null }>({
    defaultValues: { order: null },
    save: async ({ order }) => {
      if (order) leave(`/orders/${order.id}?edit=job`);
    },
  });
  return (
    <FormDialog form={form} title={t('fromOrderTitle')} go={t('goOn')} onClose={onClose}>
      <p className="text-soft">{t('fromOrderText')}</p>
      <ComboField name="order" label={t('order')} hint={t('orderHint')} isRequired search={findOrders} />
    </FormDialog>
  );
}
