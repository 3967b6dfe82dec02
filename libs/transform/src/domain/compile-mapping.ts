import { type FieldProblem, problemOf } from './field-problem.js';
import { compileExpression } from './language/compile-expression.js';
import type { Run } from './language/operators.js';
import { type Fields, isEmpty, type Value } from './language/values.js';
import { LIMITS } from './limits.js';
import { type KeptTable, type MappingDefinition, notUsable } from './mapping-definition.js';
import type { Output } from './output.js';
import { RecordRun } from './record-run.js';
import { compileSchema, type SchemaCheck } from './schema/compile-schema.js';
import type { JsonSchema } from './schema/schema-rules.js';
import { collides, stepsTo } from './targets.js';
import type { LookupTable, TransformContext } from './transform-context.js';

/** What became of one record. */
export interface Transformed {
  /** What could be made of it; complete when there are no errors. */
  output: { [name: string]: Output };
  errors: FieldProblem[];
  warnings: FieldProblem[];
  /** The mapping leaves such records out: nothing was made of it. */
  isLeftOut: boolean;
}

/** A mapping that is ready to run, any number of times. */
export interface CompiledMapping {
  /** Never throws for what a record holds. */
  transform(record: Fields, context: TransformContext): Transformed;
  /** Functions that its expressions call: whoever runs it sees what has to be at hand. */
  readonly calls: ReadonlySet<string>;
}

export interface CompiledField {
  target: string;
  steps: readonly string[];
  run: Run;
  required: boolean;
}

export interface CompiledRule {
  run: Run;
  problem: FieldProblem;
  isError: boolean;
}

export interface CompiledParts {
  when: Run | undefined;
  fields: readonly CompiledField[];
  rules: readonly CompiledRule[];
  tables: ReadonlyMap<string, LookupTable>;
  input: SchemaCheck | undefined;
  output: SchemaCheck | undefined;
}

/** Compiles a mapping, once. Throws `TRANSFORM.NOT_USABLE` with every place that cannot work. */
export function compileMapping(
  definition: MappingDefinition,
  broughtTables: Iterable<string> = [],
): CompiledMapping {
  const compiler = new MappingCompiler(definition, broughtTables);
  const parts = compiler.parts();
  if (compiler.problems.length > 0) throw notUsable(compiler.problems.slice(0, LIMITS.problems));
  const surrounded = withTables(parts.tables);
  return {
    calls: compiler.calls,
    transform: (record, context) => new RecordRun(parts, record, surrounded(context)).result(),
  };
}

class MappingCompiler {
  readonly problems: FieldProblem[] = [];
  readonly calls = new Set<string>();
  private readonly tables: ReadonlySet<string>;

  constructor(
    private readonly definition: MappingDefinition,
    broughtTables: Iterable<string>,
  ) {
    this.tables = new Set([...Object.keys(definition.tables), ...broughtTables]);
  }

  parts(): CompiledParts {
    const { when, fields, rules, tables, inputSchema, outputSchema } = this.definition;
    this.checkSizes();
    if (this.problems.length > 0) return { ...NOTHING, tables: new Map() };
    return {
      when: isEmpty(when) ? undefined : this.expression(when, 'when'),
      fields: fields.flatMap((field, index) => {
        const steps = this.stepsTo(field.target, index);
        const run = this.expression(field.expression, `fields.${index}.expression`);
        return steps && run ? [{ ...field, steps, run }] : [];
      }),
      rules: rules.flatMap(({ check, target, message, fix, severity }, index) => {
        const run = this.expression(check, `rules.${index}.check`);
        return run ? [{ run, problem: { path: target, message, fix }, isError: severity === 'error' }] : [];
      }),
      tables: new Map(Object.entries(tables).map(([name, rows]) => [name, tableOf(rows)])),
      input: this.schema(inputSchema, 'inputSchema'),
      output: this.schema(outputSchema, 'outputSchema'),
    };
  }

  private checkSizes(): void {
    const { fields, rules, tables } = this.definition;
    const sizes: [path: string, size: number, most: number][] = [
      ['fields', fields.length, LIMITS.fields],
      ['rules', rules.length, LIMITS.rules],
      ['tables', Object.keys(tables).length, LIMITS.tables],
      ...Object.entries(tables).map(([name, rows]): [string, number, number] => [
        `tables.${name}`,
        Object.keys(rows).length,
        LIMITS.tableRows,
      ]),
      ['definition', JSON.stringify(this.definition).length, LIMITS.definitionLength],
    ];
    for (const [path, size, most] of sizes)
      if (size > most)
        this.tell(path, `There are ${size} here, and at most ${most} can be.`, 'Divide the mapping.');
    if (fields.length === 0) this.tell('fields', 'This mapping makes nothing.', 'Add a field.');
  }

  private stepsTo(target: string, index: number): readonly string[] | undefined {
    const path = `fields.${index}.target`;
    const steps = stepsTo(target);
    if (!steps) {
      this.tell(
        path,
        `"${target.slice(0, 60)}" is no name of a field.`,
        'Write letters and digits: unitPrice, address.city.',
      );
      return undefined;
    }
    const earlier = this.definition.fields.slice(0, index).find((one) => collides(one.target, target));
    if (earlier) this.tell(path, `"${earlier.target}" is mapped already.`, 'Map each field once.');
    return steps;
  }

  private expression(source: string, path: string): Run | undefined {
    try {
      const { run, calls } = compileExpression(source, { tables: this.tables });
      for (const name of calls) this.calls.add(name);
      return run;
    } catch (error) {
      this.problems.push(problemOf(error, path));
      return undefined;
    }
  }

  private schema(schema: JsonSchema | null, path: string): SchemaCheck | undefined {
    if (schema === null) return undefined;
    const compiled = compileSchema(schema, path);
    if ('check' in compiled) return compiled.check;
    this.problems.push(...compiled.problems);
    return undefined;
  }

  private tell(path: string, message: string, fix: string): void {
    this.problems.push({ path, message, fix });
  }
}

/** The same context with the mapping's own tables, made once for each run. */
function withTables(own: ReadonlyMap<string, LookupTable>): (context: TransformContext) => TransformContext {
  if (own.size === 0) return (context) => context;
  const made = new WeakMap<TransformContext, TransformContext>();
  return (context) => {
    const known = made.get(context);
    if (known) return known;
    const surrounded = { ...context, tables: new Map([...context.tables, ...own]) };
    made.set(context, surrounded);
    return surrounded;
  };
}

const NOTHING = { when: undefined, fields: [], rules: [], input: undefined, output: undefined };

function tableOf(rows: KeptTable): LookupTable {
  return new Map(Object.entries(rows).map(([key, row]): [string, Value] => [key.trim(), row]));
}
