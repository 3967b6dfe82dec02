import { api, got, idempotent, type schemas } from '#api-client';
import { AmountField, ComboField, FormDialog, type Option, TextField, useMessages } from '#ui';
import { findItems } from '../../app/find';
import { useSaveForm } from '../../app/save-form';
import { materialMessages } from './material-messages';

export type MaterialStep = 'reserve' | 'consume' | 'release' | 'return';

interface Values {
  itemId: Option | null;
  quantity: string;
  unitCost: string;
  reason: string;
}

/** Each step is a line of the ledger of stock; the API says what there is. */
function send(id: string, step: MaterialStep, values: Values, key: string) {
  const path = `/api/v1/jobs/{id}/materials/${step}` as '/api/v1/jobs/{id}/materials/consume';
  const body: schemas['ConsumeMaterialBody'] = {
    itemId: values.itemId?.id ?? '',
    quantity: values.quantity.trim(),
    reason: values.reason.trim() || null,
    ...(step === 'consume' && values.unitCost.trim() && { unitCost: values.unitCost.trim() }),
  };
  return got(api.POST(path, { params: { path: { id }, header: idempotent(key) }, body }));
}

/** Holds material for a job, writes down its use, or gives it back. */
export function MaterialDialog({
  id,
  step,
  item,
  quantity,
  onClose,
}: {
  id: string;
  step: MaterialStep;
  /** Of the row it was opened from. */
  item: Option | null;
  /** What is most likely meant. */
  quantity: string;
  onClose(): void;
}) {
  const t = useMessages(materialMessages);
  const { form } = useSaveForm<Values>({
    defaultValues: { itemId: item, quantity, unitCost: '', reason: '' },
    send: (values, key) => send(id, step, values, key),
    refreshes: ['/api/v1/jobs/{id}', '/api/v1/stock'],
    said: () => t('saved'),
    onDone: onClose,
  });
  return (
    <FormDialog form={form} title={t(`title_${step}`)} go={t(`do_${step}`)} onClose={onClose}>
      <p className="text-soft">{t(`hint_${step}`)}</p>
      <ComboField name="itemId" label={t('item')} isRequired search={findItems} />
      <AmountField name="quantity" label={t('quantity')} isRequired />
      {step === 'consume' && <AmountField name="unitCost" label={t('unitCost')} />}
      <TextField name="reason" label={t('reason')} autoComplete="off" maxLength={1000} />
    </FormDialog>
  );
}
