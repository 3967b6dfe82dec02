import { taxesInForce } from '#catalog';
import { PROVINCES, type Province } from '#identity';
import { compileExpression } from '../domain/language/compile-expression.js';
import { decimalText, isDecimal } from '../domain/language/decimals.js';
import { Scope } from '../domain/language/scope.js';
import type { Fields, Value } from '../domain/language/values.js';
import type { MappingDefinition } from '../domain/mapping-definition.js';
import type { LookupTable, TransformContext } from '../domain/transform-context.js';

/** A contractor in Ontario on a day on which a US dollar is worth 1.3615. */
export function testContext(tables: ReadonlyMap<string, LookupTable> = new Map()): TransformContext {
  return {
    ...{ day: '2026-11-21', currency: 'CAD', province: 'ON', tables },
    ...{ ratesSince: '2025-10-17', taxesSince: '2016-10-01' },
    rate: (from, to) => (from === 'USD' && to === 'CAD' ? '1.3615' : undefined),
    taxes: (province, day) =>
      PROVINCES.includes(province as Province) && day >= '2016-10-01'
        ? taxesInForce(province as Province, day)
        : undefined,
  };
}

/** What an expression comes to; decimals as their text. */
export function evaluate(source: string, record: Fields = {}, context = testContext()): unknown {
  const { run } = compileExpression(source, { tables: new Set(context.tables.keys()) });
  return plain(run(new Scope(record, context)));
}

function plain(value: Value): unknown {
  if (isDecimal(value)) return decimalText(value);
  if (Array.isArray(value)) return value.map((entry: Value) => plain(entry));
  return value;
}

/** Fields by their target; what is left out is empty. */
export function mapping(
  fields: Readonly<Record<string, string>>,
  rest: Partial<MappingDefinition> = {},
): MappingDefinition {
  return {
    when: '',
    fields: Object.entries(fields).map(([target, expression]) => ({ target, expression, required: false })),
    rules: [],
    tables: {},
    inputSchema: null,
    outputSchema: null,
    ...rest,
  };
}
