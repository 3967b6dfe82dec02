import type { JsonSchema } from './schema-rules.js';

/** A schema as what it costs: a tree like its own. */
interface Weight {
  /** Steps that any one value takes. */
  own: number;
  /** Schemas for the same value. */
  here: readonly Weight[];
  /** For each entry of a list. */
  entries: readonly Weight[];
  fields: ReadonlyMap<string, Weight>;
  /** For each field that is not among them. */
  others: Weight | undefined;
  names: Weight | undefined;
}

/** A format is a call of a function. */
const FORMAT = 8;
/** Every entry that is not what is looked for leaves a problem behind, until one is found. */
const CONTAINED = 16;
const CHARACTERS_OF_A_STEP = 32;
const HERE = ['not', 'if', 'then', 'else'];
const ONE_OF_MANY = ['anyOf', 'allOf', 'oneOf'];
const SCHEMAS = new Set([
  ...[...HERE, ...ONE_OF_MANY],
  ...['items', 'contains', 'properties', 'additionalProperties', 'propertyNames', 'dependentSchemas'],
]);

/** What a schema makes of any value, weighed once. The schema has been looked at by `schemaProblems`. */
export function weigh(schema: unknown, factor = 1): Weight {
  if (typeof schema !== 'object' || schema === null) return { ...NOTHING, own: factor };
  const of = schema as JsonSchema;
  const inner = (value: unknown) => weigh(value, factor);
  const named = (value: unknown) => Object.entries((value ?? {}) as JsonSchema);
  return {
    own: factor * ownSteps(of),
    here: [
      ...HERE.filter((keyword) => keyword in of).map((keyword) => inner(of[keyword])),
      ...ONE_OF_MANY.flatMap((keyword) => ((of[keyword] ?? []) as unknown[]).map(inner)),
      ...named(of.dependentSchemas).map(([, one]) => inner(one)),
    ],
    entries: [
      ...('items' in of ? [inner(of.items)] : []),
      ...('contains' in of ? [weigh(of.contains, factor * CONTAINED)] : []),
    ],
    fields: new Map(named(of.properties).map(([name, one]) => [name, inner(one)])),
    others: 'additionalProperties' in of ? inner(of.additionalProperties) : undefined,
    names: 'propertyNames' in of ? inner(of.propertyNames) : undefined,
  };
}

const NOTHING: Weight = {
  ...{ own: 1, here: [], entries: [], fields: new Map(), others: undefined, names: undefined },
};

function ownSteps(schema: JsonSchema): number {
  let steps = 1 + ('format' in schema ? FORMAT : 0) + Object.keys(schema.properties ?? {}).length;
  for (const [keyword, value] of Object.entries(schema)) if (!SCHEMAS.has(keyword)) steps += valuesIn(value);
  return steps;
}

/** A list of allowed words is compared word by word. */
function valuesIn(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 1;
  return Object.values(value).reduce((sum: number, one) => sum + valuesIn(one), 1);
}

/**
 * The steps that holding a value against a schema takes at most; more than `most` is not counted on. Each schema of the tree
 * meets each value at most once, so that what is counted here is what the check does, or less than it.
 */
export function workOf(weight: Weight, value: unknown, most: number): number {
  const count = new Count(most);
  count.add(weight, value);
  return count.steps;
}

class Count {
  steps = 0;

  constructor(private readonly most: number) {}

  add(weight: Weight, value: unknown): void {
    if (this.steps > this.most) return;
    this.steps += weight.own;
    if (typeof value === 'string') this.steps += Math.floor(value.length / CHARACTERS_OF_A_STEP);
    for (const one of weight.here) this.add(one, value);
    if (Array.isArray(value))
      for (const each of weight.entries) for (const entry of value) this.add(each, entry);
    else if (typeof value === 'object' && value !== null)
      this.addFields(weight, value as Record<string, unknown>);
  }

  private addFields({ fields, others, names }: Weight, value: Record<string, unknown>): void {
    if (fields.size === 0 && !others && !names) return;
    for (const name of Object.keys(value)) {
      if (names) this.add(names, name);
      const each = fields.get(name) ?? others;
      this.steps++;
      if (each) this.add(each, value[name]);
    }
  }
}
