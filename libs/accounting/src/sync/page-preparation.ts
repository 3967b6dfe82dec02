import { Injectable } from '@nestjs/common';
import { newId } from '#kernel';
import { mapInTurns } from '#platform';
import type { ConnectionSettings } from '../connections/connections.repository.js';
import { isFromBefore } from '../connections/start-date.js';
import type { RemoteChange } from '../ports/accounting-connector.js';
import type { Entity } from '../ports/canonical-documents.js';
import { adopt, isAnsweredSoon } from './adoption.js';
import { Bindings } from './bindings/bindings.js';
import type { AnyBinding } from './bindings/entity-binding.js';
import { type ExternalLink, LinksRepository, type NewLink } from './links.repository.js';
import { idOf, isAgreed, isEcho, isRepeat, latestOf, linkOf, reservedLink } from './page-links.js';
import { problemsOf, type RecordProblem } from './record-problems.js';
import type { ReferenceResolver } from './reference-resolver.js';
import { type ResolveId, translateReferences } from './references.js';
import { Successors } from './successors.js';
import { UnsettledWritesRepository, type WriteUnderWay } from './unsettled-writes.repository.js';

export interface ApplyTarget {
  connectionId: string;
  system: string;
  resolver: ReferenceResolver;
  /** The run that reads; absent when a notice or a sender does. */
  runId?: string;
  /** Of the connection: what of theirs is taken in. */
  settings?: Pick<ConnectionSettings, 'startDate'>;
  /** Whoever writes the record reads it again, because what we had was stale. */
  readsForSender?: boolean;
}

export type Document = Record<string, unknown>;

export interface Translated {
  change: RemoteChange;
  /** The change's document with our ids in place of theirs. */
  document: Document;
}

/** A page of one entity as it would be written; nothing of it has been. */
export interface PreparedPage {
  binding: AnyBinding;
  /** What came, by remote id. */
  delivered: Map<string, RemoteChange>;
  /** Echoes of what we know already. */
  echoes: number;
  /** Not wanted here, or naming a record that we could not find. */
  skipped: number;
  /** What is wrong with those of the skipped that name a record we could not find. */
  problems: RecordProblem[];
  gone: RemoteChange[];
  wanted: Translated[];
  /** Those of the wanted that say something new; the rest is only linked. */
  changed: Translated[];
  known: Map<string, ExternalLink>;
  /** Our id of each change, by remote id. */
  ids: Map<string, string>;
  /** Those of them that were made for this page: there is nothing to read yet. */
  minted: Set<string>;
  /** Of writes of ours that are met before their answer came: what was sent, in our ids, by our id. */
  sent: Map<string, Document>;
  /** Our ids set aside for parents that have not come yet, by remote id. */
  reserved: Map<string, string>;
  /** The links of everything wanted, and of what was set aside. */
  links: readonly NewLink[];
  /** Its records, where every one of them is new here. */
  records?: readonly { id: string }[];
}

/**
 * Finds out what a page means for us: which record of ours each change is about, and what it would say. Only reads, so
 * that it can run while the pages `before` are being written, unless one of those `touches` it; what merely comes again
 * is left to them.
 */
@Injectable()
export class PagePreparation {
  constructor(
    private readonly bindings: Bindings,
    private readonly links: LinksRepository,
    private readonly writes: UnsettledWritesRepository,
    private readonly successors: Successors,
  ) {}

  bindingOf(entity: Entity): AnyBinding {
    return this.bindings.of(entity);
  }

  async prepare(
    target: ApplyTarget,
    entity: Entity,
    changes: readonly RemoteChange[],
    before: readonly PreparedPage[] = [],
  ): Promise<PreparedPage> {
    const binding = this.bindings.of(entity);
    const delivered = latestOf(changes);
    const firsts = [...delivered.values()].filter(
      (change) => !before.some(({ delivered: told }) => isRepeat(told.get(change.remoteId), change)),
    );
    const remoteIds = firsts.map(({ remoteId }) => remoteId);
    // Before the links: a creation that is confirmed between the two answers is then in one of them, not in neither.
    const { writes, inFlight } = await this.writes.underWay(target.connectionId, entity);
    const known = await this.links.byRemoteIds(target.connectionId, entity, remoteIds);
    const news = firsts.filter(({ remoteId, ...change }) => {
      const link = known.get(remoteId);
      // The answer to that write says it all; if somebody changes the record meanwhile, it comes again: readings overlap.
      const isBeingWritten = !target.readsForSender && link !== undefined && inFlight.has(link.localId);
      return !isBeingWritten && !isEcho(link, { remoteId, ...change });
    });
    const gone = news.filter(({ deleted }) => deleted);
    const { adopted, present } = adoptedOf(
      binding,
      news.filter(({ deleted }) => !deleted),
      { known, writes },
    );
    const { ids, minted, sent } = await this.identify(target, binding, { present, known, writes, adopted });
    const { translated, reserved, problems } = await this.translate(target, binding, present, ids);
    const settings = target.settings ?? {};
    const wanted = translated.filter(({ change, document }) => {
      // What is ours, or was once taken in, is followed whatever becomes of it.
      const isNew = !known.has(change.remoteId) && minted.has(idOf(ids, change));
      const isOld = isNew && isFromBefore({ settings }, entity, document);
      return known.has(change.remoteId) || (binding.isWanted(document as never) && !isOld);
    });
    const links = [
      ...wanted.map(({ change, document }) => linkOf(entity, change, idOf(ids, change), document, known)),
      ...[...reserved].map(([remoteId, localId]) => reservedLink(entity, remoteId, localId)),
    ];
    return {
      binding,
      delivered,
      echoes: delivered.size - present.length - gone.length,
      skipped: present.length - wanted.length,
      problems,
      gone,
      wanted,
      changed: wanted.filter(({ change, document }) => !isAgreed(known.get(change.remoteId), document)),
      known,
      ids,
      minted,
      sent,
      reserved,
      links,
    };
  }

