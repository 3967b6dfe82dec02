import { api, got, idempotent, type schemas } from '#api-client';
import {
  Drawer,
  FormDrawer,
  Problem,
  refusalOf,
  SkeletonLines,
  SwitchField,
  TextAreaField,
  useMessages,
} from '#ui';
import { useBegun } from '../../app/begun';
import { useMe } from '../../app/me';
import { CurrencyField, type PartyValues, PersonFields, partyBody, partyValues } from '../../app/party-form';
import { AddressFields, addressValues, writtenAddress } from '../../app/postal-address';
import { useRead } from '../../app/queries';
import { useSaveForm } from '../../app/save-form';
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

interface Values extends PartyValues {
  taxExempt: boolean;
  billingAddress: schemas['AddressBody'];
}

const valuesOf = (customer: Customer | undefined, currency: string): Values => ({
  ...partyValues(customer, currency),
  taxExempt: customer?.taxExempt ?? false,
  billingAddress: addressValues(customer?.billingAddress),
});

const bodyOf = (values: Values) => ({
  ...partyBody(values),
  taxExempt: values.taxExempt,
  billingAddress: writtenAddress(values.billingAddress),
});

function Editor({ customer: now, onClose }: { customer?: Customer; onClose(): void }) {
  const t = useMessages(messages);
  const customer = useBegun(now);
  const { organization } = useMe();
  const { form, isSaved } = useSaveForm<Values, Customer>({
    defaultValues: valuesOf(customer, organization.currency),
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
  });
  return (
    <FormDrawer
      form={form}
      isSaved={isSaved}
      title={customer ? t('editTitle', { name: customer.displayName }) : t('addTitle')}
      go={t('save')}
      onClose={onClose}
    >
      <PersonFields label={t('displayName')} isNew={!customer} />
      <AddressFields name="billingAddress" title={t('billing')} />
      <div className="space-y-4 border-line border-t pt-4">
        <CurrencyField ours={organization.currency} before={customer?.currency ?? organization.currency} />
        <SwitchField name="taxExempt" label={t('taxExempt')} />
        <TextAreaField name="notes" label={t('notes')} hint={t('notesHint')} />
      </div>
    </FormDrawer>
  );
}
