import { ChevronRight } from 'lucide-react';
import { useId } from 'react';
import { classes, Money, Nothing, useMessages } from '#ui';
import { DocumentLines, Documents, type LedgerFigure } from '../../app/documents';
import { Part } from '../../app/part';
import { useRead } from '../../app/queries';
import { messages } from './messages';
import { COSTS, type FigureName, type Job, SourceBadge } from './source';

const ORDER: readonly FigureName[] = ['contract', 'billed', ...COSTS, 'committed'];

const isCost = (name: FigureName): boolean => (COSTS as readonly FigureName[]).includes(name);

/** Every figure of a job; an open one shows its documents. */
export function Figures({
  job,
  open,
  onOpen,
}: {
  job: Job;
  open: string | undefined;
  onOpen(figure: string | undefined): void;
}) {
  return (
    <ul className="divide-y divide-line rounded-lg border border-line">
      {ORDER.map((name) => {
        const isOpen = open === name || (open === 'cost' && isCost(name));
        return (
          <FigureRow
            key={name}
            job={job}
            name={name}
            isOpen={isOpen}
            onToggle={() => onOpen(isOpen ? undefined : name)}
          />
        );
      })}
    </ul>
  );
}

function FigureRow({
  job,
  name,
  isOpen,
  onToggle,
}: {
  job: Job;
  name: FigureName;
  isOpen: boolean;
  onToggle(): void;
}) {
  const t = useMessages(messages);
  const id = useId();
  const { amount, source } = job.figures[name];
  return (
    <li>
      <button
        type="button"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={onToggle}
        className="flex min-h-11 w-full items-center gap-2 px-3 text-left hover:bg-hover"
      >
        <ChevronRight className={classes('size-4 shrink-0 text-faint', isOpen && 'rotate-90')} aria-hidden />
        <span className="min-w-0 flex-1">
          {t(name)}
          {name === 'committed' && <span className="text-faint text-sm"> · {t('committedNote')}</span>}
        </span>
        <SourceBadge source={source} />
        <span className="w-28 text-right">
          {source === 'placeholder' ? <Nothing /> : <Money amount={amount} />}
        </span>
      </button>
      <div id={id} hidden={!isOpen} className="px-3 pb-4 pl-9">
        {isOpen && <Behind job={job} name={name} />}
      </div>
    </li>
  );
}

/** The documents of one figure, wherever they are. */
function Behind({ job, name }: { job: Job; name: FigureName }) {
  const t = useMessages(messages);
  const { source, amount, documents } = job.figures[name];
  if (name === 'contract')
    return <DocumentLines documents={[{ type: 'job', id: job.id, number: job.number, amount }]} />;
  if (source === 'placeholder')
    return <p className="text-soft text-sm">{t(WHEN_UNKNOWN[name] ?? 'notKnown')}</p>;
  if (name === 'committed') {
    return <DocumentLines documents={job.orders.map((order) => ({ type: 'purchase_order', ...order }))} />;
  }
  if (source === 'accounting') return <InBooks job={job} name={name} />;
  return <Documents of={{ figures: documents.map(figureIn), by: 'job', id: job.id }} />;
}

const WHEN_UNKNOWN: Partial<Record<FigureName, 'notBilled' | 'noOrders'>> = {
  billed: 'notBilled',
  committed: 'noOrders',
};

/** Which figure of the ledger the address of a list is for. */
const figureIn = (href: string): LedgerFigure =>
  new URL(href, location.origin).searchParams.get('figure') as LedgerFigure;

/** What the last answer of the books calls these figures. */
const NAMES = {
  billed: 'invoiced',
  labour: 'labourCost',
  material: 'materialCost',
  other: 'otherCost',
} as const;

function InBooks({ job: { id }, name }: { job: Job; name: FigureName }) {
  const t = useMessages(messages);
  const read = useRead('/api/v1/jobs/{id}/financials', undefined, { id });
  return (
    <Part read={read.data?.jobId === id ? read : { ...read, data: undefined }}>
      {({ figures }) => {
        const { documents } = figures[NAMES[name as keyof typeof NAMES]];
        return (
          <div className="space-y-2">
            <p className="text-soft text-sm">{t(documents.length > 0 ? 'inBooks' : 'onlySum')}</p>
            {documents.length > 0 && <DocumentLines documents={documents} isElsewhere />}
          </div>
        );
      }}
    </Part>
  );
}
