import { api, got, idempotent, type schemas } from '#api-client';
import {
  Drawer,
  FormDrawer,
  Problem,
  refusalOf,
  SelectField,
  SkeletonLines,
  SwitchField,
  TextAreaField,
  TextField,
  useMessages,
  useProblemForm,
} from '#ui';
import { useMe } from '../../app/me';
import { useRead, useWrite } from '../../app/queries';
import { messages } from './messages';

type Customer = schemas['CustomerAnswer'];

/** Adds a customer (`new`) or changes the one with that id; closed without an id. */
export function CustomerDrawer({ id, onClose }: { id: string | undefined; onClose(): void }) {
  const isNew = id === 'new';
  const found = useRead('/api/v1/customers/{id}', undefined, { id, isOff: !id || isNew });
  const t = useMessages(messages);
  if (!id) return null;
  if (isNew) return <Editor key="new" onClose={onClose} />;
  if (found.data?.id === id) return <Editor key={id} customer={found.data} onClose={onClose} />;
  return (
    <Drawer isOpen onClose={onClose} title={t('edit')}>
      {found.error ? <Problem problem={refusalOf(found.error)} isInline /> : <SkeletonLines count={8} />}
    </Drawer>
  );
}

interface Values {
  displayName: string;
  companyName: string;
  givenName: string;
  familyName: string;
  email: string;
  phone: string;
  currency: string;
  taxExempt: boolean;
  notes: string;
  billingAddress: schemas['AddressBody'];
}

function valuesOf(customer: Customer | undefined, currency: string): Values {
  return {
    displayName: customer?.displayName ?? '',
    companyName: customer?.companyName ?? '',
    givenName: customer?.givenName ?? '',
    familyName: customer?.familyName ?? '',
    email: customer?.email ?? '',
    phone: customer?.phone ?? '',
    currency: customer?.currency ?? currency,
    taxExempt: customer?.taxExempt ?? false,
    notes: customer?.notes ?? '',
    billingAddress: {
      line1: '',
      line2: '',
      city: '',
      province: '',
      postalCode: '',
      ...customer?.billingAddress,
    },
  };
}

const orNull = (text: string | undefined): string | null => text?.trim() || null;

function bodyOf({ billingAddress, displayName, currency, taxExempt, ...texts }: Values) {
  const written = Object.entries(billingAddress).filter(([, text]) => text?.trim());
  return {
    displayName: displayName.trim(),
    currency,
    taxExempt,
    companyName: orNull(texts.companyName),
    givenName: orNull(texts.givenName),
    familyName: orNull(texts.familyName),
    email: orNull(texts.email),
    phone: orNull(texts.phone),
    notes: orNull(texts.notes),
    billingAddress: written.length > 0 ? (Object.fromEntries(written) as schemas['AddressBody']) : null,
  };
}

function Editor({ customer, onClose }: { customer?: Customer; onClose(): void }) {
  const t = useMessages(messages);
  const { organization } = useMe();
  const write = useWrite<Values, Customer>({
    send: (values, key) => {
      const body = bodyOf(values);
      const header = idempotent(key);
      if (!customer) return got(api.POST('/api/v1/customers', { params: { header }, body }));
      const { id, version } = customer;
      return got(
        api.PATCH('/api/v1/customers/{id}', {
          params: { path: { id }, header },
          body: { ...body, version },
        }),
      );
    },
    refreshes: ['/api/v1/customers'],
    said: ({ displayName }) => t('saved', { name: displayName }),
    onDone: onClose,
    isQuiet: true,
  });
  const form = useProblemForm<Values>({
    defaultValues: valuesOf(customer, organization.currency),
    save: async (values) => {
      await write.mutateAsync(values);
    },
  });
  return (
    <FormDrawer
      form={form}
      isSaved={write.isSuccess}
      title={customer ? t('editTitle', { name: customer.displayName }) : t('addTitle')}
      go={t('save')}
      onClose={onClose}
    >
      <TextField
        name="displayName"
        label={t('displayName')}
        isRequired
        autoFocus={!customer}
        maxLength={500}
      />
      <TextField name="companyName" label={t('companyName')} autoComplete="off" />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField name="givenName" label={t('givenName')} autoComplete="off" />
        <TextField name="familyName" label={t('familyName')} autoComplete="off" />
        <TextField name="email" label={t('email')} type="email" autoComplete="off" />
        <TextField name="phone" label={t('phone')} inputMode="tel" autoComplete="off" />
      </div>
      <fieldset className="space-y-4 border-line border-t pt-4">
        <legend className="font-medium">{t('billing')}</legend>
        <TextField name="billingAddress.line1" label={t('line1')} autoComplete="off" />
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField name="billingAddress.line2" label={t('line2')} autoComplete="off" />
          <TextField name="billingAddress.city" label={t('city')} autoComplete="off" />
          <TextField name="billingAddress.province" label={t('province')} autoComplete="off" />
          <TextField name="billingAddress.postalCode" label={t('postalCode')} autoComplete="off" />
        </div>
      </fieldset>
      <div className="space-y-4 border-line border-t pt-4">
        <SelectField
          name="currency"
          label={t('currency')}
          choices={[...new Set([organization.currency, 'CAD', 'USD', customer?.currency ?? 'CAD'])].map(
            (one) => [one, one],
          )}
        />
        <SwitchField name="taxExempt" label={t('taxExempt')} />
        <TextAreaField name="notes" label={t('notes')} hint={t('notesHint')} />
      </div>
    </FormDrawer>
  );
}
