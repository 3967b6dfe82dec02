import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { mapInTurns } from '#platform';
import { type CompiledMapping, compileMapping, type Transformed } from '../domain/compile-mapping.js';
import type { FieldProblem } from '../domain/field-problem.js';
import type { Fields } from '../domain/language/values.js';
import { type MappingDefinition, notUsable } from '../domain/mapping-definition.js';
import { purposeProblems } from '../domain/mapping-purpose.js';
import { type SampleResult, trySample } from '../domain/try-samples.js';
import { MappingPurposes } from '../mapping-purposes.js';
import { MappingSamplesRepository } from '../mapping-samples.repository.js';
import { Surroundings } from '../surroundings.js';

/** What a mapping would make of some records, and what keeps it from being used. */
export interface Preview {
  problems: FieldProblem[];
  results: Transformed[];
}

/** Tries mappings without writing anything. */
@Injectable()
export class MappingTrials {
  constructor(
    private readonly purposes: MappingPurposes,
    private readonly samples: MappingSamplesRepository,
    private readonly surroundings: Surroundings,
  ) {}

  /** What keeps it from being published; empty when nothing does. */
  problemsOf(purpose: string, definition: MappingDefinition): FieldProblem[] {
    try {
      this.compile(purpose, definition);
      return [];
    } catch (error) {
      if (error instanceof DomainError && error.code === 'TRANSFORM.NOT_USABLE')
        return error.details?.problems as FieldProblem[];
      throw error;
    }
  }

  /** For whoever is writing one: what it makes of the records as far as it can be read. */
  async preview(
    purpose: string,
    definition: MappingDefinition,
    records: readonly Fields[],
  ): Promise<Preview> {
    const problems = this.problemsOf(purpose, definition);
    const isReadable = problems.length === 0 || isUnfinished(problems, definition);
    if (!isReadable) return { problems, results: [] };
    const mapping = compileMapping(definition);
    const context = await this.surroundings.of(mapping);
    return { problems, results: await mapInTurns(records, (record) => mapping.transform(record, context)) };
  }

  /** Every sample that is kept of the mapping. Throws `TRANSFORM.NOT_USABLE`. */
  async ofSamples(
    { id, purpose }: { id: string; purpose: string },
    definition: MappingDefinition,
  ): Promise<SampleResult[]> {
    const mapping = this.compile(purpose, definition);
    const [samples, context] = await Promise.all([this.samples.of(id), this.surroundings.of(mapping)]);
    return mapInTurns(samples, (sample) => trySample(mapping, sample, context));
  }

  private compile(purpose: string, definition: MappingDefinition): CompiledMapping {
    const mapping = compileMapping(definition);
    const problems = purposeProblems(this.purposes.named(purpose), definition);
    if (problems.length > 0) throw notUsable(problems);
    return mapping;
  }
}

/** Nothing is wrong but what is not mapped yet. */
function isUnfinished(problems: readonly FieldProblem[], { fields }: MappingDefinition): boolean {
  return fields.length > 0 && problems.every(({ path }) => path === 'fields');
}
