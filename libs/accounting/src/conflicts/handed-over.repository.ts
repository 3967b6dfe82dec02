import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import type { ExternalLink } from '../sync/links.repository.js';
import { SETTLEMENTS } from '../sync/settlements.js';

type Linked = Pick<ExternalLink, 'entity' | 'remoteId' | 'localId'> & { connectionId: string };

/** Records there that become another one of ours. */
@Injectable()
export class HandedOverRepository {
  constructor(private readonly database: Database) {}

  /** From now on that record there is another one of ours. Answers what it says, in our ids; nothing if it was not this one's. */
  async handOver(
    { connectionId, entity, remoteId, localId }: Linked,
    toId: string,
  ): Promise<Record<string, unknown> | undefined> {
    const [row] = await this.database.rows<{ snapshot: Record<string, unknown> }>(
      `UPDATE external_links SET local_id = $5, updated_at = now()
       WHERE connection_id = $1 AND entity = $2 AND remote_id = $3 AND local_id = $4 AND deleted_at IS NULL RETURNING snapshot`,
      [connectionId, entity, remoteId, localId, toId],
    );
    return row?.snapshot;
  }

  /** Whether a payment or the use of a credit there names our record: it looks through all of them, for a person who decides. */
  async isSettled(connectionId: string, localId: string): Promise<boolean> {
    const [row] = await this.database.rows<{ found: boolean }>(
      `SELECT EXISTS (SELECT FROM external_links WHERE connection_id = $1 AND entity = ANY($2::text[]) AND deleted_at IS NULL
         AND snapshot::text LIKE '%' || $3 || '%') AS found`,
      [connectionId, [...SETTLEMENTS], localId],
    );
    return row?.found === true;
  }
}
