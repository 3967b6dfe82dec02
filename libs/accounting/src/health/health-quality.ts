import { Injectable } from '@nestjs/common';
import { requireScope, sideBySide } from '#platform';
import { ConnectionsRepository } from '../connections/connections.repository.js';
import { MAPPED } from '../mappings/mapped-entities.js';
import { PartnersRepository } from '../mappings/partners.repository.js';
import type { QualityAnswer } from './health-detail.dto.js';
import { QualityRepository } from './quality.repository.js';
import { percentOf } from './rates.js';

/** What takes most of an answer changes least: whoever looks again within this time sees what was measured before. */
const FRESH_MS = 60_000;

interface Measured {
  at: number;
  figures: Promise<QualityAnswer[]>;
}

/** How much of what belongs in the books has its counterpart there. */
@Injectable()
export class HealthQuality {
  private readonly measured = new Map<string, Measured>();

  constructor(
    private readonly quality: QualityRepository,
    private readonly partners: PartnersRepository,
    private readonly connections: ConnectionsRepository,
  ) {}

  /** At most a minute old; one measurement for everybody who asks meanwhile. */
  of(connectionId: string, now: Date): Promise<QualityAnswer[]> {
    const isFresh = ({ at }: Measured) => Math.abs(now.getTime() - at) < FRESH_MS;
    for (const [key, one] of this.measured) if (!isFresh(one)) this.measured.delete(key);
    const key = `${requireScope().organizationId}:${connectionId}`;
    const known = this.measured.get(key);
    if (known) return known.figures;
    const figures = this.measure(connectionId);
    const one = { at: now.getTime(), figures };
    this.measured.set(key, one);
    figures.catch(() => this.measured.get(key) === one && this.measured.delete(key));
    return figures;
  }

  private async measure(connectionId: string): Promise<QualityAnswer[]> {
    const all = await this.connections.list();
    const others = all.map(({ id }) => id).filter((id) => id !== connectionId);
    const [shares, mapped] = await sideBySide(
      () => this.quality.shares(connectionId, others),
      () => this.partners.counts(connectionId, MAPPED),
    );
    return shares.map(({ entity, records, linked, deletedThere, orphans }) => {
      const counted = mapped.find((one) => one.entity === entity);
      return {
        ...{ entity, records, linked, deletedThere, orphans },
        linkedPercent: records === 0 ? null : percentOf(linked, records),
        unmapped: counted?.unmatched ?? null,
        waitedFor: counted?.waitedFor ?? null,
      };
    });
  }
}
