import type { schemas } from '#api-client';

export type Entry = schemas['AuditEntryView'];

export interface AuditWords {
  act(action: string): string | undefined;
  verb(verb: string, thing: string): string | undefined;
  thing(entity: string): string | undefined;
  unknownAct(act: string, thing: string): string;
  named(what: string, name: string): string;
}

/** A code as words, where none are known: `secret_rotated` → `secret rotated`. */
const plain = (code: string): string => code.replaceAll(/[-_.]+/g, ' ');

/** What somebody did, as the rest of a sentence that begins with a name. */
export function actOf({ action, entity, data }: Entry, words: AuditWords): string {
  const name = nameIn(data);
  const act = words.act(action) ?? withThing(action, entity, words);
  return name === undefined ? act : words.named(act, name);
}

function withThing(action: string, entity: string, words: AuditWords): string {
  const verb = action.slice(action.lastIndexOf('.') + 1).replaceAll('-', '_');
  const thing = words.thing(entity) ?? plain(entity);
  return words.verb(verb, thing) ?? words.unknownAct(plain(verb), thing);
}

/** What people call the thing, when it was kept. */
function nameIn(data: Entry['data']): string | undefined {
  const known = [data.number, data.name, data.displayName, data.title, data.email];
  return known.find((one): one is string => typeof one === 'string' && one !== '');
}

export interface ValueWords {
  yes: string;
  no: string;
  empty: string;
  change(from: string, to: string): string;
  /** What a field is called. */
  field(name: string): string;
}

/** What was kept, as a person reads it; a pair of from and to is a change. */
export function valueText(value: unknown, words: ValueWords): string {
  if (value === null || value === undefined || value === '') return words.empty;
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (typeof value !== 'object') return String(value);
  if (Array.isArray(value)) {
    return value.length === 0 ? words.empty : value.map((one) => valueText(one, words)).join(', ');
  }
  const entries = Object.entries(value);
  if (entries.length === 2 && 'from' in value && 'to' in value) {
    return words.change(valueText(value.from, words), valueText(value.to, words));
  }
  const told = entries.map(([name, one]) => `${words.field(name)} ${valueText(one, words)}`);
  return told.join(', ') || words.empty;
}
