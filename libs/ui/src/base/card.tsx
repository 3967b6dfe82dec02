import { ArrowRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { MEANING_TEXT, type Meaning } from './badge';
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
        <header className="flex min-h-11 items-center justify-between gap-3 border-line border-b px-4 py-1.5">
          <h2 className="font-semibold text-base">{title}</h2>
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
}: {
  label: string;
  value: ReactNode;
  note?: ReactNode;
  meaning?: Meaning;
  to?: string;
  isLoading?: boolean;
}) {
  const body = (
    <>
      <div className="flex items-center justify-between gap-2 text-sm text-soft">
        {label}
        {to && <ArrowRight className="size-3.5 text-faint group-hover:text-ink" aria-hidden />}
      </div>
      <div
        className={classes('tnum mt-1 font-semibold text-xl', meaning !== 'none' && MEANING_TEXT[meaning])}
      >
        {isLoading ? <Skeleton className="my-1 h-5 w-24" /> : value}
      </div>
      {note && <div className="mt-0.5 text-faint text-sm">{note}</div>}
    </>
  );
  const look = 'block min-w-0 rounded-lg border border-line bg-surface px-4 py-3';
  if (!to) return <div className={look}>{body}</div>;
  return (
    <Link to={to} className={classes(look, 'group hover:border-line-strong hover:bg-hover')}>
      {body}
    </Link>
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
