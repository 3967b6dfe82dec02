import { classes, INPUT, useMessages } from '#ui';
import { type Connection, nameOf } from './actions';
import { messages } from './messages';

/** Which company's books are meant; nothing where there is only one. */
export function CompanyChoice({
  connections,
  value,
  onChange,
}: {
  connections: readonly Connection[];
  value: string;
  onChange(id: string): void;
}) {
  const t = useMessages(messages);
  if (connections.length < 2) return null;
  return (
    <label className="flex items-center gap-2 text-soft text-sm">
      {t('which')}
      <select
        className={classes(INPUT, 'w-auto!')}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      >
        {connections.map((one) => (
          <option key={one.id} value={one.id}>
            {nameOf(one)}
          </option>
        ))}
      </select>
    </label>
  );
}
