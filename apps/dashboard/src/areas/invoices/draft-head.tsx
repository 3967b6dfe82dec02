import { useWatch } from 'react-hook-form';
import { AmountField, Card, ComboField, DayField, SelectField, TextField, useFormat, useMessages } from '#ui';
import { findCustomers, findJobs } from '../../app/find';
import { useMe } from '../../app/me';
import { useList } from '../../app/queries';
import type { DraftValues, Invoice } from './draft-form';
import { draftMessages } from './draft-messages';
import { usePreview } from './use-preview';

/** Whom it goes to, when, and in which currency. What is left empty follows from the customer; the hints say what that is. */
export function DraftHead({ draft }: { draft: Invoice | undefined }) {
  const t = useMessages(draftMessages);
  const customer = useWatch<DraftValues, 'customerId'>({ name: 'customerId' });
  const terms = useList('/api/v1/terms', { active: true, limit: 200 }).rows ?? [];
  return (
    <Card>
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
        <ComboField
          name="customerId"
          label={t('customer')}
          className="sm:col-span-2"
          isRequired
          autoFocus={!draft}
          search={findCustomers}
        />
        <ComboField
          name="jobId"
          label={t('job')}
          hint={t('jobHint')}
          search={(text, signal) => findJobs(text, signal, customer?.id)}
        />
        <TextField name="email" label={t('email')} hint={t('emailHint')} type="email" autoComplete="off" />
        <DayField name="invoiceDate" label={t('invoiceDate')} isRequired />
        <SelectField
          // A list that came later does not yet show which one is chosen.
          key={terms.length}
          name="termId"
          label={t('terms')}
          choices={[...terms.map(({ id, name }) => [id, name] as const), ['none', t('noTerms')]]}
          emptyLabel={draft ? undefined : t('customersTerms')}
        />
        <DueDay />
        <Currency draft={draft} />
      </div>
    </Card>
  );
}

function DueDay() {
  const t = useMessages(draftMessages);
  const { day } = useFormat();
  const { preview } = usePreview();
  const typed = useWatch<DraftValues, 'dueDate'>({ name: 'dueDate' });
  const due = preview?.dueDate;
  const hint = due ? t('dueHint', { day: day(due) }) : t('noDue');
  return <DayField name="dueDate" label={t('dueDate')} hint={!typed && preview ? hint : undefined} />;
}

/** The rate is asked for where it matters. */
function Currency({ draft }: { draft: Invoice | undefined }) {
  const t = useMessages(draftMessages);
  const { organization } = useMe();
  const { preview } = usePreview();
  const chosen = useWatch<DraftValues, 'currency'>({ name: 'currency' });
  const currency = chosen || (preview?.currency ?? organization.currency);
  const choices = [...new Set([organization.currency, 'CAD', 'USD', draft?.currency ?? 'CAD'])];
  return (
    <>
      <SelectField
        name="currency"
        label={t('currency')}
        choices={choices.map((one) => [one, one] as const)}
        emptyLabel={draft ? undefined : t('customersCurrency')}
      />
      {currency !== organization.currency && <Rate currency={currency} />}
    </>
  );
}

function Rate({ currency }: { currency: string }) {
  const t = useMessages(draftMessages);
  const { quantity, day } = useFormat();
  const { preview } = usePreview();
  const typed = useWatch<DraftValues, 'exchangeRate'>({ name: 'exchangeRate' });
  const { exchangeRate: rate, exchangeRateDate } = preview ?? {};
  const follows = exchangeRateDate
    ? t('rateHint', { rate: quantity(rate ?? ''), day: day(exchangeRateDate) })
    : rate && t('rateKept', { rate: quantity(rate) });
  return (
    <AmountField
      name="exchangeRate"
      label={t('rate')}
      hint={!typed && follows ? follows : t('rateNeeded', { currency: `1 ${currency}` })}
    />
  );
}
