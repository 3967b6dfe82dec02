import type { FieldProblem } from './field-problem.js';
import type { MappingDefinition } from './mapping-definition.js';

/** A field that whoever takes the result knows. */
export interface PurposeTarget {
  name: string;
  /** What it is, for whoever maps to it. */
  says: string;
  required: boolean;
}

/** What mappings are for. A module names its own at boot (`onModuleInit`). */
export interface MappingPurpose {
  /** Stored with every mapping, so it must never change: `purchase-order-lines`. */
  name: string;
  says: string;
  /** Fields that can be mapped to; empty: any. */
  targets: readonly PurposeTarget[];
}

/** For records whose taker is not one of ours. */
export const GENERAL: MappingPurpose = {
  name: 'general',
  says: 'Records for any use: preview and test bench, nothing else takes them.',
  targets: [],
};

/** What a mapping misses or has too much for its purpose. */
export function purposeProblems({ targets }: MappingPurpose, { fields }: MappingDefinition): FieldProblem[] {
  if (targets.length === 0) return [];
  const known = new Set(targets.map(({ name }) => name));
  const mapped = new Set(fields.map(({ target }) => target));
  return [
    ...fields.flatMap(({ target }, index) =>
      known.has(target)
        ? []
        : [
            {
              path: `fields.${index}.target`,
              message: `"${target}" is not a field of this purpose.`,
              fix: `Choose one of: ${[...known].join(', ')}.`,
            },
          ],
    ),
    ...targets
      .filter(({ name, required }) => required && !mapped.has(name))
      .map(({ name, says }) => ({
        path: 'fields',
        message: `Nothing is mapped to "${name}".`,
        fix: `Add the field ${name}: ${says}`,
      })),
  ];
}
