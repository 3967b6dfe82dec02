import type { ReactNode } from 'react';
import { Card, Problem, refusalOf, SkeletonLines, StaleNote, TextLink } from '#ui';

interface ReadState {
  data: unknown;
  error: unknown;
  dataUpdatedAt?: number;
  refetch(): unknown;
}

/** A part of the home page: its shape while it comes, what to do when it does not, and a link to the whole list. */
export function Panel({
  title,
  note,
  all,
  action,
  read: { data, error, dataUpdatedAt, refetch },
  empty,
  lines = 4,
  children,
}: {
  title: string;
  /** A count or sum beside the title. */
  note?: ReactNode;
  all?: { to: string; label: string };
  action?: ReactNode;
  read: ReadState;
  /** What is said in place of the content when there is nothing: it teaches the first step. */
  empty?: ReactNode;
  lines?: number;
  children: ReactNode;
}) {
  return (
    <Card
      title={
        <span className="flex flex-wrap items-baseline gap-x-2">
          {title}
          {note && <span className="tnum font-normal text-soft text-sm">{note}</span>}
        </span>
      }
      action={
        action ??
        (all && (
          <TextLink to={all.to} className="shrink-0 text-sm">
            {all.label}
          </TextLink>
        ))
      }
    >
      {data !== undefined && Boolean(error) && (
        <StaleNote
          error={error}
          asOf={dataUpdatedAt || undefined}
          onRetry={() => void refetch()}
          className="mb-3"
        />
      )}
      {data === undefined ? (
        error ? (
          <Problem problem={refusalOf(error)} onRetry={() => void refetch()} isInline />
        ) : (
          <SkeletonLines count={lines} />
        )
      ) : empty ? (
        <div className="text-soft">{empty}</div>
      ) : (
        children
      )}
    </Card>
  );
}

/** A share as a bar; the figure stands beside it. */
export function ShareBar({
  percent,
  colour,
}: {
  percent: number;
  colour: 'accent' | 'attention' | 'blocked';
}) {
  const width = `${Math.max(0, Math.min(100, percent))}%`;
  const ground = { accent: 'bg-accent', attention: 'bg-attention', blocked: 'bg-blocked' }[colour];
  return (
    <span aria-hidden className="block h-1.5 w-full overflow-hidden rounded-full bg-sunken">
      <span className={`block h-full rounded-full ${ground}`} style={{ width }} />
    </span>
  );
}

interface Head {
  label: string;
  className?: string;
}

/** A few rows below small heads; `children` are its `tr`s, whose first cell is a `th`. */
export function PanelTable({
  caption,
  heads,
  children,
}: {
  caption: string;
  heads: readonly Head[];
  children: ReactNode;
}) {
  return (
    <table className="-mt-1 w-full table-fixed">
      <caption className="sr-only">{caption}</caption>
      <thead className="text-left text-faint text-sm">
        <tr>
          {heads.map(({ label, className = '' }) => (
            <th key={label} scope="col" className={`py-1 font-medium ${className}`}>
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}
