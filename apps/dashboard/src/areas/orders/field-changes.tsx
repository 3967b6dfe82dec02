import { ArrowRight } from 'lucide-react';
import type { schemas } from '#api-client';
import { useFormat, useMessages } from '#ui';
import { changeMessages, fieldMessages } from './change-messages';
import { fieldOf, isShown, valueText } from './change-text';

type FieldChange = schemas['FieldChangeAnswer'];

/** From what to what, field by field. */
export function FieldChanges({ changes, currency }: { changes: readonly FieldChange[]; currency: string }) {
  return (
    <ul className="space-y-1">
      {changes.map((change) => (
        <OneChange key={change.field} change={change} currency={currency} />
      ))}
    </ul>
  );
}

function OneChange({ change: { field, from, to }, currency }: { change: FieldChange; currency: string }) {
  const t = useMessages(changeMessages);
  const word = useMessages(fieldMessages);
  const named = fieldOf(field);
  // A field that is newer than this page is told by its own name.
  const name = named.word in fieldMessages ? word(named.word as keyof typeof fieldMessages) : named.word;
  const label = named.line === null ? name : t('ofLine', { line: named.line, field: name });
  const { amount, quantity, day } = useFormat();
  const write = {
    ...{ yes: t('yes'), no: t('no'), quantity, day },
    amount: (text: string) => amount(text, currency),
  };
  const [before, after] = [valueText(from, named.word, write), valueText(to, named.word, write)];
  return (
    <li className="flex flex-wrap items-baseline gap-x-2">
      <span className="text-soft">{label}</span>
      {isShown(named) ? (
        <span className="tnum min-w-0 break-words">
          <span className={before === null ? 'text-faint' : 'text-soft line-through'}>
            {before ?? t('nothing')}
          </span>
          <ArrowRight className="mx-1.5 inline size-3.5 text-faint" aria-hidden />
          <span className="sr-only">{t('becomes')}</span>
          <span className={after === null ? 'text-faint' : 'font-medium'}>{after ?? t('nothing')}</span>
        </span>
      ) : (
        <span>{t('wasChanged')}</span>
      )}
    </li>
  );
}
