import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { classes, useMessages } from '#ui';
import { connectMessages } from './connect-messages';

export type StepState = 'done' | 'now' | 'later';

/** One step of a path: what it is, whether it is done, and what there is to do while it is its turn. */
export function Step({
  number,
  state,
  title,
  summary,
  children,
}: {
  number: number;
  state: StepState;
  title: string;
  /** What became of it, once it is done. */
  summary?: ReactNode;
  children: ReactNode;
}) {
  const t = useMessages(connectMessages);
  return (
    <li
      aria-current={state === 'now' ? 'step' : undefined}
      className={classes('flex gap-4 px-4 py-4', state === 'later' && 'text-soft')}
    >
      <span
        className={classes(
          'tnum flex size-7 shrink-0 items-center justify-center rounded-full font-semibold text-sm',
          state === 'now'
            ? 'bg-accent text-accent-ink'
            : state === 'done'
              ? 'bg-good-soft text-good'
              : 'bg-sunken',
        )}
      >
        {state === 'done' ? <Check className="size-4" aria-hidden /> : number}
        <span className="sr-only">{t(state)}</span>
      </span>
      <div className="min-w-0 flex-1">
        <div className="flex min-h-7 flex-wrap items-center gap-x-3">
          <h2 className="font-semibold text-base">{title}</h2>
          {state === 'done' && summary && <span className="text-soft">{summary}</span>}
        </div>
        {state === 'now' && <div className="mt-2 space-y-3">{children}</div>}
      </div>
    </li>
  );
}
