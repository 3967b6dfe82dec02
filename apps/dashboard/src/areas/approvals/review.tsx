import { ArrowDown, ArrowUp, Check, Undo2 } from 'lucide-react';
import {
  Button,
  classes,
  EmptyState,
  IconButton,
  Link,
  MeaningSign,
  Money,
  Nothing,
  Page,
  PageHeader,
  Problem,
  type Rows,
  refusalOf,
  TextLink,
  useMessages,
  useShortcuts,
} from '#ui';
import { PageSkeleton } from '../../app/page-skeleton';
import { useRead } from '../../app/queries';
import { TakeBack } from '../../app/take-back';
import type { Pending } from './decisions';
import { Findings } from './findings';
import { LineReview } from './line-review';
import { messages } from './messages';
import { usePlace } from './use-place';
import { Verdict } from './verdict';

interface ReviewProps {
  id: string;
  list: Rows<Pending>;
  canApprove(row: Pending): boolean;
  mayDecide: boolean;
  onApprove(row: Pending): void;
  onReject(row: Pending): void;
  /** Undefined: back to the list. */
  onMove(id: string | undefined): void;
}

/** One waiting invoice with what the rules say and what each line rests on; A approves and goes on, J and K move. */
export function Review({ id, list, canApprove, mayDecide, onApprove, onReject, onMove }: ReviewProps) {
  const t = useMessages(messages);
  const { row, index, count, next, previous, isGone, error } = usePlace(id, list);
  const approve = () => {
    if (!row || !canApprove(row)) return;
    onApprove(row);
    onMove(next ?? previous);
  };
  useShortcuts([
    ...(next ? [{ keys: 'J', label: t('next'), run: () => onMove(next) }] : []),
    ...(index > 0 ? [{ keys: 'K', label: t('previous'), run: () => onMove(previous) }] : []),
    ...(row && canApprove(row) ? [{ keys: 'A', label: t('approveNext'), run: approve }] : []),
    ...(row && mayDecide ? [{ keys: 'R', label: t('reject'), run: () => onReject(row) }] : []),
    { keys: 'Escape', label: t('back'), run: () => onMove(undefined) },
  ]);
  if (isGone) return <Gone id={id} />;
  if (error) return <Problem problem={refusalOf(error)} onRetry={list.retry} />;
  if (!row) return <PageSkeleton />;
  const hint =
    row.blockCount > 0 ? t('blockedHint') : row.isOwn && !canApprove(row) ? t('ownHint') : undefined;
  return (
    <div className="flex h-full min-h-0">
      <Queue rows={list.rows ?? []} id={id} />
      <div className="min-w-0 flex-1 overflow-y-auto">
        <Page>
          <PageHeader
            title={t(row.direction === 'receivable' ? 'invoice' : 'bill', { number: row.number })}
            back={{ to: '/approvals', label: t('title') }}
            state={<Verdict of={row} />}
            actions={
              <>
                <span className="tnum text-faint text-sm">{t('place', { index: index + 1, count })}</span>
                <IconButton
                  icon={ArrowUp}
                  label={t('previous')}
                  disabled={index === 0}
                  onClick={() => onMove(previous)}
                />
                <IconButton
                  icon={ArrowDown}
                  label={t('next')}
                  disabled={!next}
                  onClick={() => onMove(next)}
                />
                {mayDecide && (
                  <>
                    <Button icon={Undo2} onClick={() => onReject(row)}>
                      {t('reject')}
                    </Button>
                    <Button look="primary" icon={Check} disabled={!canApprove(row)} onClick={approve}>
                      {t('approve')}
                    </Button>
                  </>
                )}
              </>
            }
          >
            <span className="flex flex-wrap items-baseline gap-x-3">
              <span>{row.partyName ?? <Nothing />}</span>
              <span className="text-ink">
                <Money amount={row.total} currency={row.currency} strong />
              </span>
              <TextLink to={`/invoices/${row.id}`}>{t('openInvoice')}</TextLink>
            </span>
          </PageHeader>
          {mayDecide && hint && (
            <p className="flex items-center gap-2 text-soft">
              <MeaningSign meaning={row.blockCount > 0 ? 'blocked' : 'info'} />
              {hint}
            </p>
          )}
          <Findings key={`f${id}`} id={id} />
          <LineReview key={`l${id}`} id={id} />
        </Page>
      </div>
    </div>
  );
}

/** The others that wait, beside the open one where there is room. */
function Queue({ rows, id }: { rows: readonly Pending[]; id: string }) {
  const t = useMessages(messages);
  return (
    <nav
      aria-label={t('pending')}
      className="hidden w-72 shrink-0 overflow-y-auto border-line border-r bg-surface 2xl:block"
    >
      {rows.map((row) => (
        <Link
          key={row.id}
          to={`/approvals?open=${row.id}`}
          aria-current={row.id === id || undefined}
          className={classes(
            'block border-line border-b px-4 py-2.5 -outline-offset-2',
            row.id === id ? 'bg-accent-soft' : 'hover:bg-hover',
          )}
        >
          <span className="flex items-baseline justify-between gap-2">
            <span className="tnum font-medium">{row.number}</span>
            <Money amount={row.total} currency={row.currency} />
          </span>
          <span className="mt-1 flex items-center justify-between gap-2">
            <span className="truncate text-soft text-sm">{row.partyName}</span>
            <Verdict of={row} />
          </span>
        </Link>
      ))}
    </nav>
  );
}

/** It was decided, perhaps a moment ago and by whoever looks: then it can be taken back here. */
function Gone({ id }: { id: string }) {
  const t = useMessages(messages);
  const { data: invoice } = useRead('/api/v1/invoices/{id}', undefined, { id });
  return (
    <Page>
      <PageHeader
        title={t('title')}
        back={{ to: '/approvals', label: t('title') }}
        actions={invoice && <TakeBack invoice={invoice} />}
      />
      <EmptyState
        icon={Check}
        title={t('gone')}
        action={<TextLink to={`/invoices/${id}`}>{t('openInvoice')}</TextLink>}
      >
        {t('goneText')}
      </EmptyState>
    </Page>
  );
}
