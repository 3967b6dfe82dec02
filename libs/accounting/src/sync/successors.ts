import { Injectable } from '@nestjs/common';
import { PartiesFacade } from '#parties';
import type { Entity } from '../ports/canonical-documents.js';
import { collectReferences, type References, type ResolveId } from './references.js';

type Document = Readonly<Record<string, unknown>>;

/** A page was prepared before two customers became one and written after it; prepared again, it names the right one. */
export class MergedMeanwhile extends Error {}

/**
 * Customers that were merged here go on existing in the books. Their remote records stay linked to the merged customer,
 * which sleeps, and whatever names them there names the survivor here: so several remote customers are one of ours.
 */
@Injectable()
export class Successors {
  constructor(private readonly parties: PartiesFacade) {}

  /** `resolve`, with the survivor in the place of a merged customer. One query, for documents that name customers. */
  async redirected(
    documents: Iterable<Document>,
    references: References,
    resolve: ResolveId,
  ): Promise<ResolveId> {
    const named = collectReferences(documents, references).get('customer') ?? new Set();
    const ours = [...named].map((id) => resolve('customer', id)).filter((id) => id !== undefined);
    const successors = await this.parties.successorsOf(ours);
    if (successors.size === 0) return resolve;
    return (entity, id) => {
      const found = resolve(entity, id);
      return entity === 'customer' && found !== undefined ? (successors.get(found) ?? found) : found;
    };
  }

  /**
   * Throws `MergedMeanwhile` when one of our documents names a merged customer. Asked after they were written: a merge
   * that is under way holds their foreign keys up, so that it is seen here.
   */
  async refuseMerged(documents: Iterable<Document>, references: References): Promise<void> {
    const named = collectReferences(documents, references).get('customer') ?? new Set();
    const successors = await this.parties.successorsOf([...named]);
    if (successors.size > 0)
      throw new MergedMeanwhile('Customers were merged while a page was being written.');
  }

  /** Whether the record was merged into another, so that there is nothing to say of it any more. */
  async isMerged(entity: Entity, localId: string): Promise<boolean> {
    return entity === 'customer' && (await this.parties.successorsOf([localId])).size > 0;
  }
}
