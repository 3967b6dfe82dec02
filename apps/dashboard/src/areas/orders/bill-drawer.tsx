import { api, got, idempotent, type schemas } from '#api-client';
import { AmountField, DayField, FormDrawer, TextAreaField, TextField, useFormat, useMessages } from '#ui';
import { asPrice } from '../../app/amounts';
import { useBegun } from '../../app/begun';
import { useMe } from '../../app/me';
import { useSaveForm } from '../../app/save-form';
import { useToday } from '../../app/today';
import { useLeave } from '../../app/use-leave';
import { billMessages } from './bill-messages';
import { leftOf, type Order } from './order';

interface Values {
  number: string;
  invoiceDate: string;
  dueDate: string;
  exchangeRate: string;
  lines: { quantity: string; unitPrice: string }[];
  orderOverrideReason: string;
  privateNote: string;
}

/** A supplier's bill for what came in: prefilled with what was received and not billed, at the price agreed on. */
export function BillDrawer({ order: now, onClose }: { order: Order; onClose(): void }) {
  const t = useMessages(billMessages);
  const order = useBegun(now);
  const { quantity } = useFormat();
  const { organization } = useMe();
  const isForeign = order.currency !== organization.currency;
  const left = order.lines.map((line) => leftOf(line.quantityReceived, line.quantityBilled));
  const { form, isSaved } = useBill(order, left, onClose);
  return (
    <FormDrawer form={form} title={t('title')} go={t('draft')} isSaved={isSaved} onClose={onClose}>
      <p className="text-soft">{t('hint')}</p>
      <TextField name="number" label={t('number')} isRequired autoFocus autoComplete="off" maxLength={60} />
      <div className="grid gap-4 sm:grid-cols-2">
        <DayField name="invoiceDate" label={t('invoiceDate')} isRequired />
        <DayField name="dueDate" label={t('dueDate')} hint={t('dueHint')} />
      </div>
      {isForeign && <AmountField name="exchangeRate" label={t('rate')} isRequired />}
      {order.lines.map((line, index) => (
        <fieldset key={line.lineNumber} className="border-line border-t pt-3">
          <legend className="float-left mb-2 w-full break-words font-medium text-sm">
            {`${line.lineNumber}. ${line.description}`}
          </legend>
          <div className="clear-both grid grid-cols-2 gap-4">
            <AmountField
              name={`lines.${index}.quantity`}
              label={t('quantity')}
              hint={t('toBill', { left: quantity(left[index] ?? '0') })}
              unit={line.unit ?? undefined}
            />
            <AmountField name={`lines.${index}.unitPrice`} label={t('unitPrice')} unit={order.currency} />
          </div>
        </fieldset>
      ))}
      <div className="space-y-4 border-line border-t pt-4">
        <TextField name="orderOverrideReason" label={t('whyMore')} autoComplete="off" maxLength={500} />
        <TextAreaField name="privateNote" label={t('note')} rows={2} />
      </div>
    </FormDrawer>
  );
}

function useBill(order: Order, left: readonly string[], onClose: () => void) {
  const t = useMessages(billMessages);
  const leave = useLeave(onClose);
  const today = useToday();
  return useSaveForm<Values, schemas['InvoiceAnswer']>({
    defaultValues: {
      number: '',
      invoiceDate: today,
      dueDate: '',
      exchangeRate: order.exchangeRate ?? '',
      lines: order.lines.map(({ unitPrice }, index) => ({
        quantity: left[index] ?? '0',
        unitPrice: asPrice(unitPrice),
      })),
      orderOverrideReason: '',
      privateNote: '',
    },
    send: (values, key) => {
      const lines = order.lines.flatMap(({ lineNumber, unitPrice: agreed }, index) => {
        const { quantity = '', unitPrice = '' } = values.lines[index] ?? {};
        const isBilled = quantity.trim() !== '' && quantity.trim() !== '0';
        const isOther = unitPrice.trim() !== '' && unitPrice !== asPrice(agreed);
        return isBilled ? [{ lineNumber, quantity, ...(isOther && { unitPrice }) }] : [];
      });
      if (lines.length === 0) throw new Error(t('nothing'));
      const { number, invoiceDate, dueDate, exchangeRate, orderOverrideReason, privateNote } = values;
      return got(
        api.POST('/api/v1/purchase-orders/{id}/bills', {
          params: { path: { id: order.id }, header: idempotent(key) },
          body: {
            ...{ number: number.trim(), invoiceDate, lines },
            ...(dueDate && { dueDate }),
            ...(exchangeRate.trim() && { exchangeRate }),
            ...(orderOverrideReason.trim() && { orderOverrideReason: orderOverrideReason.trim() }),
            ...(privateNote.trim() && { privateNote: privateNote.trim() }),
          },
        }),
      );
    },
    refreshes: ['/api/v1/purchase-orders', '/api/v1/invoices'],
    said: ({ number }) => t('drafted', { number }),
    onDone: ({ id }) => leave(`/invoices/${id}`),
  });
}
