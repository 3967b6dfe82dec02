import { digestOf } from '#kernel';
import type { RemoteChange } from '../ports/accounting-connector.js';
import type { Entity } from '../ports/canonical-documents.js';
import type { ExternalLink, NewLink } from './links.repository.js';

/** One delivery may carry a record twice; the last word counts. */
export function latestOf(changes: readonly RemoteChange[]): Map<string, RemoteChange> {
  return new Map(changes.map((change) => [change.remoteId, change]));
}

export function isEcho(link: ExternalLink | undefined, change: RemoteChange): boolean {
  if (!link) return false;
  if (change.deleted) return link.deleted;
  if (!link.deleted && isOlder(change, link)) return true;
  const isSameVersion = change.remoteVersion !== null && change.remoteVersion === link.remoteVersion;
  const isSame = isSameVersion && sameInstant(change.remoteUpdatedAt, link.remoteUpdatedAt);
  return !link.deleted && isSame && !hasOtherQuantity(link, change);
}

/** Every document that names an item moves its quantity on hand, which makes no new version of the item. */
function hasOtherQuantity({ snapshot }: ExternalLink, { document }: RemoteChange): boolean {
  const { quantityOnHand } = (document ?? {}) as { quantityOnHand?: string | null };
  return quantityOnHand !== undefined && snapshot !== null && snapshot.quantityOnHand !== quantityOnHand;
}

/** A reading that began before our own write may end after it: what it saw is not news any more. */
function isOlder(change: RemoteChange, link: ExternalLink): boolean {
  const [seen, known] = [change, link].map(({ remoteUpdatedAt }) => Date.parse(remoteUpdatedAt ?? ''));
  if (seen === undefined || known === undefined || Number.isNaN(seen) || Number.isNaN(known)) return false;
  // Within one second versions that count tell better.
  const [mine, theirs] = [link, change].map(({ remoteVersion }) => countOf(remoteVersion));
  const isCounted = mine !== undefined && theirs !== undefined && Math.abs(seen - known) < 1_000;
  return isCounted ? theirs < mine : seen < known;
}

function countOf(version: string | null): number | undefined {
  return version !== null && /^\d{1,15}$/.test(version) ? Number(version) : undefined;
}

/** Whether a record comes again as it was: pages overlap, so that nothing is missed when one shifts under us. */
export function isRepeat(before: RemoteChange | undefined, change: RemoteChange): boolean {
  return (
    before !== undefined &&
    before.deleted === change.deleted &&
    before.remoteVersion !== null &&
    before.remoteVersion === change.remoteVersion &&
    sameInstant(before.remoteUpdatedAt, change.remoteUpdatedAt)
  );
}

/** Whether both sides have agreed on that very document already. */
export function isAgreed(link: ExternalLink | undefined, document: Record<string, unknown>): boolean {
  return link !== undefined && !link.deleted && link.snapshotHash === digestOf(document);
}

function sameInstant(a: string | null, b: string | null): boolean {
  if (a === null || b === null) return a === b;
  return Date.parse(a) === Date.parse(b);
}

export function linkOf(
  entity: Entity,
  change: RemoteChange,
  localId: string,
  document: Record<string, unknown>,
  known: Map<string, ExternalLink>,
): NewLink {
  const { remoteId, remoteVersion, remoteUpdatedAt } = change;
  return {
    entity,
    localId,
    remoteId,
    remoteVersion,
    remoteUpdatedAt,
    document,
    generation: known.get(remoteId)?.generation ?? 1,
  };
}

/**
 * A moment before: a link with it takes the record as it was then for news when it is read next, and still an older reading
 * for one.
 */
export function justBefore(instant: string | null): string | null {
  const time = Date.parse(instant ?? '');
  return Number.isNaN(time) ? null : new Date(time - 1).toISOString();
}

/** The link of a record whose balance is not agreed on: read next, it is no echo, and both sides count as changed. */
export function unclearLink(link: NewLink): NewLink {
  return {
    ...link,
    remoteUpdatedAt: justBefore(link.remoteUpdatedAt),
    document: { ...link.document, balance: null },
  };
}

/** Whether a link was left so. */
export function isUnclear({ snapshot, deleted }: ExternalLink): boolean {
  return !deleted && snapshot?.balance === null;
}

export function reservedLink(entity: Entity, remoteId: string, localId: string): NewLink {
  return {
    entity,
    localId,
    remoteId,
    remoteVersion: null,
    remoteUpdatedAt: null,
    document: null,
    generation: 1,
  };
}

export function idOf(ids: Map<string, string>, { remoteId }: RemoteChange): string {
  const id = ids.get(remoteId);
  if (id === undefined) throw new Error('Every change of a page has been identified.');
  return id;
}
