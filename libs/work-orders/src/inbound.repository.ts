import { Injectable } from '@nestjs/common';
import { Database, instantText } from '#platform';

/** What a notice and a confirmation need to know of a sender. */
export interface InboundSource {
  id: string;
  name: string;
  active: boolean;
  /** Where confirmations go; null when the sender wants none. */
  callbackUrl: string | null;
  sealed: string;
}

/** A sender as people see it. */
export interface InboundSourceView extends Omit<InboundSource, 'sealed'> {
  version: number;
  createdAt: string;
  lastReceivedAt: string | null;
}

const SOURCE = 'id, name, active, callback_url AS "callbackUrl"';
const VIEW = `${SOURCE}, version, ${instantText('created_at')} AS "createdAt",
  (SELECT ${instantText('max(e.received_at)')} FROM inbound_events e WHERE e.organization_id = s.organization_id AND e.source_id = s.id) AS "lastReceivedAt"`;

/** Systems that send us work, and what they have sent. */
@Injectable()
export class InboundRepository {
  constructor(private readonly database: Database) {}

  /** Whose sender this is: asked before a tenant is known, so it tells no more. */
  async organizationOf(sourceId: string): Promise<string | undefined> {
    const { rows } = await this.database.unscoped.query<{ organization_id: string }>(
      'SELECT organization_id FROM system_inbound_source($1)',
      [sourceId],
    );
    return rows[0]?.organization_id;
  }

  all(): Promise<InboundSourceView[]> {
    return this.database.rows(`SELECT ${VIEW} FROM inbound_sources s ORDER BY name LIMIT 200`);
  }

  async view(id: string): Promise<InboundSourceView | undefined> {
    const rows = await this.database.rows<InboundSourceView>(
      `SELECT ${VIEW} FROM inbound_sources s WHERE id = $1`,
      [id],
    );
    return rows[0];
  }

  async find(id: string): Promise<InboundSource | undefined> {
    const rows = await this.database.rows<InboundSource>(
      `SELECT ${SOURCE}, sealed FROM inbound_sources WHERE id = $1`,
      [id],
    );
    return rows[0];
  }

  async named(name: string): Promise<InboundSource | undefined> {
    const rows = await this.database.rows<InboundSource>(
      `SELECT ${SOURCE}, sealed FROM inbound_sources WHERE name = $1`,
      [name],
    );
    return rows[0];
  }

  /** False when the name is taken. */
  async create(id: string, name: string, callbackUrl: string | null, sealed: string): Promise<boolean> {
    const rows = await this.database.rows(
      `INSERT INTO inbound_sources (organization_id, id, name, callback_url, sealed)
       VALUES (current_organization(), $1, $2, $3, $4) ON CONFLICT (organization_id, name) DO NOTHING RETURNING id`,
      [id, name, callbackUrl, sealed],
    );
    return rows.length > 0;
  }

  /** False when it is not at `version` any more. */
  async redirect(id: string, version: number, callbackUrl: string | null): Promise<boolean> {
    const rows = await this.database.rows(
      'UPDATE inbound_sources SET callback_url = $3, version = version + 1 WHERE id = $1 AND version = $2 RETURNING id',
      [id, version, callbackUrl],
    );
    return rows.length > 0;
  }

  async setActive(id: string, active: boolean): Promise<boolean> {
    const rows = await this.database.rows(
      'UPDATE inbound_sources SET active = $2, version = version + 1 WHERE id = $1 RETURNING id',
      [id, active],
    );
    return rows.length > 0;
  }

  async replaceSecret(id: string, sealed: string): Promise<boolean> {
    const rows = await this.database.rows(
      'UPDATE inbound_sources SET sealed = $2, version = version + 1 WHERE id = $1 RETURNING id',
      [id, sealed],
    );
    return rows.length > 0;
  }

  /** False when this notice came before: senders repeat themselves. */
  async note(sourceId: string, eventId: string, type: string): Promise<boolean> {
    const rows = await this.database.rows(
      `INSERT INTO inbound_events (organization_id, source_id, event_id, type)
       VALUES (current_organization(), $1, $2, $3) ON CONFLICT DO NOTHING RETURNING event_id`,
      [sourceId, eventId, type],
    );
    return rows.length > 0;
  }
}
