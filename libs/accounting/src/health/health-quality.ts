import { Injectable } from '@nestjs/common';
import { Log, requireScope, sideBySide } from '#platform';
import { ConnectionsRepository } from '../connections/connections.repository.js';
import { isKindSent } from '../connections/directions.js';
import { MAPPED } from '../mappings/mapped-entities.js';
import { PartnersRepository } from '../mappings/partners.repository.js';
import type { QualityAnswer } from './health-detail.dto.js';
import { KeptFigures, type Measured } from './kept-figures.js';
import { QualityRepository } from './quality.repository.js';
import { percentOf } from './rates.js';

/** How much of what belongs in the books has its counterpart there. */
@Injectable()
export class HealthQuality {
  private readonly kept = new KeptFigures<QualityAnswer[]>((error) =>
    this.log.warn('the quality of links could not be measured anew', { error }),
  );

  constructor(
    private readonly quality: QualityRepository,
    private readonly partners: PartnersRepository,
    private readonly connections: ConnectionsRepository,
    private readonly log: Log,
  ) {}

  /** What takes most of an answer changes least: it may be of a moment before, which it tells. */
  of(connectionId: string, now: Date): Promise<Measured<QualityAnswer[]>> {
    const key = `${requireScope().organizationId}:${connectionId}`;
    return this.kept.of(key, now, () => this.measure(connectionId));
  }

  /** Of every connection of the organization in scope, one after the other. */
  async ofAll(now: Date): Promise<QualityAnswer[]> {
    const all: QualityAnswer[] = [];
    for (const { id } of await this.connections.list()) all.push(...(await this.of(id, now)).figures);
    return all;
  }

  private async measure(connectionId: string): Promise<QualityAnswer[]> {
    const all = await this.connections.list();
    const connection = all.find(({ id }) => id === connectionId);
    const others = all.map(({ id }) => id).filter((id) => id !== connectionId);
    const [shares, mapped] = await sideBySide(
      () => this.quality.shares(connectionId, others),
      () => this.partners.counts(connectionId, MAPPED),
    );
    // What is not sent for its kind is missing nowhere.
    const wanted = shares.filter(({ entity }) => !connection || isKindSent(connection, entity));
    return wanted.map(({ entity, records, linked, deletedThere, orphans }) => {
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
