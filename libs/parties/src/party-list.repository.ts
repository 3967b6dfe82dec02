import { Injectable } from '@nestjs/common';
import { isId } from '#kernel';
import { Database } from '#platform';
import type { PartyKind } from './domain/party.errors.js';

const TABLES: Record<PartyKind, string> = { customer: 'customers', contractor: 'contractors' };

/** What customers and contractors look up alike. */
@Injectable()
export class PartyListRepository {
  constructor(private readonly database: Database) {}

  /**
   * The active party that has this name already, capitals aside. Makes others who are about to write the same name
   * wait until this unit of work ends, because imports may hold equal names and no unique index can.
   */
  async nameHolder(kind: PartyKind, name: string, exceptId: string): Promise<string | undefined> {
    await this.database.rows(
      `SELECT pg_advisory_xact_lock(hashtextextended($1 || current_organization()::text || lower($2), 0))`,
      [kind, name],
    );
    const rows = await this.database.rows<{ id: string }>(
      `SELECT id FROM ${TABLES[kind]} WHERE lower(display_name) = lower($1) AND active AND id <> $2 LIMIT 1`,
      [name, exceptId],
    );
    return rows[0]?.id;
  }

  async exists(kind: PartyKind, id: string): Promise<boolean> {
    if (!isId(id)) return false;
    const rows = await this.database.rows(`SELECT 1 FROM ${TABLES[kind]} WHERE id = $1`, [id]);
    return rows.length > 0;
  }

  /** Makes others who change what hangs on this party wait; false when there is no such party. */
  async lock(kind: PartyKind, id: string): Promise<boolean> {
    if (!isId(id)) return false;
    const rows = await this.database.rows(`SELECT 1 FROM ${TABLES[kind]} WHERE id = $1 FOR NO KEY UPDATE`, [
      id,
    ]);
    return rows.length > 0;
  }

  /** The organization's time zone. */
  async homeZone(): Promise<string> {
    const rows = await this.database.rows<{ timezone: string }>('SELECT timezone FROM organizations');
    return rows[0]?.timezone ?? 'America/Toronto';
  }

  /** The currency of the organization's books. */
  async homeCurrency(): Promise<string> {
    const rows = await this.database.rows<{ currency: string }>('SELECT currency FROM organizations');
    return rows[0]?.currency ?? 'CAD';
  }
}

/** Part of the name, company or e-mail address, capitals aside. */
export function search(text: string | undefined) {
  if (!text) return {};
  const contains = { contains: escaped(text), mode: 'insensitive' } as const;
  return { OR: [{ displayName: contains }, { companyName: contains }, { email: contains }] };
}

/** The same for SQL, as a pattern of ILIKE. */
export function patternOf(text: string): string {
  return `%${escaped(text)}%`;
}

function escaped(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}

/** Rows after a key of [name, id]. The first condition lets the index on the name start there. */
export function keyAfter(key: (string | number)[] | '' | undefined) {
  if (!key) return {};
  const [displayName, id] = key.map(String) as [string, string];
  return {
    displayName: { gte: displayName },
    OR: [{ displayName: { gt: displayName } }, { displayName, id: { gt: id } }],
  };
}
