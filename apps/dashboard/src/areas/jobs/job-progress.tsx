import { Badge, Quantity, UnitPrice, useFormat, useMessages } from '#ui';
import { FiguresTable } from './figures-table';
import { jobMessages } from './job-messages';
import { isBillable, type Job } from './moves';

/** Each line with what of it is ordered, done, gone and billed. */
export function JobProgress({ job }: { job: Job }) {
  const t = useMessages(jobMessages);
  return (
    <FiguresTable
      label={t('progress')}
      head={[
        t('line'),
        `${t('unitPrice')}, ${job.currency}`,
        t('ordered'),
        t('completed'),
        t('shipped'),
        t('invoiced'),
      ]}
      rows={job.lines.map((line) => ({
        id: String(line.lineNumber),
        cells: [
          <LineName key="n" line={line} isBillable={isBillable(line, job.billingBasis)} />,
          <UnitPrice key="p" value={line.unitPrice} />,
          <Quantity key="o" value={line.quantityOrdered} />,
          <Quantity key="c" value={line.quantityCompleted} />,
          <Quantity key="s" value={line.quantityShipped} />,
          <Quantity key="i" value={line.quantityInvoiced} />,
        ],
      }))}
    />
  );
}

const BAR =
  'mt-1.5 block h-1 w-full max-w-64 appearance-none overflow-hidden rounded-full bg-sunken [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-sunken [&::-webkit-progress-value]:bg-accent';

function LineName({ line, isBillable }: { line: Job['lines'][number]; isBillable: boolean }) {
  const t = useMessages(jobMessages);
  const { quantity } = useFormat();
  const { lineNumber, description, quantityCompleted: done, quantityOrdered: total, overrideReason } = line;
  return (
    <div className="min-w-40">
      <span className="text-faint">{lineNumber}. </span>
      {description} {isBillable && <Badge meaning="attention">{t('toInvoice')}</Badge>}
      <progress
        className={BAR}
        value={Number(done)}
        max={Number(total) > 0 ? Number(total) : 1}
        aria-label={t('progressOf', { done: quantity(done), total: quantity(total) })}
      />
      {overrideReason && <p className="mt-1 text-soft text-sm">{t('over', { reason: overrideReason })}</p>}
    </div>
  );
}
