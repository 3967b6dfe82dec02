import { Injectable } from '@nestjs/common';
import { Metrics } from '#platform';
import { type EntityQuality, InstallationQuality } from './installation-quality.js';

/** Linked, lost and unmapped records by kind, of the whole installation: take the maximum, not the sum. */
@Injectable()
export class QualityMetrics {
  constructor(
    private readonly metrics: Metrics,
    private readonly quality: InstallationQuality,
  ) {
    this.gauge('records', 'sync_records', 'Records that belong in the books of a company.');
    this.gauge('linked', 'sync_records_linked', 'Those of them that have a counterpart there.');
    this.gauge('orphans', 'sync_orphans', 'Links whose record is not here any more.');
    this.gauge('unmapped', 'sync_unmapped', 'Entries without a counterpart, linked or chosen.');
  }

  private gauge(figure: Exclude<keyof EntityQuality, 'entity'>, name: string, help: string): void {
    this.metrics.gauge({ name, help, labels: ['entity'] }, (gauge) => {
      const found = this.quality.read();
      gauge.reset();
      for (const { entity, [figure]: value } of found) gauge.set({ entity }, value);
    });
  }
}
