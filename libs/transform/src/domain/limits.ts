/**
 * What a mapping and one record of it may cost. Mappings are written by people of an organization and run in a process that
 * others share: whatever they write ends soon and stays small, by counting, so that the same record always fares the same.
 */
export const LIMITS = {
  /** Of one expression: characters, parts, and how deep parts may lie in each other. */
  expressionLength: 4_000,
  expressionParts: 400,
  expressionDepth: 40,
  /** Of one record, over all expressions of its mapping. */
  steps: 20_000,
  /** Characters that the texts made on the way, and the answer, may have together. */
  characters: 500_000,
  /** Values in one list that an expression makes. */
  listLength: 2_000,
  outputDepth: 20,
  fields: 200,
  rules: 100,
  tables: 20,
  tableRows: 5_000,
  /** Of the whole definition as JSON. */
  definitionLength: 400_000,
  schemaParts: 500,
  schemaDepth: 12,
  schemaLength: 50_000,
  /** Of holding one record against a schema: values times what is asked of each. */
  schemaSteps: 500_000,
  /** Above this, only the first problem is told: each of them takes memory. */
  schemaStepsForAll: 10_000,
  /** Of a sample with what is expected of it, as JSON. */
  sampleLength: 64_000,
  samples: 100,
  /** Of what all samples of a mapping become, as JSON, so that it can be shown. */
  trialLength: 4_000_000,
  /** Problems told of one record. */
  problems: 50,
} as const;

/** What reaches a prototype when somebody is careless; nothing may be called so. */
export const FORBIDDEN_NAMES: ReadonlySet<string> = new Set(['__proto__', 'prototype', 'constructor']);
