import { Link, Money, useFormat, useMessages } from '#ui';
import { AgeChart } from './age-chart';
import type { Debtor, Receivables as Owed } from './ageing';
import { messages } from './messages';
import { Panel } from './panel';
import { useReceivables } from './reads';

/** As many names as fit beside the chart. */
const SHOWN = 5;

/** What customers owe, by how long it is late, and who is late with most. */
export function Receivables() {
  const t = useMessages(messages);
  const read = useReceivables();
  const { receivables, isCut } = read;
  const isNothing = receivables?.every(({ total }) => total.count === 0);
  return (
    <Panel
      title={t('receivables')}
      all={{ to: '/invoices?owed=yes&direction=receivable', label: t('allInvoices') }}
      read={{ ...read, data: receivables }}
      empty={isNothing && t('nothingOwed')}
      lines={8}
    >
      <div className="space-y-5">
        {receivables
          ?.filter(({ total }) => total.count > 0)
          .map((owed) => (
            <InCurrency key={owed.currency} owed={owed} />
          ))}
      </div>
      {isCut && <p className="mt-3 text-attention text-sm">{t('receivablesCut')}</p>}
    </Panel>
  );
}

function InCurrency({ owed }: { owed: Owed }) {
  const t = useMessages(messages);
  const { amount } = useFormat();
  const { currency, total, late, ages, debtors } = owed;
  return (
    <div>
      <p className="flex flex-wrap items-baseline gap-x-3">
        <span className="font-semibold text-2xl">
          <Money amount={total.amount} currency={currency} />
        </span>
        <span className="text-soft">
          {t('owedBy', { count: total.count })}
          {late.count > 0 && (
            <>
              {' · '}
              <span className="font-medium text-blocked">
                {t('ofThatLate', { amount: amount(late.amount, currency) })}
              </span>
            </>
          )}
        </span>
      </p>
      <div className={debtors.length > 0 ? 'mt-4 grid gap-6 lg:grid-cols-[3fr_2fr]' : 'mt-4'}>
        <AgeChart ages={ages} currency={currency} />
        {debtors.length > 0 && <Debtors debtors={debtors} currency={currency} />}
      </div>
    </div>
  );
}

function Debtors({ debtors, currency }: { debtors: readonly Debtor[]; currency: string }) {
  const t = useMessages(messages);
  return (
    <div className="min-w-0">
      <h3 className="mb-1 font-medium text-soft text-sm">{t('debtors')}</h3>
      <ul className="-mx-2">
        {debtors.slice(0, SHOWN).map(({ customerId, name, amount, count, daysLate }) => (
          <li key={customerId}>
            <Link
              to={`/invoices?overdue=yes&direction=receivable&customer=${customerId}`}
              className="grid grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-3 rounded-md px-2 py-1.5 hover:bg-hover"
            >
              <span className="truncate font-medium">{name}</span>
              <span className="col-span-2 row-start-2 text-faint text-sm">
                {t('daysLate', { count: daysLate })} · {t('invoices', { count })}
              </span>
              <Money amount={amount} currency={currency} />
            </Link>
          </li>
        ))}
      </ul>
      {debtors.length > SHOWN && (
        <p className="mt-1 text-faint text-sm">{t('moreDebtors', { count: debtors.length - SHOWN })}</p>
      )}
    </div>
  );
}
