import type { schemas } from '#api-client';
import { Card, Day, Money, Page, PageHeader, Problem, Quantity, refusalOf, Stat, useMessages } from '#ui';
import { PageSkeleton } from '../../app/page-skeleton';
import { useRead } from '../../app/queries';
import { useId } from '../../app/url-state';
import { InvoiceState } from './invoice-state';
import { messages } from './messages';

type Invoice = schemas['InvoiceAnswer'];

/** One invoice with its lines and totals. */
export default function InvoicePage() {
  const t = useMessages(messages);
  const id = useId();
  const { data: invoice, error, refetch } = useRead('/api/v1/invoices/{id}', undefined, { id });
  if (!invoice) {
    return error ? <Problem problem={refusalOf(error)} onRetry={() => void refetch()} /> : <PageSkeleton />;
  }
  return (
    <Page>
      <PageHeader
        title={t(invoice.direction === 'receivable' ? 'invoice' : 'bill', { number: invoice.number })}
        back={{ to: '/invoices', label: t('title') }}
        state={<InvoiceState status={invoice.status} isOverdue={invoice.isOverdue} />}
      >
        {invoice.partyName}
      </PageHeader>
      <div className="grid grid-cols-2 gap-3 lg:grid-cols-4">
        <Stat label={t('total')} value={<Money amount={invoice.total} currency={invoice.currency} />} />
        <Stat
          label={t('balance')}
          meaning={invoice.isOverdue ? 'blocked' : 'none'}
          value={<Money amount={invoice.balance} currency={invoice.currency} />}
        />
        <Stat label={t('date')} value={<Day value={invoice.invoiceDate} />} />
        <Stat label={t('due')} value={<Day value={invoice.dueDate} />} />
      </div>
      <Lines invoice={invoice} />
    </Page>
  );
}

const CELL = 'border-line border-b px-4 py-2 align-top';

function Lines({ invoice: { lines, currency, subtotal, taxAmount, total } }: { invoice: Invoice }) {
  const t = useMessages(messages);
  const sums = [
    [t('subtotal'), subtotal],
    [t('tax'), taxAmount],
    [t('total'), total],
  ] as const;
  return (
    <Card title={t('lines')} isFlush>
      <section
        className="overflow-x-auto"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no wheel scrolls it with the arrow keys
        tabIndex={0}
        aria-label={t('lines')}
      >
        <table className="w-full min-w-[36rem]">
          <thead className="text-left text-faint text-xs">
            <tr>
              <th className={`${CELL} font-medium`}>{t('description')}</th>
              <th className={`${CELL} text-right font-medium`}>{t('quantity')}</th>
              <th className={`${CELL} text-right font-medium`}>{t('price')}</th>
              <th className={`${CELL} text-right font-medium`}>{`${t('amount')}, ${currency}`}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.lineNumber}>
                <td className={CELL}>{line.description}</td>
                <td className={`${CELL} text-right`}>
                  <Quantity value={line.quantity} />
                </td>
                <td className={`${CELL} text-right`}>
                  <Quantity value={line.unitPrice} />
                </td>
                <td className={`${CELL} text-right`}>
                  <Money amount={line.amount} />
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            {sums.map(([label, amount], index) => (
              <tr key={label} className={index === sums.length - 1 ? 'font-semibold' : undefined}>
                <td colSpan={3} className="px-4 py-1.5 text-right">
                  {label}
                </td>
                <td className="px-4 py-1.5 text-right">
                  <Money amount={amount} />
                </td>
              </tr>
            ))}
          </tfoot>
        </table>
      </section>
    </Card>
  );
}
