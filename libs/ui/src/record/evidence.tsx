import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { type Meaning, MeaningSign } from '../base/badge';
import { Link } from '../base/link';
import { useMessages } from '../i18n/language';
import { uiMessages } from '../i18n/ui-messages';

export interface Evidence {
  id: string;
  /** What kind of proof it is: time, photo, order line, rate. */
  icon: LucideIcon;
  label: string;
  value: ReactNode;
  /** What a check says about it. */
  meaning?: Meaning;
  /** Opens the document. */
  to?: string;
}

/** What a figure rests on, each piece with the way to its document. */
export function EvidenceList({ items }: { items: readonly Evidence[] }) {
  return (
    <ul className="divide-y divide-line rounded-md border border-line">
      {items.map((item) => (
        <li key={item.id}>
          {item.to ? (
            <Link to={item.to} className="flex items-center gap-3 px-3 py-2 hover:bg-hover">
              <EvidenceLine item={item} />
            </Link>
          ) : (
            <div className="flex items-center gap-3 px-3 py-2">
              <EvidenceLine item={item} />
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}

function EvidenceLine({ item: { icon: Icon, label, value, meaning } }: { item: Evidence }) {
  const t = useMessages(uiMessages);
  return (
    <>
      <Icon className="size-4 shrink-0 text-faint" aria-hidden />
      <span className="w-28 shrink-0 text-soft text-sm">{label}</span>
      <span className="min-w-0 flex-1 break-words">{value}</span>
      {meaning && meaning !== 'none' && (
        <>
          <MeaningSign meaning={meaning} />
          <span className="sr-only">{t(meaning)}</span>
        </>
      )}
    </>
  );
}
