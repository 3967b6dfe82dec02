import type { ReactNode } from 'react';
import { useWatch } from 'react-hook-form';
import { api, got, idempotent, type schemas } from '#api-client';
import { FormDrawer, TextAreaField, TextField, useMessages } from '#ui';
import { AddressFields } from '../../app/postal-address';
import { useSaveForm } from '../../app/save-form';
import { type BrandingValues, brandingBody, brandingValues } from './branding-values';
import { ColourField } from './colour-field';
import { LogoField } from './logo-field';
import { BRANDING, type Branding } from './organization';
import { organizationMessages } from './organization-messages';
import { PaperPreview } from './paper-preview';

/** What papers say about us and how they look, with the paper beside it as one types. */
export function BrandingDrawer({
  branding,
  name,
  onClose,
}: {
  branding: Branding;
  name: string;
  onClose(): void;
}) {
  const t = useMessages(organizationMessages);
  const { form, isSaved } = useSaveForm<BrandingValues, schemas['BrandingAnswer']>({
    defaultValues: brandingValues(branding),
    send: (values, key) =>
      got(
        api.PATCH(BRANDING, {
          params: { header: idempotent(key) },
          body: brandingBody(values),
        }),
      ),
    refreshes: [BRANDING],
    said: () => t('saved'),
    onDone: onClose,
  });
  return (
    <FormDrawer
      form={form}
      isSaved={isSaved}
      isWide
      title={t('brandingTitle')}
      go={t('save')}
      onClose={onClose}
    >
      <LivePreview name={name} hasLogo={branding.hasLogo} />
      <TextField
        name="legalName"
        label={t('legalName')}
        hint={t('legalNameHint')}
        autoComplete="off"
        maxLength={255}
      />
      <Group title={t('looks')}>
        <LogoField hasLogo={branding.hasLogo} />
        <ColourField />
      </Group>
      <AddressFields name="address" title={t('address')} />
      <Group title={t('reach')}>
        <TextField name="phone" label={t('phone')} inputMode="tel" autoComplete="off" maxLength={40} />
        <TextField name="email" label={t('email')} type="email" autoComplete="off" maxLength={254} />
        <TextField name="website" label={t('website')} autoComplete="off" maxLength={255} />
      </Group>
      <Group title={t('taxes')}>
        <TextField name="gstNumber" label={t('gstNumber')} placeholder="123456789 RT0001" maxLength={30} />
        <TextField name="qstNumber" label={t('qstNumber')} placeholder="1012345678 TQ0001" maxLength={30} />
      </Group>
      <Group title={t('contact')}>
        <TextField
          name="contactName"
          label={t('contactName')}
          hint={t('contactHint')}
          autoComplete="off"
          maxLength={100}
        />
        <TextField name="contactTitle" label={t('contactTitle')} autoComplete="off" maxLength={100} />
      </Group>
      <TextAreaField name="paymentInstructions" label={t('paymentInstructions')} hint={t('paymentHint')} />
    </FormDrawer>
  );
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className="border-line border-t pt-2">
      <legend className="pr-2 font-medium">{title}</legend>
      <div className="grid gap-4 sm:grid-cols-2">{children}</div>
    </fieldset>
  );
}

function LivePreview({ name, hasLogo }: { name: string; hasLogo: boolean }) {
  const values = useWatch() as BrandingValues;
  const logo = values.logo === '' && hasLogo ? 'kept' : values.logo;
  return <PaperPreview sender={values} name={name} logo={logo === 'none' || !logo ? undefined : logo} />;
}
