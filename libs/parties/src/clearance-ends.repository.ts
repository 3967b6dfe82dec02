import { Injectable } from '@nestjs/common';
import type { LocalDate } from '#kernel';
import { Database } from '#platform';
import { type ClearanceKind, HELD_SIDE_BY_SIDE } from './domain/clearance.js';

/**
 * SQL: no later paper of the same kind and place stands for `c`. Of some kinds (the parameter) somebody holds several at a
 * time: there it has to be the same paper of the same issuer.
 */
export const nothingReplaces = (sideBySide: string): string => `NOT EXISTS (
  SELECT FROM contractor_clearances later
  WHERE later.organization_id = c.organization_id AND later.contractor_id = c.contractor_id AND later.kind = c.kind
    AND later.province IS NOT DISTINCT FROM c.province AND (later.expires_on IS NULL OR later.expires_on > c.expires_on)
    AND (c.kind <> ALL(${sideBySide}::text[]) OR (later.issuer, later.number) IS NOT DISTINCT FROM (c.issuer, c.number)))`;

export interface ClearanceEnd {
  kind: ClearanceKind;
  expiresOn: LocalDate;
}

/** Which paper of a contractor ends first, for many contractors at a time. */
@Injectable()
export class ClearanceEndsRepository {
  constructor(private readonly database: Database) {}

  /** Whoever has none that ends is not in the answer. */
  async first(contractorIds: readonly string[]): Promise<Map<string, ClearanceEnd>> {
    const rows = await this.database.rows<ClearanceEnd & { contractorId: string }>(
      `SELECT DISTINCT ON (c.contractor_id) c.contractor_id AS "contractorId", c.kind, to_char(c.expires_on, 'YYYY-MM-DD') AS "expiresOn"
       FROM contractor_clearances c
       WHERE c.contractor_id = ANY($1::uuid[]) AND c.expires_on IS NOT NULL AND ${nothingReplaces('$2')}
       ORDER BY c.contractor_id, c.expires_on, c.id`,
      [contractorIds, HELD_SIDE_BY_SIDE],
    );
    return new Map(rows.map(({ contractorId, ...end }) => [contractorId, end]));
  }

  /** Contractors with a paper that ends on `day` or ended before. */
  async endedBy(day: LocalDate): Promise<string[]> {
    const rows = await this.database.rows<{ id: string }>(
      `SELECT DISTINCT c.contractor_id AS id FROM contractor_clearances c WHERE c.expires_on <= $1 AND ${nothingReplaces('$2')}`,
      [day, HELD_SIDE_BY_SIDE],
    );
    return rows.map(({ id }) => id);
  }
}
