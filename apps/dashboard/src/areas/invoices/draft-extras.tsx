import { useFormState, useWatch } from 'react-hook-form';
import { AmountField, Card, SelectField, TextAreaField, TextField, useMessages } from '#ui';
import type { DraftValues } from './draft-form';
import { draftMessages } from './draft-messages';
import { usePreview } from './use-preview';

/** What is taken off or added to the whole, and what is said beside it. `isFixed`: its lines are not typed here. */
export function DraftExtras({ isFixed }: { isFixed: boolean }) {
  const t = useMessages(draftMessages);
  const [discount, kind] = useWatch<DraftValues, ['discount', 'discountKind']>({
    name: ['discount', 'discountKind'],
  });
  const { defaultValues } = useFormState<DraftValues>();
  // Of a percentage only the amount is kept.
  const isFrozen =
    kind === 'amount' && Boolean(defaultValues?.discount) && discount === defaultValues?.discount;
  const { preview } = usePreview();
  const currency = preview?.currency ?? '$';
  return (
    <div className="min-w-0 space-y-4">
      {!isFixed && (
        <Card title={t('sums')}>
          <div className="grid gap-4 sm:grid-cols-[1fr_6rem_1fr]">
            <AmountField
              name="discount"
              label={t('discount')}
              hint={isFrozen ? t('discountFrozen') : undefined}
            />
            <SelectField
              name="discountKind"
              label={t('discountKind')}
              choices={[
                ['amount', currency],
                ['percent', t('percent')],
              ]}
            />
            <AmountField name="freight" label={t('freight')} hint={t('freightHint')} />
          </div>
          {discount.trim() !== '' && (
            <TextField
              name="discountText"
              label={t('discountText')}
              className="mt-4"
              autoComplete="off"
              maxLength={4000}
            />
          )}
        </Card>
      )}
      <Card title={t('notes')}>
        <div className="grid gap-4 sm:grid-cols-2">
          <TextAreaField name="customerMemo" label={t('memo')} hint={t('memoHint')} />
          <TextAreaField name="privateNote" label={t('privateNote')} hint={t('privateHint')} />
        </div>
      </Card>
    </div>
  );
}
