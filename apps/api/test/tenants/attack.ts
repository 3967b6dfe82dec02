import { readFileSync } from 'node:fs';
import { newId } from '#kernel';

interface Schema {
  $ref?: string;
  allOf?: Schema[];
  type?: string;
  format?: string;
  enum?: unknown[];
  example?: unknown;
  nullable?: boolean;
  minimum?: number;
  maximum?: number;
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
}
interface Operation {
  parameters?: { name: string; in: string; required?: boolean; schema: Schema }[];
  requestBody?: { content?: Record<string, { schema: Schema }> };
}
interface Description {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
}

/** What a random request may name: ids by what they are of, and words of the records. */
export interface Vocabulary {
  id(of: string): string;
  word(): string;
  cursor(route: string): string | undefined;
}

const API: Description = JSON.parse(readFileSync('docs/openapi.json', 'utf8'));
const DEEPEST = 4;

/** One random generator for a whole fuzz, so that a failure can be repeated. */
export class Dice {
  constructor(private state: number) {}

  next(): number {
    this.state = (Math.imul(this.state, 1_664_525) + 1_013_904_223) >>> 0;
    return this.state / 2 ** 32;
  }

  chance(share: number): boolean {
    return this.next() < share;
  }

  pick<T>(list: readonly T[]): T {
    return list[Math.floor(this.next() * list.length)] as T;
  }
}

/** Requests that the API's own description allows, filled with whatever the vocabulary says. */
export class Attack {
  constructor(
    private readonly dice: Dice,
    private readonly words: Vocabulary,
  ) {}

  /** A path with its parameters filled in, and a query. `route` is as the table of routes says it. */
  url(method: string, route: string): string {
    const filled = route
      .replace(':system', 'quickbooks-online')
      .replace(':report', () => this.dice.pick(['aged-receivables', 'profit-and-loss']))
      .replace(':entity', () => this.dice.pick(['customer', 'invoice']))
      .replace(':number', () => this.dice.pick(['1', '2']))
      .replace(/([\w-]+)\/:(\w+)/g, (_, of: string, name: string) => `${of}/${this.idFor(name, of)}`)
      .replace(/:(\w+)/g, (_, name: string) => this.idFor(name, name));
    return `/api/v1${filled}${this.query(method, route)}`;
  }

  body(method: string, route: string): unknown {
    const content = operationOf(method, route)?.requestBody?.content;
    const schema = content?.['application/json']?.schema;
    return schema ? this.value('', schema, 0) : {};
  }

  private query(method: string, route: string): string {
    const asked = new URLSearchParams();
    for (const { name, in: where, required, schema } of operationOf(method, route)?.parameters ?? []) {
      if (where !== 'query' || (!required && !this.dice.chance(name === 'format' ? 0.8 : 0.2))) continue;
      const value = this.asked(name, schema, route);
      if (value !== undefined) asked.set(name, String(value));
    }
    return asked.size > 0 ? `?${asked}` : '';
  }

  /** What is looked for may be anybody's word; what is kept is the asker's own. */
  private asked(name: string, schema: Schema, route: string): unknown {
    if (name === 'cursor') return this.words.cursor(route);
    return /^(q|number|search)$/.test(name) ? this.words.word() : this.value(name, schema, 0);
  }

  private idFor(name: string, of: string): string {
    return this.words.id(name === 'id' ? of : resourceOf(name));
  }

  private value(name: string, given: Schema, depth: number): unknown {
    const schema = resolved(given);
    if (schema.enum) return this.dice.pick(schema.enum.filter((one) => one !== null));
    if (schema.type === 'array')
      return depth > DEEPEST ? [] : [this.value(name.replace(/s$/, ''), schema.items ?? {}, depth + 1)];
    if (schema.properties) return this.object(schema, depth);
    if (schema.format === 'uuid') return this.idFor(name, resourceOf(name));
    return this.plain(name, schema);
  }

  private object(schema: Schema, depth: number): object {
    const made: Record<string, unknown> = {};
    for (const [name, inside] of Object.entries(schema.properties ?? {})) {
      const isNeeded = schema.required?.includes(name) ?? false;
      // Ids are what a crossing is made of.
      const share = /Ids?$/.test(name) ? 0.6 : 0.2;
      if (isNeeded || (depth < DEEPEST && this.dice.chance(share)))
        made[name] = this.value(name, inside, depth + 1);
    }
    return made;
  }

  private plain(name: string, { type, format, example, minimum = 0, maximum = 9 }: Schema): unknown {
    if (name === 'version') return Math.max(minimum, this.dice.pick([0, 1]));
    if (type === 'boolean') return this.dice.chance(0.5);
    if (name === 'year') return 2026;
    if (type === 'integer' || type === 'number')
      return Math.min(minimum + Math.floor(this.dice.next() * 4), maximum);
    // What a stranger calls his own record names none of ours.
    if (/Id$/.test(name) && name !== 'externalId') return this.idFor(name, resourceOf(name));
    if (example !== undefined) return example;
    const usual: Record<string, string> = {
      date: '2026-11-02',
      'date-time': '2026-11-02T12:00:00.000Z',
      decimal: '1',
      email: 'somebody@example.test',
      uri: 'https://somewhere.example',
    };
    const byName: Record<string, string> = {
      ...{ from: '2026-11-01', to: '2026-11-30', day: '2026-11-02', province: 'ON', currency: 'CAD' },
      ...{ before: '2026-12-31', country: 'CA', entity: 'customer' },
    };
    return byName[name] ?? usual[format ?? ''] ?? `plain ${Math.floor(this.dice.next() * 1e6)}`;
  }
}

function operationOf(method: string, route: string): Operation | undefined {
  return API.paths[`/api/v1${route.replace(/:(\w+)/g, '{$1}')}`]?.[method.toLowerCase()];
}

function resolved(schema: Schema): Schema {
  const name = (schema.$ref ?? schema.allOf?.[0]?.$ref)?.split('/').at(-1);
  return name ? (API.components.schemas[name] ?? {}) : schema;
}

/** `customerId` is of customers, `receiptFileId` of files. */
function resourceOf(name: string): string {
  const words = name
    .replace(/Ids?$/, '')
    .replace(/([A-Z])/g, '-$1')
    .toLowerCase();
  const known: Record<string, string> = {
    connection: 'integrations',
    'receipt-file': 'files',
    record: 'customers',
  };
  return known[words] ?? `${words}s`;
}

/** An id that nobody has. */
export const nobody = newId;
