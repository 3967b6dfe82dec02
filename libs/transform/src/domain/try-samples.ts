import { canonicalJson } from '#kernel';
import type { CompiledMapping, Transformed } from './compile-mapping.js';
import type { FieldProblem } from './field-problem.js';
import type { Output } from './output.js';
import type { TransformContext } from './transform-context.js';

/** A record with what it should become. */
export interface Sample {
  id: string;
  name: string;
  record: Readonly<Record<string, unknown>>;
  /** Null: it is only there to look at. */
  expected: { readonly [name: string]: Output } | null;
}

/** A place where a sample became something else. */
export interface SampleDifference {
  path: string;
  expected: Output;
  actual: Output;
}

export interface SampleResult extends Transformed {
  id: string;
  name: string;
  /** Null where nothing is expected. */
  isAsExpected: boolean | null;
  differences: SampleDifference[];
}

/** A sample that did not become what is expected, without what it became: that can be large. */
export interface FailedSample {
  id: string;
  name: string;
  /** The first of them. */
  errors: FieldProblem[];
  /** The first paths. */
  differsAt: string[];
}

const MOST_DIFFERENCES = 50;
const MOST_TOLD = 5;

/** What a mapping makes of one sample, beside what it should. */
export function trySample(
  mapping: CompiledMapping,
  { id, name, record, expected }: Sample,
  context: TransformContext,
): SampleResult {
  const result = mapping.transform(record, context);
  if (expected === null) return { ...result, id, name, isAsExpected: null, differences: [] };
  const differences = differencesOf(expected, result.output, '').slice(0, MOST_DIFFERENCES);
  const isAsExpected = differences.length === 0 && result.errors.length === 0 && !result.isLeftOut;
  return { ...result, id, name, isAsExpected, differences };
}

export function failedSample({ id, name, errors, differences }: SampleResult): FailedSample {
  const differsAt = differences.slice(0, MOST_TOLD).map(({ path }) => path.slice(0, 300));
  return { id, name, errors: errors.slice(0, MOST_TOLD), differsAt };
}

function differencesOf(expected: Output, actual: Output, path: string): SampleDifference[] {
  if (canonicalJson(expected) === canonicalJson(actual)) return [];
  const [one, other] = [partsOf(expected), partsOf(actual)];
  if (!one || !other || Array.isArray(expected) !== Array.isArray(actual))
    return [{ path, expected, actual }];
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].flatMap((name) =>
    differencesOf(fieldIn(one, name), fieldIn(other, name), path === '' ? name : `${path}.${name}`),
  );
}

function fieldIn(record: Readonly<Record<string, Output>>, name: string): Output {
  return (Object.hasOwn(record, name) ? record[name] : undefined) ?? null;
}

function partsOf(value: Output): Readonly<Record<string, Output>> | undefined {
  return typeof value === 'object' && value !== null ? (value as Record<string, Output>) : undefined;
}