  /** The linked record, one whose creation is under way, or a new one. */
  private async identify(
    target: ApplyTarget,
    binding: AnyBinding,
    { present, known, writes, adopted }: Told & { present: RemoteChange[]; adopted: Adopted },
  ): Promise<Pick<PreparedPage, 'ids' | 'minted' | 'sent'>> {
    const ids = new Map<string, string>();
    const minted = new Set<string>();
    for (const { remoteId } of present) {
      const met = known.get(remoteId)?.localId ?? adopted.get(remoteId)?.localId;
      const localId = met ?? newId();
      ids.set(remoteId, localId);
      if (met === undefined) minted.add(localId);
    }
    // A page may hold a parent and its children.
    if (isSelfReferential(binding))
      for (const [remoteId, localId] of ids) target.resolver.learn(binding.entity, remoteId, localId);
    const here = new Set(ids.values());
    const met = writes.filter(({ localId }) => here.has(localId));
    return { ids, minted, sent: await this.inOurIds(target, binding, met) };
  }

  private async inOurIds(
    { resolver }: ApplyTarget,
    { references }: AnyBinding,
    writes: readonly WriteUnderWay[],
  ): Promise<Map<string, Document>> {
    if (writes.length === 0) return new Map();
    const documents = writes.map(({ sent }) => sent as unknown as Document);
    const resolve = await resolver.prepare(documents, references);
    return new Map(
      writes.map(({ localId }, index) => [
        localId,
        translateReferences(documents[index] ?? {}, references, resolve).document,
      ]),
    );
  }

  private async translate(
    { resolver }: ApplyTarget,
    binding: AnyBinding,
    changes: RemoteChange[],
    ids: Map<string, string>,
  ) {
    const documents = changes.map(({ document }) => document as unknown as Document);
    const known = await resolver.prepare(documents, binding.references);
    const resolve = await this.successors.redirected(documents, binding.references, known);
    const reserved = new Map<string, string>();
    const resolveOrReserve: ResolveId = (entity, id) => {
      const found = resolve(entity, id);
      if (found !== undefined || entity !== binding.entity || ids.size === 0) return found;
      // A child may come pages before its parent: the parent's id is set aside for it.
      const setAside = newId();
      reserved.set(id, setAside);
      resolver.learn(entity, id, setAside);
      return setAside;
    };
    const translated: Translated[] = [];
    const problems: RecordProblem[] = [];
    await mapInTurns(changes, (change) => {
      const { document, missing } = translateReferences(
        change.document as unknown as Document,
        binding.references,
        resolveOrReserve,
      );
      const lacking = missing.filter(({ path }) => binding.required.includes(path.replace(/\[\d+\]/, '')));
      if (lacking.length === 0) translated.push({ change, document });
      else problems.push(...problemsOf(change, lacking));
    });
    return { translated, reserved, problems };
  }
}

interface Told {
  known: Map<string, ExternalLink>;
  writes: WriteUnderWay[];
}

type Adopted = ReadonlyMap<string, WriteUnderWay>;

/** Which of these records are creations of ours, and those of them of which that can be said by now. */
function adoptedOf(
  binding: AnyBinding,
  told: RemoteChange[],
  { known, writes }: Told,
): { adopted: Adopted; present: RemoteChange[] } {
  const adopted = adopt(
    binding,
    told.filter(({ remoteId }) => !known.has(remoteId)),
    writes.filter(({ isLinked }) => !isLinked),
  );
  return { adopted, present: told.filter((one) => !isAnsweredSoon(one, adopted.get(one.remoteId))) };
}

/** Whether `changes` have news of a record that `page` is about to link: its link has to be there first. */
export function touches({ delivered, reserved }: PreparedPage, changes: readonly RemoteChange[]): boolean {
  return changes.some((change) => {
    const before = delivered.get(change.remoteId);
    return reserved.has(change.remoteId) || (before !== undefined && !isRepeat(before, change));
  });
}

export function isSelfReferential(binding: AnyBinding): boolean {
  return Object.values(binding.references).includes(binding.entity);
}
