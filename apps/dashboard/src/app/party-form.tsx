import type { ReactNode } from 'react';
import { defineMessages, SelectField, TextField, useMessages } from '#ui';
import { orNull } from './text';

const messages = defineMessages({
  companyName: ['Company', 'Entreprise'],
  givenName: ['First name', 'Prénom'],
  familyName: ['Last name', 'Nom de famille'],
  email: ['E-mail', 'Courriel'],
  phone: ['Phone', 'Téléphone'],
  currency: ['Currency', 'Devise'],
});

const TEXTS = ['companyName', 'givenName', 'familyName', 'email', 'phone', 'notes'] as const;

/** What is asked of everybody we deal with, as a form holds it. */
export type PartyValues = Record<'displayName' | 'currency' | (typeof TEXTS)[number], string>;

export type Written = Partial<Record<keyof PartyValues, string | null>>;

export function partyValues(party: Written | undefined, currency: string): PartyValues {
  const texts = Object.fromEntries(TEXTS.map((name) => [name, party?.[name] ?? '']));
  return {
    ...(texts as Record<(typeof TEXTS)[number], string>),
    displayName: party?.displayName ?? '',
    currency: party?.currency ?? currency,
  };
}

/** The same as the API takes it. */
export function partyBody(values: PartyValues) {
  const texts = Object.fromEntries(TEXTS.map((name) => [name, orNull(values[name])]));
  return {
    ...(texts as Record<(typeof TEXTS)[number], string | null>),
    displayName: values.displayName.trim(),
    currency: values.currency,
  };
}

interface PersonFieldsProps {
  /** What the name is for. */
  label: string;
  isNew: boolean;
  /** What stands beside the company. */
  children?: ReactNode;
}

/** Who it is and how to reach her. */
export function PersonFields({ label, isNew, children }: PersonFieldsProps) {
  const t = useMessages(messages);
  return (
    <>
      <TextField name="displayName" label={label} isRequired autoFocus={isNew} maxLength={500} />
      <div className="grid gap-4 sm:grid-cols-2">
        <div className={children ? undefined : 'sm:col-span-2'}>
          <TextField name="companyName" label={t('companyName')} autoComplete="off" />
        </div>
        {children}
        <TextField name="givenName" label={t('givenName')} autoComplete="off" />
        <TextField name="familyName" label={t('familyName')} autoComplete="off" />
        <TextField name="email" label={t('email')} type="email" autoComplete="off" />
        <TextField name="phone" label={t('phone')} inputMode="tel" autoComplete="off" />
      </div>
    </>
  );
}

/** Ours, the two that everybody here knows, and whatever it was `before`. */
export function CurrencyField({ ours, before }: { ours: string; before: string }) {
  const t = useMessages(messages);
  const currencies = [...new Set([ours, 'CAD', 'USD', before])];
  return <SelectField name="currency" label={t('currency')} choices={currencies.map((one) => [one, one])} />;
}
