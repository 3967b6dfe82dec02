import { Injectable } from '@nestjs/common';
import { CatalogFacade } from '#catalog';
import type { HandLine } from '../domain/hand-lines.js';
import { unknownReference } from '../domain/job.errors.js';
import { WorkCentresRepository } from '../work-centres.repository.js';

/** Refuses what a job or a template names and nobody has. */
@Injectable()
export class JobReferences {
  constructor(
    private readonly catalog: CatalogFacade,
    private readonly centres: WorkCentresRepository,
  ) {}

  /** Throws `JOBS.NO_SUCH_REFERENCE` with the field. */
  async check(named: { workCentreId?: string | null; lines?: readonly HandLine[] }): Promise<void> {
    const { workCentreId, lines = [] } = named;
    if (workCentreId && !(await this.centres.find(workCentreId)))
      throw unknownReference('workCentreId', 'work centre');
    if (lines.length === 0) return;
    const [items, taxCodes] = await Promise.all([
      this.catalog.items.readRecords(idsOf(lines, 'itemId')),
      this.catalog.taxCodes.readRecords(idsOf(lines, 'taxCodeId')),
    ]);
    for (const { itemId, taxCodeId } of lines) {
      if (itemId && !items.has(itemId)) throw unknownReference('lines.itemId', 'item');
      if (taxCodeId && !taxCodes.has(taxCodeId)) throw unknownReference('lines.taxCodeId', 'tax code');
    }
  }
}

function idsOf(lines: readonly HandLine[], field: 'itemId' | 'taxCodeId'): string[] {
  return [...new Set(lines.flatMap((line) => line[field] ?? []))];
}
