import { Inject, Injectable } from '@nestjs/common';
import { CatalogFacade } from '#catalog';
import { type Clock, DomainError } from '#kernel';
import { CLOCK, decodeCursor, toPage } from '#platform';
import { ConnectionsRepository } from '../connections/connections.repository.js';
import type { MappingAddress } from './choose-partner.command.js';
import { MAPPED, type MappedEntity } from './mapped-entities.js';
import { MappingEvidence } from './mapping-evidence.js';
import type {
  CandidatesAnswer,
  CandidatesQuery,
  MappedCountsAnswer,
  MappedRecordsAnswer,
  MappedRecordsQuery,
  MappingPath,
  PartnerCandidate,
} from './mappings.dto.js';
import { factsOf, type PartnerFacts } from './partner-facts.js';
import { PartnersRepository } from './partners.repository.js';
import { bestPartner, rankPartners, type Suggestion } from './suggest-partners.js';

type Candidate = PartnerFacts & { remoteId: string };

/** Our lists beside what stands for them in one company's books, and what could. */
@Injectable()
export class MappingsQuery {
  constructor(
    private readonly connections: ConnectionsRepository,
    private readonly partners: PartnersRepository,
    private readonly evidence: MappingEvidence,
    private readonly catalog: CatalogFacade,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async counts(connectionId: string): Promise<MappedCountsAnswer> {
    await this.connections.get(connectionId);
    return { items: await this.partners.counts(connectionId, MAPPED) };
  }

  async records(
    connectionId: string,
    { entity, cursor, limit, ...filter }: MappedRecordsQuery,
  ): Promise<MappedRecordsAnswer> {
    await this.connections.get(connectionId);
    const after = cursor ? (decodeCursor(cursor, 'text', 'id').map(String) as [string, string]) : undefined;
    const { items: rows, nextCursor } = toPage(
      await this.partners.page(connectionId, entity, filter, after, limit + 1),
      limit,
      ({ key, id }) => [key, id],
      (row) => row,
    );
    const ids = rows.map(({ id }) => id);
    const { oursOf, uses, waiting } = await this.evidence.of(connectionId, entity, ids, this.today());
    const candidates = rows.some(({ state }) => state === 'unmatched')
      ? await this.candidatesOf(connectionId, entity)
      : [];
    return {
      items: rows.map(({ id, key: _key, partnerName, ...row }) => {
        const ours = oursOf(id);
        const { name, ...told } = ours;
        const best = row.state === 'unmatched' ? bestPartner(ours, candidates) : undefined;
        return {
          ...row,
          ...told,
          recordId: id,
          label: name,
          partnerLabel: partnerName,
          uses: uses.get(id) ?? [],
          waiting: waiting.get(id) ?? [],
          suggestion: best ? candidateAnswer(best) : null,
        };
      }),
      nextCursor,
    };
  }

  async candidates(
    connectionId: string,
    { entity, recordId, q, limit }: CandidatesQuery,
  ): Promise<CandidatesAnswer> {
    await this.connections.get(connectionId);
    const { oursOf } = await this.evidence.of(connectionId, entity, [recordId], this.today());
    const ranked = rankPartners(oursOf(recordId), await this.candidatesOf(connectionId, entity, q));
    return { items: ranked.slice(0, limit).map(candidateAnswer) };
  }

  /** What a path means. Throws `CONNECTION.NOT_FOUND` and `MAPPING.NO_SUCH_RECORD`. */
  async find({ id, entity, recordId }: MappingPath): Promise<MappingAddress> {
    const { id: connectionId } = await this.connections.get(id);
    if (await this.evidence.has(entity, recordId)) return { connectionId, entity, recordId };
    throw DomainError.notFound('MAPPING.NO_SUCH_RECORD', 'There is no such entry here.');
  }

  private async candidatesOf(connectionId: string, entity: MappedEntity, q?: string): Promise<Candidate[]> {
    const rows = await this.partners.partners(connectionId, entity, q);
    const taxes =
      entity === 'tax-code'
        ? await this.catalog.salesTaxOf(
            rows.map(({ localId }) => localId),
            this.today(),
          )
        : undefined;
    return rows.map(({ remoteId, localId, snapshot }) => ({
      remoteId,
      ...factsOf(entity, snapshot, taxes?.get(localId)),
    }));
  }

  private today(): string {
    return this.clock.now().toISOString().slice(0, 10);
  }
}

function candidateAnswer({ candidate, score, reasons }: Suggestion<Candidate>): PartnerCandidate {
  const { name, ...told } = candidate;
  return { ...told, label: name, score, reasons };
}
