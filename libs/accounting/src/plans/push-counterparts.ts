import { Injectable } from '@nestjs/common';
import type { StoredRecord } from '#platform';
import type { OpenConnection } from '../connections/connection-contexts.js';
import { FieldPolicies } from '../ownership/field-policies.js';
import type { Entity } from '../ports/canonical-documents.js';
import { Bindings } from '../sync/bindings/bindings.js';
import type { AnyBinding } from '../sync/bindings/entity-binding.js';
import { type ExternalLink, LinksRepository } from '../sync/links.repository.js';
import { type Meeting, standInsOf } from '../sync/meeting.js';
import { PagePreparation } from '../sync/page-preparation.js';
import { UnmappedReferenceError } from '../sync/push-document.js';
import { ReferenceResolver } from '../sync/reference-resolver.js';
import { translateReferences } from '../sync/references.js';

/** A record there as it stands now, and how it meets ours. */
interface There {
  version: unknown;
  meeting: Meeting;
}

/** Both sides of one record, for whoever compares them before it is sent. */
@Injectable()
export class PushCounterparts {
  constructor(
    private readonly bindings: Bindings,
    private readonly links: LinksRepository,
    private readonly preparation: PagePreparation,
    private readonly policies: FieldPolicies,
  ) {}

  async record(entity: Entity, localId: string): Promise<StoredRecord<{ id: string }> | undefined> {
    return (await this.bindings.of(entity).store.readRecords([localId])).get(localId);
  }

  /** What of our record the accounting system knows, in our ids; empty when there is no record. */
  async document(entity: Entity, localId: string): Promise<Record<string, unknown>> {
    const stored = await this.record(entity, localId);
    if (!stored) return {};
    return this.bindings.of(entity).toDocument(stored.record) as unknown as Record<string, unknown>;
  }

  link(connectionId: string, entity: Entity, localId: string): Promise<ExternalLink | undefined> {
    return this.links.byLocalId(connectionId, entity, localId);
  }

  /** Everything that a record of ours names and that company does not have, in the order in which it is named. */
  async missing(connectionId: string, entity: Entity, localId: string): Promise<UnmappedReferenceError[]> {
    const { references } = this.bindings.of(entity);
    const document = await this.document(entity, localId);
    const resolver = new ReferenceResolver(this.links, connectionId, 'to-remote');
    const resolve = await resolver.prepare([document], references);
    return translateReferences(document, references, resolve).missing.map(
      ({ path, entity: named, id }) => new UnmappedReferenceError(path, named, id),
    );
  }

  /** Costs one call. What has not changed there since we last agreed says what we agreed on. */
  async there(opened: OpenConnection, binding: AnyBinding, link: ExternalLink): Promise<There | 'gone'> {
    const { connection, connector, context } = opened;
    const { entity, localId, remoteId } = link;
    const found = await connector.read(context, entity, remoteId);
    if (!found || found.deleted) return 'gone';
    const existing = await binding.store.readRecords([localId]);
    const current = existing.get(localId);
    if (!current) return 'gone';
    const target = {
      ...{ connectionId: connection.id, system: connection.system, readsForSender: true },
      resolver: new ReferenceResolver(this.links, connection.id, 'to-local'),
    };
    const [changed] = (await this.preparation.prepare(target, entity, [found])).changed;
    const standing = await standInsOf(this.links, connection.id, binding, existing);
    return {
      version: [found.remoteVersion, found.remoteUpdatedAt],
      meeting: await this.policies.forPage()({
        ...{ connectionId: connection.id, binding, standing, agreed: link.snapshot },
        ...{ current: current.record, version: current.version },
        ...{ theirs: changed?.document ?? link.snapshot, theirsAt: found.remoteUpdatedAt },
      }),
    };
  }
}
