import { useWatch } from 'react-hook-form';
import { api, got, idempotent } from '#api-client';
import {
  AmountField,
  ComboField,
  DayField,
  FormDrawer,
  SelectField,
  SwitchField,
  TextAreaField,
  TextField,
  type Translate,
  useMessages,
} from '#ui';
import { useBegun } from '../../app/begun';
import { findContractors, findCustomers, findJobs } from '../../app/find';
import { PriorityField } from '../../app/priority-field';
import { useSaveForm } from '../../app/save-form';
import { useToday } from '../../app/today';
import { useLeave } from '../../app/use-leave';
import { formMessages } from './form-messages';
import { LineFields } from './line-fields';
import type { Order } from './order';
import { changeBody, type FormMode, newBody, type OrderValues, revisionBody, valuesOf } from './order-form';

type Translator = Translate<typeof formMessages>;

/** Enters an order, or changes one as far as its state lets one. */
export function OrderDrawer({
  order: now,
  mode = 'new',
  onClose,
}: {
  order?: Order;
  mode?: FormMode;
  onClose(): void;
}) {
  const t = useMessages(formMessages);
  const order = useBegun(now);
  const { form, isSaved } = useSave(order, mode, onClose);
  const isHandled = mode === 'handle';
  return (
    <FormDrawer
      form={form}
      title={t(`${mode}Title`, { number: order?.number ?? '' })}
      go={t(mode === 'new' ? 'create' : mode === 'revise' ? 'propose' : 'save')}
      isSaved={isSaved}
      isWide
      onClose={onClose}
    >
      {isHandled && <p className="text-soft">{t('handleHint')}</p>}
      {mode === 'revise' && (
        <>
          <p className="text-soft">{t('reviseHint')}</p>
          <TextAreaField name="reason" label={t('reason')} hint={t('kept')} rows={2} isRequired />
        </>
      )}
      {mode === 'new' && <Party t={t} />}
      {mode !== 'revise' && <Dates t={t} isHandled={isHandled} />}
      {!isHandled && <LineFields currency={order?.currency} />}
      {!isHandled && <Conditions t={t} currency={order?.currency} />}
      {mode === 'revise' && <Dates t={t} isHandled={false} />}
      <Notes t={t} isHandled={isHandled} />
      {mode === 'new' && <SwitchField name="draft" label={t('draft')} hint={t('draftHint')} />}
    </FormDrawer>
  );
}

function useSave(order: Order | undefined, mode: FormMode, onClose: () => void) {
  const t = useMessages(formMessages);
  const leave = useLeave(onClose);
  const today = useToday();
  return useSaveForm<OrderValues, { id?: string; number: string | number }>({
    defaultValues: valuesOf(order, today, t('thisJob')),
    send: (values, key) => {
      const header = idempotent(key);
      if (!order || mode === 'new')
        return got(api.POST('/api/v1/purchase-orders', { params: { header }, body: newBody(values) }));
      const params = { path: { id: order.id }, header };
      return mode === 'revise'
        ? got(
            api.POST('/api/v1/purchase-orders/{id}/revisions', {
              params,
              body: revisionBody(values, order.version),
            }),
          )
        : got(
            api.PATCH('/api/v1/purchase-orders/{id}', {
              params,
              body: changeBody(values, mode, order.version),
            }),
          );
    },
    refreshes: ['/api/v1/purchase-orders'],
    said: ({ number }) =>
      mode === 'revise' ? t('proposed') : t(mode === 'new' ? 'created' : 'saved', { number: String(number) }),
    onDone: ({ id }) => (mode === 'new' && id ? leave(`/orders/${id}`) : onClose()),
  });
}

function Party({ t }: { t: Translator }) {
  const direction = useWatch<OrderValues, 'direction'>({ name: 'direction' });
  const isCustomer = direction === 'customer';
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <SelectField
        name="direction"
        label={t('direction')}
        choices={[
          ['customer', t('customerOrder')],
          ['supplier', t('supplierOrder')],
        ]}
      />
      <ComboField
        key={direction}
        name={isCustomer ? 'customerId' : 'contractorId'}
        label={t(isCustomer ? 'customer' : 'supplier')}
        isRequired
        search={isCustomer ? findCustomers : findContractors}
      />
      <TextField name="number" label={t('number')} hint={t('numberHint')} autoComplete="off" maxLength={60} />
      <DayField name="orderDate" label={t('orderDate')} />
    </div>
  );
}

function Dates({ t, isHandled }: { t: Translator; isHandled: boolean }) {
  const direction = useWatch<OrderValues, 'direction'>({ name: 'direction' });
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        {!isHandled && (
          <TextField name="reference" label={t('reference')} autoComplete="off" maxLength={60} />
        )}
        <DayField name="dueDate" label={t('dueDate')} />
        {!isHandled && <DayField name="requestedDate" label={t('requestedDate')} />}
        <DayField name="promisedDate" label={t('promisedDate')} />
        <DayField name="shipDate" label={t('shipDate')} />
        <PriorityField />
      </div>
      <SwitchField name="rush" label={t('rush')} hint={t('rushHint')} />
      {direction === 'supplier' && (
        <ComboField name="jobId" label={t('job')} hint={t('jobHint')} search={findJobs} />
      )}
    </>
  );
}

function Conditions({ t, currency }: { t: Translator; currency: string | undefined }) {
  return (
    <fieldset className="space-y-4 border-line border-t">
      <legend className="pr-2 font-medium">{t('sums')}</legend>
      <div className="grid gap-4 sm:grid-cols-2">
        <AmountField name="discountAmount" label={t('discount')} unit={currency} />
        <AmountField name="shippingAmount" label={t('freight')} unit={currency} />
      </div>
      <TextField name="shippingTerms" label={t('shippingTerms')} autoComplete="off" maxLength={200} />
    </fieldset>
  );
}

function Notes({ t, isHandled }: { t: Translator; isHandled: boolean }) {
  return (
    <div className="space-y-4 border-line border-t pt-4">
      {!isHandled && <TextAreaField name="specialInstructions" label={t('instructions')} rows={2} />}
      <TextAreaField name="customerNotes" label={t('customerNotes')} hint={t('customerNotesHint')} rows={2} />
      <TextAreaField name="memo" label={t('memo')} hint={t('memoHint')} rows={2} />
    </div>
  );
}
