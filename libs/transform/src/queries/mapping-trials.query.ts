import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { mapInTurns } from '#platform';
import { type CompiledMapping, compileMapping, type Transformed } from '../domain/compile-mapping.js';
import type { FieldProblem } from '../domain/field-problem.js';
import type { Fields } from '../domain/language/values.js';
import { LIMITS } from '../domain/limits.js';
import { trialTooLarge } from '../domain/mapping.errors.js';
import { type MappingDefinition, notUsable } from '../domain/mapping-definition.js';
import { purposeProblems } from '../domain/mapping-purpose.js';
import { type FailedSample, failedSample, type SampleResult, trySample } from '../domain/try-samples.js';
import { MappingPurposes } from '../mapping-purposes.js';
import { MappingSamplesRepository } from '../mapping-samples.repository.js';
import { Surroundings } from '../surroundings.js';

/** What a mapping would make of some records, and what keeps it from being used. */
export interface Preview {
  problems: FieldProblem[];
  results: Transformed[];
}

/** That a refusal tells. */
const MOST_FAILED = 10;

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
    return this.read(purpose, definition).problems;
  }

  /** For whoever is writing one: what it makes of the records as far as it can be read. */
  async preview(
    purpose: string,
    definition: MappingDefinition,
    records: readonly Fields[],
  ): Promise<Preview> {
    const { mapping, problems } = this.read(purpose, definition);
    if (!mapping || !isReadable(problems, definition)) return { problems, results: [] };
    const context = await this.surroundings.of(mapping);
    return { problems, results: await mapInTurns(records, (record) => mapping.transform(record, context)) };
  }

  /** Every sample that is kept of the mapping. Throws `TRANSFORM.NOT_USABLE` and `.SAMPLES_TOO_LARGE`. */
  ofSamples(mapping: TriedMapping, definition: MappingDefinition): Promise<SampleResult[]> {
    let length = 0;
    return this.eachSample(mapping, definition, (result) => {
      length += JSON.stringify(result).length;
      if (length > LIMITS.trialLength) throw trialTooLarge();
      return result;
    });
  }

  /** The first samples that do not become what is expected, and how many do not. Throws `TRANSFORM.NOT_USABLE`. */
  async failing(
    mapping: TriedMapping,
    definition: MappingDefinition,
  ): Promise<{ first: FailedSample[]; count: number }> {
    const first: FailedSample[] = [];
    let count = 0;
    await this.eachSample(mapping, definition, (result) => {
      if (result.isAsExpected !== false) return;
      if (++count <= MOST_FAILED) first.push(failedSample(result));
    });
    return { first, count };
  }

  private async eachSample<R>(
    { id, purpose }: TriedMapping,
    definition: MappingDefinition,
    work: (result: SampleResult) => R,
  ): Promise<R[]> {
    const mapping = this.compile(purpose, definition);
    const [samples, context] = await Promise.all([this.samples.of(id), this.surroundings.of(mapping)]);
    return mapInTurns(samples, (sample) => work(trySample(mapping, sample, context)));
  }

  private compile(purpose: string, definition: MappingDefinition): CompiledMapping {
    const { mapping, problems } = this.read(purpose, definition);
    if (!mapping || problems.length > 0) throw notUsable(problems);
    return mapping;
  }

  /** Compiled once, whoever asks: that is the most of what reading a mapping costs. */
  private read(purpose: string, definition: MappingDefinition): ReadMapping {
    const known = this.purposes.named(purpose);
    try {
      return { mapping: compileMapping(definition), problems: purposeProblems(known, definition) };
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'TRANSFORM.NOT_USABLE') throw error;
      return { mapping: undefined, problems: error.details?.problems as FieldProblem[] };
    }
  }
}

interface TriedMapping {
  id: string;
  purpose: string;
}

interface ReadMapping {
  /** Undefined while something in it cannot work. */
  mapping: CompiledMapping | undefined;
  problems: FieldProblem[];
}

/** Nothing is wrong but what is not mapped yet. */
function isReadable(problems: readonly FieldProblem[], { fields }: MappingDefinition): boolean {
  return fields.length > 0 && problems.every(({ path }) => path === 'fields');
}
