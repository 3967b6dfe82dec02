import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { Clock } from '#kernel';
import { CLOCK, CONFIG, type Config, Log, runAsTenant, systemActor } from '#platform';
import { FactsRepository } from './facts.repository.js';
import type { QualityAnswer } from './health-detail.dto.js';
import { HealthQuality } from './health-quality.js';

/** Of one kind of record, over every connection of the installation. */
export type EntityQuality = Pick<QualityAnswer, 'entity' | 'records' | 'linked' | 'orphans'> & {
  unmapped: number;
};

/** What is compared over all organizations is dear, and changes slowly. */
const FRESH_MS = 600_000;

/**
 * How much of what belongs in the books is linked, of the whole installation. Nobody who asks waits: what was measured last is
 * told, and measured anew behind it. A process that only answers requests leaves it to those that work.
 */
@Injectable()
export class InstallationQuality implements OnModuleDestroy {
  private last: readonly EntityQuality[] = [];
  private measuredAt = Number.NEGATIVE_INFINITY;
  private underWay: Promise<void> | undefined;
  private isOver = false;

  constructor(
    private readonly facts: FactsRepository,
    private readonly quality: HealthQuality,
    private readonly log: Log,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  read(): readonly EntityQuality[] {
    const isFresh = Math.abs(this.clock.now().getTime() - this.measuredAt) < FRESH_MS;
    if (!isFresh && !this.isOver && this.config.role !== 'api') this.underWay ??= this.measure();
    return this.last;
  }

  async onModuleDestroy(): Promise<void> {
    this.isOver = true;
    await this.underWay;
  }

  /** Never fails: an organization that cannot be looked at keeps the figures as they were until the next time. */
  private async measure(): Promise<void> {
    const at = this.clock.now();
    try {
      const all: QualityAnswer[] = [];
      for (const id of await this.facts.connectedOrganizations()) {
        if (this.isOver) return;
        all.push(...(await runAsTenant(id, systemActor('metrics'), () => this.quality.ofAll(at))));
      }
      this.last = summed(all);
    } catch (error) {
      this.log.error('the quality of links of the installation could not be measured', { error });
    } finally {
      this.measuredAt = at.getTime();
      this.underWay = undefined;
    }
  }
}

function summed(all: readonly QualityAnswer[]): EntityQuality[] {
  return [...Map.groupBy(all, ({ entity }) => entity)].map(([entity, rows]) => {
    const sum = (figure: 'records' | 'linked' | 'orphans' | 'unmapped') =>
      rows.reduce((total, row) => total + (row[figure] ?? 0), 0);
    return {
      entity,
      records: sum('records'),
      linked: sum('linked'),
      orphans: sum('orphans'),
      unmapped: sum('unmapped'),
    };
  });
}
