import { Injectable } from '@nestjs/common';
import { CompiledMappings } from './compiled-mappings.js';
import type { Fields } from './domain/language/values.js';
import { mappingNotFound, notPublished, wrongPurpose } from './domain/mapping.errors.js';
import type { LookupTable } from './domain/transform-context.js';
import { type Streamed, transformStream } from './domain/transform-stream.js';
import { MappingPurposes } from './mapping-purposes.js';
import { MappingVersionsRepository } from './mapping-versions.repository.js';
import { MappingsRepository } from './mappings.repository.js';
import { Surroundings } from './surroundings.js';

/** A published mapping with everything that its records may ask for at hand. */
export interface ReadyMapping {
  id: string;
  name: string;
  /** Which version it is. */
  number: number;
  /** One at a time, as they are asked for; in turns, so that a long list keeps nobody waiting. */
  run(records: AsyncIterable<Fields> | Iterable<Fields>): AsyncGenerator<Streamed, void, undefined>;
}

/** What other modules may ask of mappings. Everything runs in the tenant in scope. */
@Injectable()
export class TransformFacade {
  constructor(
    /** Name what mappings can be for here, at boot. */
    readonly purposes: MappingPurposes,
    private readonly mappings: MappingsRepository,
    private readonly versions: MappingVersionsRepository,
    private readonly compiled: CompiledMappings,
    private readonly surroundings: Surroundings,
  ) {}

  /**
   * The version of a mapping that is in use. `tables` come beside those that the mapping keeps itself. Throws
   * `TRANSFORM.NOT_FOUND`, `.NOT_PUBLISHED` and `.WRONG_PURPOSE`.
   */
  async ready(id: string, purpose: string, tables?: ReadonlyMap<string, LookupTable>): Promise<ReadyMapping> {
    const mapping = await this.mappings.find(id);
    if (!mapping) throw mappingNotFound();
    if (mapping.purpose !== purpose) throw wrongPurpose(mapping.name, mapping.purpose);
    const version = mapping.active ? await this.versions.find(id, 'published') : undefined;
    if (!version) throw notPublished(mapping.name);
    const compiled = this.compiled.published(id, version.number, version.definition);
    const context = await this.surroundings.of(compiled, tables);
    return {
      ...{ id, name: mapping.name, number: version.number },
      run: (records) => transformStream(compiled, records, context),
    };
  }
}
