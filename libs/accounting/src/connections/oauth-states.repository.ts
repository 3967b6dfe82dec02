import { Injectable } from '@nestjs/common';
import { Database } from '#platform';

export interface OAuthState {
  system: string;
  userId: string;
  sessionId: string;
  connectionId: string | null;
}

/** Minutes a person has to come back from the accounting system's consent page. */
const LIFETIME_MINUTES = 10;

@Injectable()
export class OAuthStatesRepository {
  constructor(private readonly database: Database) {}

  async save(stateHash: string, state: OAuthState): Promise<void> {
    await this.database.rows(
      `INSERT INTO oauth_states (organization_id, state_hash, system, user_id, session_id, connection_id, expires_at)
       VALUES (current_organization(), $1, $2, $3, $4, $5, now() + make_interval(mins => $6))`,
      [stateHash, state.system, state.userId, state.sessionId, state.connectionId, LIFETIME_MINUTES],
    );
    await this.database.rows(`DELETE FROM oauth_states WHERE expires_at < now() - interval '1 day'`);
  }

  /** Uses a state up: of any number of callers with the same one, a single one gets it. */
  async use(stateHash: string): Promise<OAuthState | undefined> {
    const [state] = await this.database.rows<OAuthState>(
      `UPDATE oauth_states SET used_at = now() WHERE state_hash = $1 AND used_at IS NULL AND expires_at > now()
       RETURNING system, user_id AS "userId", session_id AS "sessionId", connection_id AS "connectionId"`,
      [stateHash],
    );
    return state;
  }
}
