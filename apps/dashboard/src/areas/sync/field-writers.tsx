import { Card, DateTime, useMessages } from '#ui';
import type { Connection } from './actions';
import { FieldValue, named } from './field-value';
import { historyMessages } from './history-messages';
import { messages } from './messages';
import { systemName, useNames } from './names';
import type { LastWrite, RecordHistory, Writer } from './record-history';
import { WriterLink } from './writer-link';

/** Of each field, on each side: what was written last, when, and through what. What nobody wrote since came with the record. */
export function FieldWriters({
  connection,
  history: { fields, makers, names: records },
  onPage,
}: {
  connection: Connection;
  history: RecordHistory;
  onPage: ReadonlySet<string>;
}) {
  const t = useMessages(historyMessages);
  const names = useNames();
  const line = { connection, onPage };
  const rest = ({ side }: Writer) => t(fields.some((one) => one.side === side) ? 'restAsMade' : 'asMade');
  return (
    <Card title={t('writers')} isFlush>
      {fields.length + makers.length === 0 ? (
        <p className="p-4 text-soft">{t('noWriters')}</p>
      ) : (
        <ul className="divide-y divide-line">
          {fields.map((write) => (
            <Line
              key={`${write.field} ${write.side}`}
              {...line}
              name={names.field(write.field)}
              write={write}
              records={records}
            />
          ))}
          {makers.map((maker) => (
            <Line key={maker.side} {...line} name={rest(maker)} write={maker} records={records} />
          ))}
        </ul>
      )}
      <p className="border-line border-t px-4 py-2 text-faint text-sm">{t('byPeople')}</p>
    </Card>
  );
}

function Line({
  name,
  write,
  records,
  connection,
  onPage,
}: {
  name: string;
  write: Writer | LastWrite;
  records: Record<string, string>;
  connection: Connection;
  onPage: ReadonlySet<string>;
}) {
  const t = useMessages(messages);
  return (
    <li className="grid gap-x-4 gap-y-0.5 px-4 py-2 sm:grid-cols-[10rem_minmax(0,1fr)_minmax(0,1fr)]">
      <span className="text-soft">{name}</span>
      <span className="min-w-0 break-words font-medium">
        {'field' in write && <FieldValue value={named(write.value, records)} />}
      </span>
      <span className="flex flex-wrap items-baseline gap-x-2 text-sm">
        <span>{write.side === 'here' ? t('here') : systemName(connection.system)}</span>
        <span className="text-faint">
          <DateTime value={write.at} />
        </span>
        <WriterLink connection={connection} writer={write} onPage={onPage} />
      </span>
    </li>
  );
}
