import { Fragment, useState } from 'react';
import type { schemas } from '#api-client';
import { Card, Money, Quantity, UnitPrice, useFormat, useMediaQuery, useMessages } from '#ui';
import { useMay } from '../../app/me';
import { LineEvidence, Opener } from './line-evidence';
import { messages } from './messages';

type Invoice = schemas['InvoiceAnswer'];
type Line = Invoice['lines'][number];

const CELL = 'border-line border-b px-4 py-2.5 align-top';

/** Which line shows what it rests on, for who may see that. */
function useOpened() {
  const mayOpen = useMay('approvals.read');
  const [opened, setOpened] = useState<ReadonlySet<number>>(new Set());
  return {
    mayOpen,
    isOpen: ({ lineNumber }: Line) => opened.has(lineNumber),
    toggle: ({ lineNumber }: Line) =>
      setOpened((before) =>
        before.has(lineNumber)
          ? new Set([...before].filter((one) => one !== lineNumber))
          : new Set([...before, lineNumber]),
      ),
  };
}

interface LinesProps {
  invoice: Invoice;
  opened: ReturnType<typeof useOpened>;
}

/**
 * The lines with their tax and, on request, what each rests on, and how the total comes about. On a phone the amount stands
 * beside the description.
 */
export function InvoiceLines({ invoice }: { invoice: Invoice }) {
  const t = useMessages(messages);
  const isPhone = useMediaQuery('(max-width: 639px)');
  const opened = useOpened();
  return (
    <Card title={t('lines')} isFlush>
      {isPhone ? <Cards invoice={invoice} opened={opened} /> : <Rows invoice={invoice} opened={opened} />}
      <Sums invoice={invoice} />
    </Card>
  );
}

function Rows({ invoice: { id, lines, currency }, opened }: LinesProps) {
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
          <Fragment key={line.lineNumber}>
            <tr>
              <td className={`${CELL} break-words`}>
                <Description line={line} opened={opened} />
              </td>
              <td className={`${CELL} text-right`}>{isPriced(line) && <Quantity value={line.quantity} />}</td>
              <td className={`${CELL} text-right`}>
                {isPriced(line) && <UnitPrice value={line.unitPrice} />}
              </td>
              <td className={`${CELL} text-right text-soft`}>
                {isPriced(line) && <Money amount={line.taxAmount} />}
              </td>
              <td className={`${CELL} text-right`}>
                {line.kind !== 'note' && <Money amount={line.amount} />}
              </td>
            </tr>
            {opened.isOpen(line) && (
              <tr>
                <td colSpan={heads.length + 1} className={`${CELL} bg-sunken`}>
                  <LineEvidence id={id} line={line} />
                </td>
              </tr>
            )}
          </Fragment>
        ))}
      </tbody>
    </table>
  );
}

const isPriced = ({ kind }: Line) => kind === 'item' || kind === 'account';

function Description({ line, opened }: { line: Line; opened: LinesProps['opened'] }) {
  if (!opened.mayOpen || !isPriced(line)) return line.description;
  return <Opener line={line} isOpen={opened.isOpen(line)} onPress={() => opened.toggle(line)} />;
}

function Cards({ invoice: { id, lines }, opened }: LinesProps) {
  const t = useMessages(messages);
  const { amount } = useFormat();
  return (
    <ul className="divide-y divide-line border-line border-b">
      {lines.map((line) => (
        <li key={line.lineNumber} className="space-y-2 px-4 py-2.5">
          <div className="flex items-baseline justify-between gap-4">
            <span className="min-w-0">
              <span className="break-words">
                <Description line={line} opened={opened} />
              </span>
              {isPriced(line) && (
                <span className="block text-soft text-sm">
                  <Quantity value={line.quantity} /> × <UnitPrice value={line.unitPrice} />
                  {line.taxAmount && `, ${t('taxOfLine', { amount: amount(line.taxAmount) })}`}
                </span>
              )}
            </span>
            {line.kind !== 'note' && <Money amount={line.amount} strong />}
          </div>
          {opened.isOpen(line) && <LineEvidence id={id} line={line} />}
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
