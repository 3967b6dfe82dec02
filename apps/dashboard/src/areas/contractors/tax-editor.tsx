import { api, got, idempotent, type schemas } from '#api-client';
import { FormDialog, SelectField, SwitchField, TextField, useMessages } from '#ui';
import { useBegun } from '../../app/begun';
import { useSaveForm } from '../../app/save-form';
import { orNull } from '../../app/text';
import { taxMessages } from './work-messages';

type TaxIdentity = schemas['TaxIdentityAnswer'];

const SLIPS = ['t5018', 't4a', 't4', 'none'] as const;

interface Values {
  slip: TaxIdentity['slip'];
  businessNumber: string;
  sin: string;
  gstNumber: string;
  qstNumber: string;
  isBusinessNumberForgotten: boolean;
  isSinForgotten: boolean;
}

/** A sealed number: what is typed replaces it, nothing typed keeps it. */
const sealed = (typed: string, isForgotten: boolean): string | null | undefined =>
  typed.trim() || (isForgotten ? null : undefined);

/** Changes the slip and the numbers. Sealed ones are not shown: what is left empty stays as it is. */
export function TaxEditor({ id, identity, onClose }: { id: string; identity: TaxIdentity; onClose(): void }) {
  const t = useMessages(taxMessages);
  const { slip, businessNumberEnding, sinEnding, gstNumber, qstNumber, version } = useBegun(identity);
  const { form } = useSaveForm<Values, TaxIdentity>({
    defaultValues: {
      ...{ slip, businessNumber: '', sin: '', gstNumber: gstNumber ?? '', qstNumber: qstNumber ?? '' },
      ...{ isBusinessNumberForgotten: false, isSinForgotten: false },
    },
    send: (values, key) =>
      got(
        api.PATCH('/api/v1/contractors/{id}/tax-identity', {
          params: { path: { id }, header: idempotent(key) },
          body: {
            version,
            slip: values.slip,
            businessNumber: sealed(values.businessNumber, values.isBusinessNumberForgotten),
            sin: sealed(values.sin, values.isSinForgotten),
            gstNumber: orNull(values.gstNumber),
            qstNumber: orNull(values.qstNumber),
          },
        }),
      ),
    refreshes: ['/api/v1/contractors'],
    said: () => t('saved'),
    onDone: onClose,
  });
  const keep = (digits: string | null) => digits && t('keep', { digits });
  return (
    <FormDialog form={form} title={t('editTitle')} go={t('save')} onClose={onClose}>
      <SelectField name="slip" label={t('slip')} choices={SLIPS.map((one) => [one, t(one)])} />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          name="businessNumber"
          label={t('businessNumber')}
          hint={keep(businessNumberEnding)}
          autoComplete="off"
        />
        <TextField name="sin" label={t('sin')} hint={keep(sinEnding)} autoComplete="off" />
        <TextField name="gstNumber" label={t('gstNumber')} autoComplete="off" />
        <TextField name="qstNumber" label={t('qstNumber')} autoComplete="off" />
      </div>
      {businessNumberEnding && (
        <SwitchField name="isBusinessNumberForgotten" label={t('forgetBusinessNumber')} />
      )}
      {sinEnding && <SwitchField name="isSinForgotten" label={t('forgetSin')} />}
    </FormDialog>
  );
}
