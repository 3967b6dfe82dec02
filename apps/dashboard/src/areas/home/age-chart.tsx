import { useFormat, useMessages } from '#ui';
import { Columns } from '#ui-charts';
import { AGES, type Receivables } from './ageing';
import { messages } from './messages';

/** What is owed, a bar for each age. */
export function AgeChart({ ages, currency }: Pick<Receivables, 'ages' | 'currency'>) {
  const t = useMessages(messages);
  const { locale, amount } = useFormat();
  return (
    <Columns
      label={t('ageChart')}
      locale={locale}
      height={168}
      series={[{ id: 'open', label: t('owed'), colour: 'accent' }]}
      rows={AGES.map((age) => ({
        label: t(age),
        values: { open: ages[age].amount },
        to: `/invoices?age=${age}&direction=receivable&currency=${currency}`,
      }))}
      write={(value) => amount(value, currency)}
    />
  );
}
