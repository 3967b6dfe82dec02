import { Injectable } from '@nestjs/common';
import type { OpenConnection } from '../connections/connection-contexts.js';
import type { RemoteChange } from '../ports/accounting-connector.js';
import type { BalanceReader } from '../ports/balance-reader.js';
import type { Entity } from '../ports/canonical-documents.js';
import { Bindings } from '../sync/bindings/bindings.js';
import type { AnyBinding } from '../sync/bindings/entity-binding.js';
import { type ExternalLink, LinksRepository } from '../sync/links.repository.js';
import { ReferenceResolver } from '../sync/reference-resolver.js';
import { translateReferences } from '../sync/references.js';
import { type BookedFacts, factsOf } from './booked-facts.js';
import type { Suspect } from './suspects.repository.js';

/** One record as both sides have it now. */
export interface BothSides {
  entity: Entity;
  localId: string | null;
  remoteId: string | null;
  link: ExternalLink | undefined;
  /** Undefined where a side does not have it. */
  ours: BookedFacts | undefined;
  theirs: BookedFacts | undefined;
  there: { version: string | null; updatedAt: string | null } | undefined;
  /** There, and not meant to be here, such as one that is void and never was. */
  isLeftOut: boolean;
}

/** Records on each side at once. */
const AT_ONCE = 500;

/** Reads records on both sides as they stand now, so that what was told before is never the last word. */
@Injectable()
export class BothSidesReader {
  constructor(
    private readonly bindings: Bindings,
    private readonly links: LinksRepository,
  ) {}

  /** `told`: records of theirs that were read a moment ago and are not asked for again. */
  async read(
    opened: OpenConnection,
    balances: BalanceReader,
    entity: Entity,
    suspects: readonly Suspect[],
    told: readonly RemoteChange[] = [],
  ): Promise<BothSides[]> {
    const known = new Map(told.map((change) => [change.remoteId, change]));
    const found: BothSides[] = [];
    for (let from = 0; from < suspects.length; from += AT_ONCE) {
      const some = suspects.slice(from, from + AT_ONCE);
      const ids = [...new Set(some.flatMap(({ remoteId }) => remoteId ?? []))];
      const unread = ids.filter((id) => !known.has(id));
      const read = unread.length === 0 ? [] : await balances.readMany(opened.context, entity, unread);
      const there = new Map(read.map((change) => [change.remoteId, change]));
      for (const id of ids) {
        const change = known.get(id);
        if (change && !change.deleted) there.set(id, change);
      }
      found.push(...(await this.pair(opened, entity, some, there)));
    }
    return found;
  }

  private async pair(
    opened: OpenConnection,
    entity: Entity,
    suspects: readonly Suspect[],
    there: ReadonlyMap<string, RemoteChange>,
  ): Promise<BothSides[]> {
    const connectionId = opened.connection.id;
    const binding = this.bindings.of(entity);
    const remoteIds = suspects.flatMap(({ remoteId }) => remoteId ?? []);
    const links = await this.links.byRemoteIds(connectionId, entity, remoteIds);
    const localIdOf = ({ localId, remoteId }: Suspect) =>
      localId ?? links.get(remoteId ?? '')?.localId ?? null;
    const stored = await binding.store.readRecords([
      ...new Set(suspects.flatMap((one) => localIdOf(one) ?? [])),
    ]);
    const theirs = await this.translated(connectionId, binding, [...there.values()]);
    return suspects.map((suspect) => {
      const { remoteId } = suspect;
      const localId = localIdOf(suspect);
      const ours = stored.get(localId ?? '');
      const change = there.get(remoteId ?? '');
      const link = links.get(remoteId ?? '');
      return {
        ...{ entity, localId: ours ? localId : null, remoteId, link },
        ours: ours && factsOf(binding.toDocument(ours.record)),
        theirs: theirs.get(remoteId ?? ''),
        there: change && { version: change.remoteVersion, updatedAt: change.remoteUpdatedAt },
        isLeftOut: !ours && change?.document != null && !binding.isWanted(change.document as never),
      };
    });
  }

  /** Theirs with our ids in place of theirs. */
  private async translated(
    connectionId: string,
    { references }: AnyBinding,
    changes: readonly RemoteChange[],
  ): Promise<Map<string, BookedFacts>> {
    const documents = changes.map(({ document }) => document as unknown as Record<string, unknown>);
    const resolver = new ReferenceResolver(this.links, connectionId, 'to-local');
    const resolve = await resolver.prepare(documents, references);
    return new Map(
      changes.map(({ remoteId }, index) => [
        remoteId,
        factsOf(translateReferences(documents[index] ?? {}, references, resolve).document),
      ]),
    );
  }
}
