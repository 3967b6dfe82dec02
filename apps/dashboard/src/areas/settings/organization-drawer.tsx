import { api, got, idempotent, type schemas } from '#api-client';
import { FormDrawer, SelectField, SwitchField, TextField, useMessages } from '#ui';
import { PROVINCES, usePlaces } from '../../app/provinces';
import { useSaveForm } from '../../app/save-form';
import { ORGANIZATION, type Organization, zoneChoices } from './organization';
import { organizationMessages } from './organization-messages';

type Values = Required<schemas['ChangeOrganizationBody']>;

/** Name, place and language of the organization. */
export function OrganizationDrawer({
  organization,
  onClose,
}: {
  organization: Organization;
  onClose(): void;
}) {
  const t = useMessages(organizationMessages);
  const places = usePlaces();
  const { name, province, timezone, locale, syncEnabled } = organization;
  const { form, isSaved } = useSaveForm<Values>({
    defaultValues: {
      ...{ name, province, timezone, syncEnabled },
      locale: locale.startsWith('fr') ? 'fr-CA' : 'en-CA',
    },
    send: (body, key) => got(api.PATCH(ORGANIZATION, { params: { header: idempotent(key) }, body })),
    // Everybody's days and language hang on it.
    refreshes: [ORGANIZATION, '/api/v1/me'],
    said: () => t('saved'),
    onDone: onClose,
  });
  return (
    <FormDrawer form={form} isSaved={isSaved} title={t('editTitle')} go={t('save')} onClose={onClose}>
      <TextField name="name" label={t('name')} isRequired autoComplete="off" maxLength={255} />
      <SelectField
        name="province"
        label={t('province')}
        hint={t('provinceHint')}
        choices={PROVINCES.map((one) => [one, places.province(one)] as const)}
      />
      <SelectField
        name="timezone"
        label={t('timezone')}
        hint={t('timezoneHint')}
        choices={zoneChoices(timezone)}
      />
      <SelectField
        name="locale"
        label={t('language')}
        hint={t('languageHint')}
        choices={[
          ['en-CA', t('english')],
          ['fr-CA', t('french')],
        ]}
      />
      <SwitchField name="syncEnabled" label={t('sync')} hint={t('syncHint')} />
    </FormDrawer>
  );
}
