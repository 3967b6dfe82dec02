import { Injectable } from '@nestjs/common';
import { AuditLog, requireScope, UnitOfWork } from '#platform';
import { mappingNotFound, nothingToPublish, samplesFail, staleMapping } from '../domain/mapping.errors.js';
import { mappingVersionStates } from '../domain/mapping-version.states.js';
import { MappingVersionsRepository } from '../mapping-versions.repository.js';
import { MappingsRepository, type StoredMapping } from '../mappings.repository.js';
import { MappingTrials } from '../queries/mapping-trials.query.js';

/** Puts a draft into use, when nothing in it can fail and every sample becomes what is expected of it. */
@Injectable()
export class PublishMapping {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly mappings: MappingsRepository,
    private readonly versions: MappingVersionsRepository,
    private readonly trials: MappingTrials,
    private readonly audit: AuditLog,
  ) {}

  /** Throws `TRANSFORM.NO_DRAFT`, `.NOT_USABLE`, `.SAMPLES_FAIL` and `.STALE_VERSION`. */
  execute(id: string, version: number): Promise<StoredMapping> {
    return this.unitOfWork.run(async () => {
      const mapping = await this.mappings.find(id, true);
      if (!mapping) throw mappingNotFound();
      if (mapping.version !== version) throw staleMapping(mapping.version);
      const draft = await this.versions.find(id, 'draft');
      if (!draft) throw nothingToPublish();
      const { first, count } = await this.trials.failing(mapping, draft.definition);
      if (count > 0) throw samplesFail(first, count);
      const before = await this.versions.find(id, 'published');
      if (before)
        await this.versions.setStatus(
          id,
          before.number,
          mappingVersionStates.next(before.status, 'supersede'),
        );
      const status = mappingVersionStates.next(draft.status, 'publish');
      await this.versions.publish(id, draft.number, status, requireScope().actor.id ?? null);
      const { name, purpose, active } = mapping;
      const changed = await this.mappings.update(id, version, { name, purpose, active });
      if (!changed) throw staleMapping(version);
      await this.audit.record({
        action: 'field_mapping.published',
        entity: 'field_mapping',
        entityId: id,
        data: { number: draft.number, before: before?.number ?? null, definition: draft.definition },
      });
      return changed;
    });
  }
}
