import { api, got, idempotent, type schemas } from '#api-client';
import {
  AmountField,
  Button,
  DayField,
  FormDrawer,
  TextAreaField,
  TextField,
  useFormat,
  useMessages,
} from '#ui';
import { useBegun } from '../../app/begun';
import { useSaveForm } from '../../app/save-form';
import { useToday } from '../../app/today';
import { leftOf, type Order } from './order';
import { receiptMessages } from './receipt-messages';

interface Values {
  lines: string[];
  receivedOn: string;
  packingSlip: string;
  note: string;
  overrideReason: string;
}

/** What a supplier delivered this time. */
export function ReceiveDrawer({ order: now, onClose }: { order: Order; onClose(): void }) {
  const t = useMessages(receiptMessages);
  const order = useBegun(now);
  const { quantity } = useFormat();
  const { form, isSaved } = useReceive(order, onClose);
  const left = order.lines.map((line) => leftOf(line.quantity, line.quantityReceived));
  const fillAll = () => {
    for (const [index, rest] of left.entries())
      if (rest !== '0') form.form.setValue(`lines.${index}`, rest, { shouldDirty: true });
  };
  return (
    <FormDrawer form={form} title={t('receive')} go={t('record')} isSaved={isSaved} onClose={onClose}>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="text-soft">{t('receiveHint')}</p>
        <Button size="small" onClick={fillAll}>
          {t('allCame')}
        </Button>
      </div>
      {order.lines.map((line, index) => (
        <AmountField
          key={line.lineNumber}
          name={`lines.${index}`}
          label={`${line.lineNumber}. ${line.description}`}
          hint={t('leftOf', { left: quantity(left[index] ?? '0'), ordered: quantity(line.quantity) })}
          unit={line.unit ?? undefined}
        />
      ))}
      <div className="grid gap-4 border-line border-t pt-4 sm:grid-cols-2">
        <DayField name="receivedOn" label={t('receivedOn')} isRequired />
        <TextField
          name="packingSlip"
          label={t('packingSlip')}
          hint={t('packingSlipHint')}
          autoComplete="off"
          maxLength={60}
        />
      </div>
      <TextAreaField name="note" label={t('note')} rows={2} />
      <TextField name="overrideReason" label={t('whyMore')} autoComplete="off" />
    </FormDrawer>
  );
}

function useReceive(order: Order, onDone: () => void) {
  const t = useMessages(receiptMessages);
  const receivedOn = useToday();
  return useSaveForm<Values, schemas['OrderReceiptAnswer']>({
    defaultValues: {
      lines: order.lines.map(() => ''),
      receivedOn,
      packingSlip: '',
      note: '',
      overrideReason: '',
    },
    send: ({ lines, packingSlip, note, overrideReason, ...days }, key) => {
      const came = order.lines.flatMap(({ lineNumber }, index) => {
        const quantity = lines[index]?.trim();
        return quantity && quantity !== '0' ? [{ lineNumber, quantity }] : [];
      });
      if (came.length === 0) throw new Error(t('nothing'));
      return got(
        api.POST('/api/v1/purchase-orders/{id}/receipts', {
          params: { path: { id: order.id }, header: idempotent(key) },
          body: {
            lines: came,
            ...days,
            packingSlip: packingSlip.trim() || null,
            note: note.trim() || null,
            overrideReason: overrideReason.trim() || undefined,
          },
        }),
      );
    },
    refreshes: ['/api/v1/purchase-orders'],
    said: ({ number }) => t('recorded', { number }),
    onDone,
  });
}
