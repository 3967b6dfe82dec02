import { useState } from 'react';
import {
  Drawer,
  FormDrawer,
  Problem,
  refusalOf,
  SelectField,
  SkeletonLines,
  TextAreaField,
  TextField,
  useLanguage,
  useMessages,
} from '#ui';
import { useMe } from '../../app/me';
import { CurrencyField, PersonFields } from '../../app/party-form';
import { AddressFields } from '../../app/postal-address';
import { useAll, useRead } from '../../app/queries';
import { type Contractor, type Profile, valuesOf } from './contractor-form';
import { LEVELS, levelMessages, messages } from './messages';
import { useSave } from './use-save';

/** Adds a contractor (`new`) or changes the one with that id; closed without an id. */
export function ContractorDrawer({ id, onClose }: { id: string | undefined; onClose(): void }) {
  const isNew = id === 'new';
  const of = { id, isOff: !id || isNew };
  const found = useRead('/api/v1/contractors/{id}', undefined, of);
  const profile = useRead('/api/v1/contractors/{id}/profile', undefined, of);
  const t = useMessages(messages);
  if (!id) return null;
  if (isNew) return <Editor key="new" onClose={onClose} />;
  if (found.data?.id === id && profile.data) {
    return <Editor key={id} contractor={found.data} profile={profile.data} onClose={onClose} />;
  }
  const error = found.error ?? profile.error;
  return (
    <Drawer isOpen onClose={onClose} title={t('edit')}>
      {error ? <Problem problem={refusalOf(error)} isInline /> : <SkeletonLines count={8} />}
    </Drawer>
  );
}

function Editor({
  contractor,
  profile,
  onClose,
}: {
  contractor?: Contractor;
  profile?: Profile;
  onClose(): void;
}) {
  const t = useMessages(messages);
  const { organization } = useMe();
  const { language } = useLanguage();
  const [before] = useState(() => valuesOf(contractor, profile, organization.currency, language));
  const { form, isSaved } = useSave(contractor, profile, before, onClose);
  const isContractor = form.form.watch('kind') === 'contractor';
  return (
    <FormDrawer
      form={form}
      isSaved={isSaved}
      title={contractor ? t('editTitle', { name: contractor.displayName }) : t('addTitle')}
      go={t('save')}
      onClose={onClose}
    >
      <PersonFields label={t('displayName')} isNew={!contractor}>
        <SelectField
          name="kind"
          label={t('kind')}
          choices={[
            ['contractor', t('contractor')],
            ['supplier', t('supplier')],
          ]}
        />
      </PersonFields>
      {isContractor && <InTheField />}
      <AddressFields name="address" title={t('address')} />
      <Conditions ours={organization.currency} before={before.currency} />
    </FormDrawer>
  );
}

/** Where she starts from, and what she drives. */
function InTheField() {
  const t = useMessages(messages);
  const level = useMessages(levelMessages);
  return (
    <>
      <fieldset className="space-y-4 border-line border-t pt-4">
        <legend className="font-medium">{t('road')}</legend>
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField name="vehicle" label={t('vehicle')} autoComplete="off" />
          <TextField name="vehiclePlate" label={t('vehiclePlate')} autoComplete="off" />
          <SelectField
            name="skillTier"
            label={t('skillTier')}
            emptyLabel="–"
            choices={LEVELS.map((one) => [one, level(one)])}
          />
          <SelectField
            name="language"
            label={t('language')}
            choices={[
              ['en', t('en')],
              ['fr', t('fr')],
            ]}
          />
        </div>
      </fieldset>
      <AddressFields name="homeAddress" title={t('homeBase')} />
    </>
  );
}

function Conditions(currencies: { ours: string; before: string }) {
  const t = useMessages(messages);
  const { data: terms } = useAll('/api/v1/terms');
  return (
    <div className="space-y-4 border-line border-t pt-4">
      <div className="grid gap-4 sm:grid-cols-2">
        <CurrencyField {...currencies} />
        <SelectField
          // What is chosen can be shown only once the choices are there.
          key={terms ? 'terms' : 'none'}
          name="termId"
          label={t('terms')}
          emptyLabel={t('noTerms')}
          choices={(terms?.items ?? []).map(({ id, name }) => [id, name])}
        />
      </div>
      <TextAreaField name="notes" label={t('notes')} hint={t('notesHint')} />
    </div>
  );
}
