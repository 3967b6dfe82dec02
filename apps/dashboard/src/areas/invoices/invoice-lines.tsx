import type { schemas } from '#api-client';
import { Card, Money, Quantity, useFormat, useMediaQuery, useMessages } from '#ui';
import { messages } from './messages';

type Invoice = schemas['InvoiceAnswer'];
type Line = Invoice['lines'][number];

const CELL = 'border-line border-b px-4 py-2.5 align-top';

/** The lines with their tax, and how the total comes about. On a phone the amount stands beside the description. */
export function InvoiceLines({ invoice }: { invoice: Invoice }) {
  const t = useMessages(messages);
  const isPhone = useMediaQuery('(max-width: 639px)');
  return (
    <Card title={t('lines')} isFlush>
      {isPhone ? <Cards lines={invoice.lines} /> : <Rows invoice={invoice} />}
      <Sums invoice={invoice} />
    </Card>
  );
}

function Rows({ invoice: { lines, currency } }: { invoice: Invoice }) {
  const t = useMessages(messages);
  const heads = [t('quantity'), t('price'), t('tax'), `${t('amount')}, ${currency}`];
  return (
    <table className="w-full">
      <thead className="text-left text-faint text-xs">
        <tr>
          <th className={`${CELL} font-medium`}>{t('description')}</th>
          {heads.map((head) => (
            <th key={head} className={`${CELL} text-right font-medium`}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.lineNumber}>
            <td className={`${CELL} break-words`}>{line.description}</td>
            <td className={`${CELL} text-right`}>{isPriced(line) && <Quantity value={line.quantity} />}</td>
            <td className={`${CELL} text-right`}>{isPriced(line) && <Quantity value={line.unitPrice} />}</td>
            <td className={`${CELL} text-right text-soft`}>
              {isPriced(line) && <Money amount={line.taxAmount} />}
            </td>
            <td className={`${CELL} text-right`}>{line.kind !== 'note' && <Money amount={line.amount} />}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const isPriced = ({ kind }: Line) => kind === 'item' || kind === 'account';

function Cards({ lines }: { lines: readonly Line[] }) {
  const t = useMessages(messages);
  const { amount } = useFormat();
  return (
    <ul className="divide-y divide-line border-line border-b">
      {lines.map((line) => (
        <li key={line.lineNumber} className="flex items-baseline justify-between gap-4 px-4 py-2.5">
          <span className="min-w-0">
            <span className="break-words">{line.description}</span>
            {isPriced(line) && (
              <span className="block text-soft text-sm">
                <Quantity value={line.quantity} /> × <Quantity value={line.unitPrice} />
                {line.taxAmount && `, ${t('taxOfLine', { amount: amount(line.taxAmount) })}`}
              </span>
            )}
          </span>
          {line.kind !== 'note' && <Money amount={line.amount} strong />}
        </li>
      ))}
    </ul>
  );
}

function Sums({ invoice }: { invoice: Invoice }) {
  const t = useMessages(messages);
  const { subtotal, discountAmount, taxBreakdown, taxAmount, total, currency } = invoice;
  const { quantity } = useFormat();
  const taxes = taxBreakdown.map(
    ({ name, percent, amount }) => [`${name} (${quantity(percent)} %)`, amount] as const,
  );
  const sums = [
    [t('subtotal'), subtotal] as const,
    ...(Number(discountAmount) === 0 ? [] : [[t('discount'), `-${discountAmount}`] as const]),
    ...(taxes.length > 0 ? taxes : [[Number(taxAmount) === 0 ? t('noTax') : t('tax'), taxAmount] as const]),
  ];
  return (
    <dl className="ml-auto grid w-fit grid-cols-[auto_auto] justify-end gap-x-8 gap-y-1.5 px-4 py-3 text-right">
      {sums.map(([label, amount]) => (
        <div key={label} className="contents">
          <dt className="text-soft">{label}</dt>
          <dd>
            <Money amount={amount} />
          </dd>
        </div>
      ))}
      <dt className="font-semibold">{t('total')}</dt>
      <dd>
        <Money amount={total} currency={currency} strong />
      </dd>
    </dl>
  );
}
