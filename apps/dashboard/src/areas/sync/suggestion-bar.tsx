import { Lightbulb } from 'lucide-react';
import type { ReactNode } from 'react';

/** What was decided the last times, below what waits, and the ways to do so again. */
export function SuggestionBar({ text, children }: { text: string; children: ReactNode }) {
  return (
    <div
      className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-line border-t bg-sunken px-4 py-2 text-sm"
      data-no-print
    >
      <p className="flex min-w-0 flex-[1_1_16rem] items-center gap-2">
        <Lightbulb className="size-4 shrink-0 text-soft" aria-hidden />
        {text}
      </p>
      <span className="flex flex-wrap gap-2">{children}</span>
    </div>
  );
}
