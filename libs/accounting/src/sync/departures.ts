import type { RemoteChange } from '../ports/accounting-connector.js';
import type { Entity } from '../ports/canonical-documents.js';
import type { LinksRepository } from './links.repository.js';

/**
 * Sorts out, during one run, the news that records are gone which never were here: every payment without credits tells
 * that it holds no use of any. Where there was none when the run came to the first such payment, nothing is looked up.
 */
export class Departures {
  private readonly wereThere = new Map<Entity, boolean>();

  constructor(
    private readonly links: LinksRepository,
    private readonly connectionId: string,
  ) {}

  /** The changes without those that are no news here. */
  async withoutStrangers(entity: Entity, changes: readonly RemoteChange[]): Promise<RemoteChange[]> {
    const gone = changes.filter(({ deleted }) => deleted).map(({ remoteId }) => remoteId);
    if (gone.length === 0) return [...changes];
    const known = new Map(
      (await this.wasThere(entity)) ? await this.links.localIds(this.connectionId, entity, gone) : [],
    );
    return changes.filter(({ deleted, remoteId }) => !deleted || known.has(remoteId));
  }

  private async wasThere(entity: Entity): Promise<boolean> {
    const answer = this.wereThere.get(entity) ?? (await this.links.isAnyLinked(this.connectionId, entity));
    this.wereThere.set(entity, answer);
    return answer;
  }
}
