import { ArrowRight, CircleAlert, RotateCcw } from 'lucide-react';
import type { ReactNode } from 'react';
import { refusalOf } from '../form/refusal';
import { useMessages } from '../i18n/language';
import { uiMessages } from '../i18n/ui-messages';
import { MEANING_TEXT, type Meaning } from './badge';
import { Button } from './button';
import { classes } from './classes';
import { Link } from './link';
import { Skeleton } from './skeleton';

/** A part of a page with a heading of its own. */
export function Card({
  title,
  action,
  children,
  isFlush,
  className,
}: {
  title?: ReactNode;
  action?: ReactNode;
  children: ReactNode;
  /** The content reaches the edges, as a table does. */
  isFlush?: boolean;
  className?: string;
}) {
  return (
    <section className={classes('rounded-lg border border-line bg-surface', className)}>
      {title && (
        <header className="flex min-h-11 flex-wrap items-center justify-between gap-x-3 gap-y-1 border-line border-b px-4 py-1.5">
          <h2 className="min-w-0 flex-[1_1_10rem] font-semibold text-base">{title}</h2>
          {action}
        </header>
      )}
      <div className={isFlush ? undefined : 'p-4'}>{children}</div>
    </section>
  );
}

/** A key figure: what it is, how much, and where it comes from. `to` opens the documents behind it. */
export function Stat({
  label,
  value,
  note,
  meaning = 'none',
  to,
  isLoading,
  failed,
}: {
  label: string;
  value: ReactNode;
  note?: ReactNode;
  meaning?: Meaning;
  to?: string;
  isLoading?: boolean;
  /** It could not be read: says so in place of a figure, with the way to try again. */
  failed?: Failed;
}) {
  const look = 'block min-w-0 rounded-lg border border-line bg-surface px-4 py-3';
  if (failed?.error) return <UnreadStat label={label} failed={failed} className={look} />;
  const body = (
    <>
      <div className="flex items-start justify-between gap-2 text-sm text-soft">
        {label}
        {to && (
          <ArrowRight className="mt-[3px] size-3.5 shrink-0 text-faint group-hover:text-ink" aria-hidden />
        )}
      </div>
      <div
        className={classes('tnum mt-1 font-semibold text-xl', meaning !== 'none' && MEANING_TEXT[meaning])}
      >
        {isLoading ? <Skeleton className="my-1 h-5 w-24" /> : value}
      </div>
      {note && <div className="mt-0.5 text-faint text-sm">{note}</div>}
    </>
  );
  if (!to) return <div className={look}>{body}</div>;
  return (
    <Link to={to} className={classes(look, 'group hover:border-line-strong hover:bg-hover')}>
      {body}
    </Link>
  );
}

/** What `useRead` answers, as far as a refusal goes. */
interface Failed {
  error: unknown;
  refetch(): unknown;
}

function UnreadStat({ label, failed, className }: { label: string; failed: Failed; className: string }) {
  const t = useMessages(uiMessages);
  return (
    <div role="alert" className={className}>
      <div className="text-sm text-soft">{label}</div>
      <div className="mt-1 flex items-center gap-1.5 font-medium text-attention">
        <CircleAlert className="size-4 shrink-0" aria-hidden />
        {t('unread')}
      </div>
      <div className="mt-0.5 text-faint text-sm">{refusalOf(failed.error).detail}</div>
      <Button size="small" icon={RotateCcw} className="mt-1.5" onClick={() => void failed.refetch()}>
        {t('tryAgain')}
      </Button>
    </div>
  );
}

/** Names and values of one record, one pair a line. */
export function Facts({ items }: { items: readonly (readonly [name: string, value: ReactNode])[] }) {
  return (
    <dl className="grid grid-cols-[minmax(6rem,auto)_1fr] gap-x-4 gap-y-2">
      {items.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-soft text-sm">{name}</dt>
          <dd className="min-w-0 break-words">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
