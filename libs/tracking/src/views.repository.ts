import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database, decodeCursor, instantText, type Page, RetentionRules, toPage } from '#platform';

/** Who looks: a person, or a program with its key. */
export interface Viewer {
  userId: string;
  name: string;
}

export interface LocationView {
  viewerId: string;
  viewerName: string;
  kind: 'map' | 'trail';
  /** In UTC. */
  day: string;
  /** How often she opened it that day. */
  times: number;
  firstAt: string;
  lastAt: string;
}

const TODAY = "(now() AT TIME ZONE 'UTC')::date";

/** Owns `location_views`: one row for a contractor, a day, a person who looked and a way of looking. */
@Injectable()
export class ViewsRepository implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly rules: RetentionRules,
  ) {}

  onModuleInit(): void {
    this.rules.register({
      name: 'location-views',
      description: 'Who of the office looked at where contractors are or were.',
      ...{ defaultDays: 365, minDays: 90, maxDays: 2_555 },
      purge: (before, limit) => this.purge(before, limit),
    });
  }

  /** Somebody opened a screen that shows where these contractors are or were. */
  async opened(
    { userId, name }: Viewer,
    kind: 'map' | 'trail',
    contractorIds: readonly string[],
  ): Promise<void> {
    if (contractorIds.length === 0) return;
    await this.database.rows(
      `INSERT INTO location_views AS v (organization_id, contractor_id, viewer_id, viewer_name, kind, day)
       SELECT current_organization(), id, $2, $3, $4, ${TODAY} FROM unnest($1::uuid[]) AS id ORDER BY id
       ON CONFLICT (organization_id, contractor_id, day, viewer_id, kind) DO UPDATE SET times = v.times + 1, last_at = now()`,
      [[...contractorIds], userId, name, kind],
    );
  }

  /** These had the map open; everybody counts who shows a place and was heard of in the last `milliseconds`. */
  async watched(viewers: readonly Viewer[], milliseconds: number): Promise<void> {
    await this.database.rows(
      `INSERT INTO location_views AS v (organization_id, contractor_id, viewer_id, viewer_name, kind, day)
       SELECT current_organization(), s.contractor_id, w.id, w.name, 'map', ${TODAY}
       FROM contractor_states s, unnest($1::uuid[], $2::text[]) AS w(id, name)
       WHERE s.position_at IS NOT NULL AND s.last_seen_at >= now() - make_interval(secs => $3) ORDER BY s.contractor_id, w.id
       ON CONFLICT (organization_id, contractor_id, day, viewer_id, kind) DO UPDATE SET last_at = now()`,
      [viewers.map(({ userId }) => userId), viewers.map(({ name }) => name), milliseconds / 1000],
    );
  }

  /** Newest day first. */
  async page(
    contractorId: string,
    { limit, cursor }: { limit: number; cursor?: string },
  ): Promise<Page<LocationView>> {
    const [day, viewerId, kind] = cursor ? decodeCursor(cursor, 'day', 'id', 'text') : [null, null, null];
    const rows = await this.database.rows<LocationView>(
      `SELECT viewer_id AS "viewerId", viewer_name AS "viewerName", kind, day::text, times, ${instantText('first_at')} AS "firstAt",
              ${instantText('last_at')} AS "lastAt"
       FROM location_views
       WHERE contractor_id = $1 AND ($2::date IS NULL OR (day, viewer_id, kind) < ($2, $3::uuid, $4))
       ORDER BY day DESC, viewer_id DESC, kind DESC LIMIT $5`,
      [contractorId, day, viewerId, kind, limit + 1],
    );
    return toPage(
      rows,
      limit,
      (row) => [row.day, row.viewerId, row.kind],
      (row) => row,
    );
  }

  private async purge(before: Date, limit: number): Promise<number> {
    const rows = await this.database.rows(
      `DELETE FROM location_views WHERE (organization_id, contractor_id, day, viewer_id, kind) IN (
         SELECT organization_id, contractor_id, day, viewer_id, kind FROM location_views
         WHERE day < ($1::timestamptz AT TIME ZONE 'UTC')::date LIMIT $2) RETURNING day`,
      [before, limit],
    );
    return rows.length;
  }
}
