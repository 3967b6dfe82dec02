import type { LucideIcon } from 'lucide-react';
import { CircleAlert, CircleCheck, CircleDashed, Info, OctagonX } from 'lucide-react';
import type { ReactNode } from 'react';
import { classes } from './classes';

/** The four meanings that a colour may have, and none. */
export type Meaning = 'good' | 'attention' | 'blocked' | 'info' | 'none';

export const MEANING_TEXT: Record<Meaning, string> = {
  good: 'text-good',
  attention: 'text-attention',
  blocked: 'text-blocked',
  info: 'text-info',
  none: 'text-soft',
};

const GROUNDS: Record<Meaning, string> = {
  good: 'bg-good-soft text-good',
  attention: 'bg-attention-soft text-attention',
  blocked: 'bg-blocked-soft text-blocked',
  info: 'bg-info-soft text-info',
  none: 'bg-sunken text-soft',
};

const SIGNS: Record<Meaning, LucideIcon> = {
  good: CircleCheck,
  attention: CircleAlert,
  blocked: OctagonX,
  info: Info,
  none: CircleDashed,
};

/** A state in a word with a sign: colour never speaks alone. */
export function StatePill({
  meaning,
  icon,
  children,
}: {
  meaning: Meaning;
  icon?: LucideIcon;
  children: ReactNode;
}) {
  const Sign = icon ?? SIGNS[meaning];
  return (
    <span
      className={classes(
        'inline-flex h-5 items-center gap-1 whitespace-nowrap align-middle rounded-full pr-2 pl-1.5 font-medium text-xs',
        GROUNDS[meaning],
      )}
    >
      <Sign className="size-3 shrink-0" aria-hidden />
      {children}
    </span>
  );
}

/** A short note beside a name: a count, a source, a kind. */
export function Badge({ children, meaning = 'none' }: { children: ReactNode; meaning?: Meaning }) {
  return (
    <span
      className={classes(
        'tnum inline-flex h-[1.125rem] shrink-0 items-center align-middle rounded-sm px-1.5 font-medium text-xs',
        GROUNDS[meaning],
      )}
    >
      {children}
    </span>
  );
}

/** The sign of a meaning on its own, beside a word of the same line. */
export function MeaningSign({ meaning, className }: { meaning: Meaning; className?: string }) {
  const Sign = SIGNS[meaning];
  return <Sign className={classes('size-4 shrink-0', MEANING_TEXT[meaning], className)} aria-hidden />;
}
