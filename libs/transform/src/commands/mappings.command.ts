import { Injectable } from '@nestjs/common';
import { AuditLog, requireScope, UnitOfWork } from '#platform';
import { mappingNotFound, staleMapping } from '../domain/mapping.errors.js';
import type { MappingDefinition } from '../domain/mapping-definition.js';
import { MappingPurposes } from '../mapping-purposes.js';
import { MappingVersionsRepository } from '../mapping-versions.repository.js';
import { type MappingFields, MappingsRepository, type StoredMapping } from '../mappings.repository.js';

export interface NewMapping {
  name: string;
  purpose: string;
  definition: MappingDefinition;
}

/** Makes mappings, names them, and saves their drafts. A draft may still be wrong: publishing is what asks. */
@Injectable()
export class MappingsCommand {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly mappings: MappingsRepository,
    private readonly versions: MappingVersionsRepository,
    private readonly purposes: MappingPurposes,
    private readonly audit: AuditLog,
  ) {}

  /** Throws `TRANSFORM.UNKNOWN_PURPOSE` and `.NAME_TAKEN`. */
  create({ name, purpose, definition }: NewMapping): Promise<StoredMapping> {
    this.purposes.named(purpose);
    return this.unitOfWork.run(async () => {
      const mapping = await this.mappings.insert({ name, purpose, active: true });
      await this.versions.saveDraft(mapping.id, definition, requireScope().actor.id ?? null);
      await this.record('created', mapping, { name, purpose });
      return mapping;
    });
  }

  /** `version` is the one the caller has seen. Throws `TRANSFORM.STALE_VERSION` and `.NAME_TAKEN`. */
  change(
    id: string,
    version: number,
    changes: Partial<Pick<MappingFields, 'name' | 'active'>>,
  ): Promise<StoredMapping> {
    return this.unitOfWork.run(async () => {
      const changed = await this.bump(id, version, changes);
      await this.record('changed', changed, changes);
      return changed;
    });
  }

  /** The draft that is there is changed, and else one is begun; what is published stays. */
  saveDraft(id: string, version: number, definition: MappingDefinition): Promise<StoredMapping> {
    return this.unitOfWork.run(async () => {
      const changed = await this.bump(id, version, {});
      const number = await this.versions.saveDraft(id, definition, requireScope().actor.id ?? null);
      await this.record('draft_saved', changed, { number });
      return changed;
    });
  }

  private async bump(id: string, version: number, changes: Partial<MappingFields>): Promise<StoredMapping> {
    const current = await this.mappings.find(id, true);
    if (!current) throw mappingNotFound();
    const { name = current.name, active = current.active } = changes;
    const changed = await this.mappings.update(id, version, { name, active, purpose: current.purpose });
    if (!changed) throw staleMapping(current.version);
    return changed;
  }

  private record(action: string, { id, version }: StoredMapping, given: object): Promise<void> {
    return this.audit.record({
      action: `field_mapping.${action}`,
      entity: 'field_mapping',
      entityId: id,
      data: { version, given },
    });
  }
}
