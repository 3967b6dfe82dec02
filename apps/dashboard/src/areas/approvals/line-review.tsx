import type { schemas } from '#api-client';
import { Card, Money, Problem, Quantity, refusalOf, SkeletonLines, UnitPrice, useMessages } from '#ui';
import { LineProofs } from '../../app/line-proofs';
import { useRead } from '../../app/queries';
import { messages } from './messages';

type Line = schemas['InvoiceAnswer']['lines'][number];

/** Each line beside what it rests on. */
export function LineReview({ id }: { id: string }) {
  const t = useMessages(messages);
  const invoice = useRead('/api/v1/invoices/{id}', undefined, { id });
  const proofs = useRead('/api/v1/invoices/{id}/line-evidence', undefined, { id });
  const error = invoice.error ?? proofs.error;
  const isHere = invoice.data?.id === id && proofs.data?.invoiceId === id;
  if (!isHere || !invoice.data || !proofs.data) {
    return (
      <Card title={t('lines')}>
        {error ? <Problem problem={refusalOf(error)} isInline /> : <SkeletonLines count={6} />}
      </Card>
    );
  }
  const { lines, currency, taxAmount, total } = invoice.data;
  const byLine = new Map(proofs.data.lines.map((proof) => [proof.lineNumber, proof]));
  return (
    <Card title={t('lines')} isFlush>
      <ol className="divide-y divide-line">
        {lines.map((line) => (
          <li
            key={line.lineNumber}
            className="grid gap-x-6 gap-y-3 px-4 py-3 lg:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]"
          >
            <Charged line={line} currency={currency} />
            <LineProofs proof={byLine.get(line.lineNumber)} line={line} />
          </li>
        ))}
      </ol>
      <dl className="flex flex-wrap justify-end gap-x-6 gap-y-1 border-line border-t px-4 py-3">
        <div className="flex gap-2">
          <dt className="text-soft">{t('tax')}</dt>
          <dd>
            <Money amount={taxAmount} currency={currency} />
          </dd>
        </div>
        <div className="flex gap-2">
          <dt className="text-soft">{t('total')}</dt>
          <dd>
            <Money amount={total} currency={currency} strong />
          </dd>
        </div>
      </dl>
    </Card>
  );
}

function Charged({ line, currency }: { line: Line; currency: string }) {
  return (
    <div className="flex min-w-0 items-baseline justify-between gap-4">
      <div className="min-w-0">
        <p className="break-words font-medium">{line.description}</p>
        {line.kind !== 'note' && (
          <p className="text-soft text-sm">
            <Quantity value={line.quantity} /> × <UnitPrice value={line.unitPrice} />
          </p>
        )}
      </div>
      {line.kind !== 'note' && <Money amount={line.amount} currency={currency} strong />}
    </div>
  );
}
