import { Injectable } from '@nestjs/common';
import { Database } from '#platform';

/** How the organization in scope approves. */
export interface ApprovalSettings {
  /** How long an approval can be undone before the invoice leaves; null: as the installation says. */
  graceSeconds: number | null;
  autoApprove: boolean;
  autoDirections: ('receivable' | 'payable')[];
  /** Home currency; null: any total. */
  autoMaxTotal: string | null;
  /** The greatest anomaly score that is approved unseen, 0 to 100. */
  autoMaxScore: number;
  /** Whether people may approve what they wrote themselves. */
  allowSelfApproval: boolean;
}

/** Owns `approval_settings`, and reads the organization's switch for approving one's own invoices. */
@Injectable()
export class ApprovalSettingsRepository {
  constructor(private readonly database: Database) {}

  async read(): Promise<ApprovalSettings> {
    const [row] = await this.database.rows<ApprovalSettings>(READ);
    if (!row) throw new Error('The organization in scope does not exist.');
    return row;
  }

  async save({ graceSeconds, autoApprove, autoDirections, autoMaxTotal, autoMaxScore }: ApprovalSettings) {
    await this.database.rows(SAVE, [graceSeconds, autoApprove, autoDirections, autoMaxTotal, autoMaxScore]);
  }

  async allowSelfApproval(isAllowed: boolean): Promise<void> {
    await this.database.rows(
      `UPDATE organizations SET settings = settings || jsonb_build_object('allowSelfApproval', $1::boolean)
       WHERE id = current_organization()`,
      [isAllowed],
    );
  }
}

const READ = `
SELECT s.grace_seconds AS "graceSeconds", COALESCE(s.auto_approve, false) AS "autoApprove",
  COALESCE(s.auto_directions, '{}') AS "autoDirections", trim_scale(s.auto_max_total)::text AS "autoMaxTotal",
  COALESCE(s.auto_max_score, 35) AS "autoMaxScore",
  COALESCE(o.settings->'allowSelfApproval' = 'true'::jsonb, false) AS "allowSelfApproval"
FROM organizations o LEFT JOIN approval_settings s ON s.organization_id = o.id WHERE o.id = current_organization()`;

const SAVE = `
INSERT INTO approval_settings (organization_id, grace_seconds, auto_approve, auto_directions, auto_max_total, auto_max_score)
VALUES (current_organization(), $1, $2, $3, $4, $5)
ON CONFLICT (organization_id) DO UPDATE SET grace_seconds = excluded.grace_seconds, auto_approve = excluded.auto_approve,
  auto_directions = excluded.auto_directions, auto_max_total = excluded.auto_max_total,
  auto_max_score = excluded.auto_max_score, version = approval_settings.version + 1, updated_at = now()`;
