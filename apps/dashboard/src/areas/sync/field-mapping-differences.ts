import type { Definition } from './field-mapping-actions';

/** Which part of a mapping. */
export type Part = 'field' | 'when' | 'rule' | 'table' | 'inputSchema' | 'outputSchema' | 'order';

/** One part that two versions say differently; undefined where one of them has none. */
export interface MappingDifference {
  part: Part;
  /** Its own name, where there are many of its kind. */
  name: string;
  before: string | undefined;
  after: string | undefined;
}

/** What a version says otherwise than the one before, part by part; without one before, everything in it. */
export function mappingDifferences(before: Definition | undefined, after: Definition): MappingDifference[] {
  const [was, is] = [before ?? EMPTY, after];
  const order = targetsOf(was).filter((target) => targetsOf(is).includes(target));
  const isMoved =
    targetsOf(is)
      .filter((target) => order.includes(target))
      .join() !== order.join();
  return [
    ...differ('when', { '': was.when || undefined }, { '': is.when || undefined }),
    ...differ('field', fieldsOf(was), fieldsOf(is)),
    ...(isMoved ? [{ part: 'order' as const, name: '', before: undefined, after: undefined }] : []),
    ...differ('rule', rulesOf(was), rulesOf(is)),
    ...differ('table', tablesOf(was), tablesOf(is)),
    ...differ('inputSchema', { '': textOf(was.inputSchema) }, { '': textOf(is.inputSchema) }),
    ...differ('outputSchema', { '': textOf(was.outputSchema) }, { '': textOf(is.outputSchema) }),
  ];
}

type Parts = Readonly<Record<string, string | undefined>>;

const EMPTY: Definition = { fields: [] };

function differ(part: Part, before: Parts, after: Parts): MappingDifference[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names]
    .map((name) => ({ part, name, before: before[name], after: after[name] }))
    .filter((one) => one.before !== one.after);
}

/** Two fields of one target are told apart by their place among them. */
function fieldsOf({ fields }: Definition): Parts {
  const seen = new Map<string, number>();
  return Object.fromEntries(
    fields.map(({ target, expression, required }) => {
      const count = (seen.get(target) ?? 0) + 1;
      seen.set(target, count);
      return [count === 1 ? target : `${target} (${count})`, `${expression}${required ? ' *' : ''}`];
    }),
  );
}

const targetsOf = ({ fields }: Definition): string[] => fields.map(({ target }) => target);

function rulesOf({ rules = [] }: Definition): Parts {
  return Object.fromEntries(
    rules.map(({ name, check, message, fix, severity }) => [
      name,
      [check, message, fix, severity].filter(Boolean).join(' · '),
    ]),
  );
}

function tablesOf({ tables = {} }: Definition): Parts {
  return Object.fromEntries(Object.entries(tables).map(([name, rows]) => [name, textOf(rows)]));
}

function textOf(value: unknown): string | undefined {
  return value === null || value === undefined ? undefined : JSON.stringify(value);
}
