import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DomainError } from '#kernel';
import { Database } from './database.js';

interface RoleFacts {
  name: string;
  bypasses: boolean;
  owned: string | null;
}

/**
 * Refuses to start as a role to which row-level security does not apply, or which could switch it off. With such a
 * role every query would work and every organization would see all the others.
 */
@Injectable()
export class RoleCheck implements OnModuleInit {
  constructor(private readonly database: Database) {}

  /** Throws `DATABASE.ROLE_TOO_STRONG`. */
  async onModuleInit(): Promise<void> {
    const { rows } = await this.database.unscoped.query<RoleFacts>(
      `SELECT current_user AS name, r.rolsuper OR r.rolbypassrls AS bypasses,
              (SELECT c.relname FROM pg_class c
               WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
                 AND pg_has_role(current_user, c.relowner, 'MEMBER') ORDER BY c.relname LIMIT 1) AS owned
       FROM pg_roles r WHERE r.rolname = current_user`,
    );
    const facts = rows[0];
    if (!facts || facts.bypasses) throw tooStrong(facts?.name ?? 'unknown', 'goes around row-level security');
    if (facts.owned)
      throw tooStrong(facts.name, `owns tables (${facts.owned}), so it could switch off row-level security`);
  }
}

function tooStrong(role: string, why: string): DomainError {
  return new DomainError(
    'DATABASE.ROLE_TOO_STRONG',
    `The database role "${role}" ${why}; InvoicePatch does not start with it.`,
    {
      kind: 'unavailable',
      fix: 'Let DATABASE_URL name a login that is only a member of invoicepatch_app; put the owner in MIGRATION_DATABASE_URL.',
    },
  );
}
