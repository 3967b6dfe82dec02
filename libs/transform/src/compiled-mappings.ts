import { Injectable } from '@nestjs/common';
import { requireScope } from '#platform';
import { type CompiledMapping, compileMapping } from './domain/compile-mapping.js';
import type { MappingDefinition } from './domain/mapping-definition.js';

const MOST_KEPT = 100;

/**
 * Mappings that were compiled before: a published version never changes, so it is compiled once in each process. Those that
 * were used last stay.
 */
@Injectable()
export class CompiledMappings {
  private readonly kept = new Map<string, CompiledMapping>();

  /** Of the organization in scope. */
  published(mappingId: string, number: number, definition: MappingDefinition): CompiledMapping {
    const key = `${requireScope().organizationId} ${mappingId} ${number}`;
    const found = this.kept.get(key) ?? compileMapping(definition);
    this.kept.delete(key);
    this.kept.set(key, found);
    const [oldest] = this.kept.keys();
    if (this.kept.size > MOST_KEPT && oldest !== undefined) this.kept.delete(oldest);
    return found;
  }
}
