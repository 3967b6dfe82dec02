import { Injectable } from '@nestjs/common';
import { Database } from '#platform';

export interface StoredCredential {
  sealed: string;
  version: number;
  accessExpiresAt: Date | null;
  refreshExpiresAt: Date | null;
  refreshHardExpiresAt: Date | null;
}

export interface RefreshLease extends StoredCredential {
  fence: string;
}

const FIELDS = `sealed, version, access_expires_at AS "accessExpiresAt", refresh_expires_at AS "refreshExpiresAt", refresh_hard_expires_at AS "refreshHardExpiresAt"`;

/** Longer than the longest token call, so that two nodes never refresh at once. */
const LEASE_SECONDS = 40;

@Injectable()
export class CredentialsRepository {
  constructor(private readonly database: Database) {}

  async find(connectionId: string): Promise<StoredCredential | undefined> {
    const [row] = await this.database.rows<StoredCredential>(
      `SELECT ${FIELDS} FROM connection_credentials WHERE connection_id = $1`,
      [connectionId],
    );
    return row;
  }

  /** Stores new tokens of a fresh grant; whoever was refreshing the old ones loses its lease. */
  async replace(connectionId: string, credential: Omit<StoredCredential, 'version'>): Promise<void> {
    await this.database.rows(
      `INSERT INTO connection_credentials AS t (organization_id, connection_id, sealed, access_expires_at, refresh_expires_at, refresh_hard_expires_at)
       VALUES (current_organization(), $1, $2, $3, $4, $5)
       ON CONFLICT (organization_id, connection_id) DO UPDATE SET sealed = EXCLUDED.sealed, access_expires_at = EXCLUDED.access_expires_at,
         refresh_expires_at = EXCLUDED.refresh_expires_at, refresh_hard_expires_at = EXCLUDED.refresh_hard_expires_at,
         version = t.version + 1, lease_fence = t.lease_fence + 1, lease_until = NULL, updated_at = now()`,
      [
        connectionId,
        credential.sealed,
        credential.accessExpiresAt,
        credential.refreshExpiresAt,
        credential.refreshHardExpiresAt,
      ],
    );
  }

  /** Undefined while another caller holds the lease. */
  async lease(connectionId: string): Promise<RefreshLease | undefined> {
    const [row] = await this.database.rows<RefreshLease>(
      `UPDATE connection_credentials SET lease_fence = lease_fence + 1, lease_until = now() + make_interval(secs => $2)
       WHERE connection_id = $1 AND (lease_until IS NULL OR lease_until <= now()) RETURNING ${FIELDS}, lease_fence::text AS fence`,
      [connectionId, LEASE_SECONDS],
    );
    return row;
  }

  /** Saves what the refresh brought. False when the lease was lost meanwhile: then somebody newer has saved. */
  async saveRefreshed(
    connectionId: string,
    fence: string,
    credential: Omit<StoredCredential, 'version'>,
  ): Promise<boolean> {
    const rows = await this.database.rows(
      `UPDATE connection_credentials SET sealed = $3, access_expires_at = $4, refresh_expires_at = $5,
         refresh_hard_expires_at = COALESCE($6, refresh_hard_expires_at), version = version + 1, lease_until = NULL, updated_at = now()
       WHERE connection_id = $1 AND lease_fence = $2 RETURNING version`,
      [
        connectionId,
        fence,
        credential.sealed,
        credential.accessExpiresAt,
        credential.refreshExpiresAt,
        credential.refreshHardExpiresAt,
      ],
    );
    return rows.length > 0;
  }

  async release(connectionId: string, fence: string): Promise<void> {
    await this.database.rows(
      'UPDATE connection_credentials SET lease_until = NULL WHERE connection_id = $1 AND lease_fence = $2',
      [connectionId, fence],
    );
  }

  async remove(connectionId: string): Promise<void> {
    await this.database.rows('DELETE FROM connection_credentials WHERE connection_id = $1', [connectionId]);
  }
}
