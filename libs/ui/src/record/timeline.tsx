import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { DateTime } from '../format/values';
import { useMessages } from '../i18n/language';
import { uiMessages } from '../i18n/ui-messages';

export interface TimelineEntry {
  id: string;
  at: string;
  icon: LucideIcon;
  title: ReactNode;
  detail?: ReactNode;
  end?: ReactNode;
}

/** What happened to a record, newest first. */
export function Timeline({ entries, more }: { entries: readonly TimelineEntry[]; more?: ReactNode }) {
  const t = useMessages(uiMessages);
  if (entries.length === 0) return <p className="py-4 text-soft">{t('noActivity')}</p>;
  return (
    <>
      <ol>
        {entries.map(({ id, at, icon: Icon, title, detail, end }, index) => (
          <li key={id} className="relative flex gap-3 pb-4">
            {index < entries.length - 1 && (
              <span className="absolute top-7 bottom-0 left-3 w-px bg-line" aria-hidden />
            )}
            <span className="z-[1] flex size-6 shrink-0 items-center justify-center rounded-full bg-sunken text-soft">
              <Icon className="size-3.5" aria-hidden />
            </span>
            <div className="min-w-0 flex-1 pt-0.5">
              <div className="flex flex-wrap items-baseline justify-between gap-x-3">
                <span className="min-w-0 break-words">{title}</span>
                {end}
              </div>
              <div className="text-faint text-sm">
                <DateTime value={at} />
                {detail && <span> · {detail}</span>}
              </div>
            </div>
          </li>
        ))}
      </ol>
      {more}
    </>
  );
}
