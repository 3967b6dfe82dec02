import { Card, Money, Quantity, Sums, TextLink, UnitPrice, useFormat, useMediaQuery, useMessages } from '#ui';
import { LineSpecifications } from './line-specifications';
import { fulfilledOf, isOver, type Order, type OrderLine } from './order';
import { orderMessages } from './order-messages';

const CELL = 'border-line border-b px-3 py-2.5 align-top first:pl-4 last:pr-4';

/** What was ordered, line by line, with how much of it is received or done and billed. */
export function OrderLines({ order }: { order: Order }) {
  const t = useMessages(orderMessages);
  const isPhone = useMediaQuery('(max-width: 639px)');
  const { subtotal, discountAmount, shippingAmount, taxAmount, total, currency } = order;
  const isSome = (amount: string) => Number(amount) !== 0;
  return (
    <Card isFlush>
      {isPhone ? <Cards order={order} /> : <Rows order={order} />}
      <Sums
        parts={[
          [t('subtotal'), subtotal],
          ...(isSome(discountAmount) ? [[t('discount'), `-${discountAmount}`] as const] : []),
          ...(isSome(shippingAmount) ? [[t('freight'), shippingAmount] as const] : []),
          [isSome(taxAmount) ? t('tax') : t('noTax'), taxAmount],
        ]}
        total={[t('total'), total]}
        currency={currency}
      />
    </Card>
  );
}

function Rows({ order: { direction, lines, currency } }: { order: Order }) {
  const t = useMessages(orderMessages);
  const heads = [
    t('ordered'),
    t(direction === 'supplier' ? 'received' : 'worked'),
    t('billed'),
    t('price'),
    `${t('amount')}, ${currency}`,
  ];
  return (
    <section
      className="overflow-x-auto"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no wheel scrolls it with the arrow keys
      tabIndex={0}
      aria-label={t('lines')}
    >
      <table className="w-full">
        <thead className="text-left text-faint text-xs">
          <tr>
            <th className={`${CELL} font-medium`}>{t('description')}</th>
            {heads.map((head) => (
              <th key={head} className={`${CELL} whitespace-nowrap text-right font-medium`}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => {
            const done = fulfilledOf(line, direction);
            return (
              <tr key={line.lineNumber}>
                <td className={`${CELL} w-full min-w-56`}>
                  <LineWords line={line} done={done} />
                </td>
                <td className={`${CELL} text-right`}>
                  <Quantity value={line.quantity} unit={line.unit} />
                </td>
                <Counted line={line} counted={done} />
                <Counted line={line} counted={line.quantityBilled} />
                <td className={`${CELL} text-right`}>
                  <UnitPrice value={line.unitPrice} />
                </td>
                <td className={`${CELL} text-right`}>
                  <Money amount={line.amount} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

function Counted({ line, counted }: { line: OrderLine; counted: string }) {
  const isNone = Number(counted) === 0;
  return (
    <td
      className={`${CELL} text-right ${isOver(counted, line) ? 'font-medium text-attention' : isNone ? 'text-faint' : ''}`}
    >
      <Quantity value={counted} />
    </td>
  );
}

const BAR =
  'mt-1.5 block h-1 w-full max-w-64 appearance-none overflow-hidden rounded-full bg-sunken [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-sunken [&::-webkit-progress-value]:bg-accent';

function LineWords({ line, done }: { line: OrderLine; done: string }) {
  const t = useMessages(orderMessages);
  const { quantity, day } = useFormat();
  const { lineNumber, description, sku, specialInstructions, estimatedHours, promisedDate, jobId } = line;
  const isOverAny = isOver(done, line) || isOver(line.quantityBilled, line);
  const total = Math.abs(Number(line.quantity));
  const facts = [
    sku,
    promisedDate && t('promisedLine', { day: day(promisedDate) }),
    estimatedHours && t('hoursOf', { hours: quantity(estimatedHours) }),
  ].filter(Boolean);
  return (
    <div className="min-w-0 break-words">
      <span className="text-faint">{lineNumber}. </span>
      {description}
      {facts.length > 0 && <span className="block text-soft text-sm">{facts.join(' · ')}</span>}
      {jobId && (
        <span className="block text-sm">
          <TextLink to={`/jobs/${jobId}`}>{t('forJob')}</TextLink>
        </span>
      )}
      <progress
        className={BAR}
        value={Number(done)}
        max={total > 0 ? total : 1}
        aria-label={t('progressOf', { done: quantity(done), total: quantity(line.quantity) })}
      />
      {isOverAny && (
        <p className="mt-1 text-attention text-sm">
          {line.overrideReason ? t('over', { reason: line.overrideReason }) : t('overBare')}
        </p>
      )}
      {specialInstructions && (
        <p className="mt-1 whitespace-pre-wrap text-soft text-sm">{specialInstructions}</p>
      )}
      {line.specifications && <LineSpecifications of={line.specifications} />}
    </div>
  );
}

function Cards({ order: { direction, lines } }: { order: Order }) {
  const t = useMessages(orderMessages);
  const { quantity } = useFormat();
  return (
    <ul className="divide-y divide-line border-line border-b">
      {lines.map((line) => {
        const done = fulfilledOf(line, direction);
        return (
          <li key={line.lineNumber} className="space-y-1 px-4 py-3">
            <div className="flex items-baseline justify-between gap-4">
              <LineWords line={line} done={done} />
              <Money amount={line.amount} strong />
            </div>
            <p className="tnum text-soft text-sm">
              <Quantity value={line.quantity} unit={line.unit} /> × <UnitPrice value={line.unitPrice} />
              {` · ${t(direction === 'supplier' ? 'received' : 'worked')} ${quantity(done)}`}
              {` · ${t('billed')} ${quantity(line.quantityBilled)}`}
            </p>
          </li>
        );
      })}
    </ul>
  );
}
