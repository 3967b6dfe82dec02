import { Injectable } from '@nestjs/common';
import { AuditLog, UnitOfWork } from '#platform';
import { LIMITS } from '../domain/limits.js';
import { mappingNotFound, sampleNotFound, sampleTooLarge, tooManySamples } from '../domain/mapping.errors.js';
import {
  MappingSamplesRepository,
  type SampleFields,
  type StoredSample,
} from '../mapping-samples.repository.js';
import { MappingsRepository } from '../mappings.repository.js';

/** Keeps the records that a mapping is tried with. */
@Injectable()
export class SamplesCommand {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly mappings: MappingsRepository,
    private readonly samples: MappingSamplesRepository,
    private readonly audit: AuditLog,
  ) {}

  /** Throws `TRANSFORM.SAMPLE_TOO_LARGE` and `.TOO_MANY_SAMPLES`. */
  async add(mappingId: string, fields: SampleFields): Promise<StoredSample> {
    const { record, expected } = fields;
    if (JSON.stringify([record, expected]).length > LIMITS.sampleLength)
      throw sampleTooLarge(LIMITS.sampleLength);
    return this.unitOfWork.run(async () => {
      if (!(await this.mappings.find(mappingId, true))) throw mappingNotFound();
      if ((await this.samples.count(mappingId)) >= LIMITS.samples) throw tooManySamples(LIMITS.samples);
      const sample = await this.samples.insert(mappingId, fields);
      await this.record('sample_added', mappingId, sample.id);
      return sample;
    });
  }

  remove(mappingId: string, id: string): Promise<void> {
    return this.unitOfWork.run(async () => {
      if (!(await this.samples.remove(mappingId, id))) throw sampleNotFound();
      await this.record('sample_removed', mappingId, id);
    });
  }

  private record(action: string, mappingId: string, sampleId: string): Promise<void> {
    return this.audit.record({
      action: `field_mapping.${action}`,
      entity: 'field_mapping',
      entityId: mappingId,
      data: { sampleId },
    });
  }
}
