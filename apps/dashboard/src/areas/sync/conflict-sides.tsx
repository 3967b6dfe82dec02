import { classes, useMessages } from '#ui';
import type { Conflict, Side } from './actions';
import { FieldValue } from './field-value';
import { messages } from './messages';
import { useNames } from './names';

type Document = Record<string, unknown>;

export type Chosen = Readonly<Record<string, Side>>;

/** Both sides of a record beside each other; with `onChoose` a side can be chosen for each field. */
export function ConflictSides({
  conflict,
  theirSide,
  chosen,
  onChoose,
}: {
  conflict: Conflict;
  theirSide: string;
  chosen: Chosen;
  onChoose?: (field: string, side: Side) => void;
}) {
  const t = useMessages(messages);
  const names = useNames();
  const { fields, base, ours, theirs } = conflict;
  const cell = 'px-4 py-2 align-top';
  if (fields.length === 0) return null;
  const of = (document: object | null, field: string) => (document as Document | null)?.[field];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no wheel scrolls it with the arrow keys
    <section className="relative overflow-x-auto" tabIndex={0} aria-label={t('conflicts')}>
      <table className="w-full table-fixed text-left sm:min-w-[34rem]">
        <thead className="text-soft text-sm">
          <tr>
            <th className="w-24 px-4 py-2 font-medium sm:w-36">{t('field')}</th>
            <th className="px-4 py-2 font-medium">{t('here')}</th>
            <th className="px-4 py-2 font-medium">{theirSide}</th>
            {base && <th className="hidden px-4 py-2 font-medium sm:table-cell">{t('before')}</th>}
          </tr>
        </thead>
        <tbody className="divide-y divide-line border-line border-t">
          {fields.map((field) => (
            <tr key={field}>
              <th scope="row" className={classes(cell, 'font-normal text-soft')}>
                {names.field(field)}
              </th>
              {(['ours', 'theirs'] as const).map((side) => (
                <td key={side} className={classes(cell, 'break-words font-medium')}>
                  <Choosable
                    name={`${conflict.id}-${field}`}
                    label={t('chooseSide', {
                      field: names.field(field),
                      side: side === 'ours' ? t('here') : theirSide,
                    })}
                    isChosen={chosen[field] === side}
                    onChoose={onChoose && (() => onChoose(field, side))}
                  >
                    <FieldValue value={of(side === 'ours' ? ours : theirs, field)} />
                  </Choosable>
                </td>
              ))}
              {base && (
                <td className={classes(cell, 'hidden break-words text-faint sm:table-cell')}>
                  <FieldValue value={of(base, field)} />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** A value, with the button beside it that chooses it. */
function Choosable({
  name,
  label,
  isChosen,
  onChoose,
  children,
}: {
  name: string;
  label: string;
  isChosen: boolean;
  onChoose?: () => void;
  children: React.ReactNode;
}) {
  if (!onChoose) return children;
  return (
    <label className="flex min-h-6 items-start gap-2 pointer-coarse:min-h-10">
      <input
        type="radio"
        name={name}
        aria-label={label}
        checked={isChosen}
        onChange={onChoose}
        className="mt-0.5 size-4 shrink-0 accent-accent"
      />
      <span className="min-w-0">{children}</span>
    </label>
  );
}
