import { Day, Id, Nothing, useMessages } from '#ui';
import { messages } from './messages';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-/i;

/** One value of a document as a person reads it: an address in a line, a line of an invoice in a line. */
export function FieldValue({ value }: { value: unknown }) {
  const t = useMessages(messages);
  if (value === null || value === undefined || value === '') return <Nothing />;
  if (typeof value === 'boolean') return t(value ? 'yesWord' : 'noWord');
  if (Array.isArray(value)) {
    return (
      <ul className="space-y-1">
        {value.map((one, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a document have no other identity here
          <li key={index}>
            <FieldValue value={one} />
          </li>
        ))}
      </ul>
    );
  }
  if (typeof value === 'object') return partsOf(value).join(', ') || <Nothing />;
  const text = String(value);
  if (DAY.test(text)) return <Day value={text} />;
  if (ID.test(text)) return <Id value={text} short />;
  return <span className="tnum whitespace-pre-wrap">{text}</span>;
}

/** What a part says, without the ids of other records and what is empty. */
function partsOf(value: object): string[] {
  return Object.values(value).flatMap((part: unknown) => {
    if (typeof part === 'object' && part !== null) return partsOf(part);
    const text = String(part ?? '');
    return text === '' || typeof part === 'boolean' || ID.test(text) ? [] : [text];
  });
}

/** Ids of records become what these records are called. */
export function named(value: unknown, records: Record<string, string>): unknown {
  if (typeof value === 'string') return records[value] ?? value;
  if (Array.isArray(value)) return value.map((one) => named(one, records));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, named(one, records)]));
}
