import type { schemas } from '#api-client';
import { Badge, DateTime, type Meaning, Money, Stat, useFormat, useMessages } from '#ui';
import { DocumentLines } from '../../app/documents';
import { Part } from '../../app/part';
import { useRead } from '../../app/queries';
import { FiguresTable } from './figures-table';
import type { Job } from './moves';
import { profitMessages } from './profit-messages';

type Financials = schemas['JobFinancialsAnswer'];
type Figure = schemas['FigureAnswer'];

/** What is taken off the contract. */
export const COSTS = ['labourCost', 'materialCost', 'otherCost'] as const;
const MONEY_IN = ['invoiced', 'paid'] as const;

/** What the job brings and costs, each figure with where it comes from and the documents behind it. */
export function JobProfit({ job }: { job: Job }) {
  const t = useMessages(profitMessages);
  const read = useRead('/api/v1/jobs/{id}/financials', undefined, { id: job.id });
  return (
    <div className="space-y-4">
      <BudgetFigures job={job} />
      <Part read={read}>
        {(financials) => (
          <>
            <Figures financials={financials} currency={job.currency} />
            <p className="text-faint text-sm">
              {t('asOf')} <DateTime value={financials.takenAt} />
            </p>
          </>
        )}
      </Part>
    </div>
  );
}

/** What is planned, and what it will have cost with all that is ordered. */
function BudgetFigures({ job: { id, currency } }: { job: Job }) {
  const t = useMessages(profitMessages);
  const { quantity } = useFormat();
  const read = useRead('/api/v1/jobs/{id}/budget', undefined, { id });
  const { data } = read;
  const state = data?.state;
  return (
    <div className="grid grid-cols-2 gap-3">
      <Stat
        label={t('forecast')}
        isLoading={!data}
        failed={read}
        value={<Money amount={data?.forecast} currency={currency} />}
        note={t('forecastNote')}
      />
      <Stat
        label={t('budget')}
        isLoading={!data}
        failed={read}
        meaning={state?.isOver ? 'blocked' : 'none'}
        value={state ? <Money amount={state.budget} currency={currency} /> : t('noBudget')}
        note={state?.usedPercent != null && t('ofBudget', { percent: quantity(state.usedPercent) })}
      />
    </div>
  );
}

function Figures({
  financials: { figures, margin, marginPercent },
  currency,
}: {
  financials: Financials;
  currency: string;
}) {
  const t = useMessages(profitMessages);
  const { quantity } = useFormat();
  const row = (name: keyof typeof figures) => ({
    id: name,
    cells: [
      <FigureName key="n" label={t(name)} figure={figures[name]} />,
      <Source key="s" figure={figures[name]} />,
      <Money key="a" amount={figures[name].amount} />,
    ],
  });
  const share = marginPercent === null ? '' : t('ofContract', { percent: quantity(marginPercent) });
  return (
    <FiguresTable
      label={t('title')}
      head={[t('figure'), t('source'), `${t('amount')}, ${currency}`]}
      rows={[
        row('contractAmount'),
        ...COSTS.map(row),
        {
          id: 'margin',
          isTotal: true,
          cells: [
            t('margin'),
            <span key="s" className="font-normal text-soft">
              {share}
            </span>,
            <Money key="a" amount={margin} />,
          ],
        },
        row('committedCost'),
        ...MONEY_IN.map(row),
      ]}
    />
  );
}

const SOURCES: Record<Figure['source'], Meaning> = {
  accounting: 'good',
  operations: 'info',
  manual: 'attention',
  placeholder: 'none',
};

function Source({ figure: { source } }: { figure: Figure }) {
  const t = useMessages(profitMessages);
  return <Badge meaning={SOURCES[source]}>{t(source)}</Badge>;
}

function FigureName({ label, figure: { documents, source } }: { label: string; figure: Figure }) {
  const t = useMessages(profitMessages);
  if (documents.length === 0) return label;
  return (
    <details>
      <summary className="cursor-pointer">
        {label} <span className="text-faint text-sm">{t('documents', { count: documents.length })}</span>
      </summary>
      <div className="mt-1 pl-4 text-sm">
        <DocumentLines documents={documents} isElsewhere={source !== 'operations'} />
      </div>
    </details>
  );
}
