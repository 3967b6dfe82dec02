import { DomainError } from '#kernel';
import type { FieldProblem } from './field-problem.js';
import type { JsonSchema } from './schema/schema-rules.js';

/** One field of what comes out. */
export interface MappedField {
  /** Its name, or a path such as `address.city`. */
  target: string;
  expression: string;
  /** Whether a record without it is wrong. */
  required: boolean;
}

/** Something that must hold of a record when all of its fields are mapped. */
export interface BusinessRule {
  name: string;
  /** Yes: the record is good. Sees `record` and `out`. */
  check: string;
  message: string;
  fix: string;
  severity: 'error' | 'warning';
  /** The field that it is about; empty: the whole record. */
  target: string;
}

/** A value, or a row of fields, by its key. */
export type KeptTable = Readonly<Record<string, string | Readonly<Record<string, string>>>>;

/** A mapping as people write it. What is published never changes again. */
export interface MappingDefinition {
  /** Records for which it does not hold are left out. Empty: none is. */
  when: string;
  /** In their order: later ones can use earlier ones as `out.name`. */
  fields: readonly MappedField[];
  rules: readonly BusinessRule[];
  /** What `lookup` can ask. */
  tables: Readonly<Record<string, KeptTable>>;
  inputSchema: JsonSchema | null;
  outputSchema: JsonSchema | null;
}

/** A mapping with something that cannot work. Every place is told, not only the first. */
export function notUsable(problems: readonly FieldProblem[]): DomainError {
  const [first] = problems;
  return new DomainError(
    'TRANSFORM.NOT_USABLE',
    `${problems.length} place(s) of this mapping cannot work. ${first?.path}: ${first?.message}`,
    { field: first?.path, fix: first?.fix, details: { problems } },
  );
}
