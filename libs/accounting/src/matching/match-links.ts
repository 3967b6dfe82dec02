import { Injectable } from '@nestjs/common';
import { newId } from '#kernel';
import { isMapped } from '../mappings/mapped-entities.js';
import { PartnersRepository } from '../mappings/partners.repository.js';
import type { AcceptedMatch } from '../plans/plan.types.js';
import { LinksRepository } from '../sync/links.repository.js';
import { reservedLink } from '../sync/page-links.js';
import { isMatched, isSentAs } from './matched-facts.js';

/** Makes what people took to be the same known before the first page is read; inside the open unit of work. */
@Injectable()
export class MatchLinks {
  constructor(
    private readonly links: LinksRepository,
    private readonly partners: PartnersRepository,
  ) {}

  /**
   * A customer, vendor or item that comes in is then merged with ours instead of made a second time. A tax code, account, term
   * or payment method comes in as it is there, and ours is sent as that one. Throws `MetMeanwhile`.
   */
  async link(connectionId: string, matches: readonly AcceptedMatch[]): Promise<void> {
    const isOnlySent = ({ entity }: AcceptedMatch) => isMatched(entity) && isSentAs(entity);
    const links = matches.map((match) =>
      reservedLink(match.entity, match.remoteId, isOnlySent(match) ? newId() : match.recordId),
    );
    await this.links.save(connectionId, links, { fresh: true });
    for (const { entity, remoteId, recordId } of matches.filter(isOnlySent))
      if (isMapped(entity)) await this.partners.save(connectionId, entity, recordId, remoteId);
  }
}
