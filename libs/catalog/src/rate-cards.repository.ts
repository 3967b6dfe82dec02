import { Injectable } from '@nestjs/common';
import { isId, type LocalDate } from '#kernel';
import { Database, type Page, type PageQuery, type Versioned, VersionedRows } from '#platform';
import { unknownReference } from './domain/catalog.errors.js';
import { type RateCardFields, type RateSide, rateCardShape } from './domain/rate-card.js';

export interface RateCardFilter extends PageQuery {
  q?: string;
  active?: boolean;
  side?: RateSide;
  contractorId?: string;
  customerId?: string;
  serviceTypeId?: string;
}

/** The parties whose cards, and the days, that a set of questions is about. */
export interface CardsWanted {
  contractorIds: readonly string[];
  customerIds: readonly string[];
  from: LocalDate;
  to: LocalDate;
}

const FOREIGN_KEY = '23503';

@Injectable()
export class RateCardsRepository {
  private readonly rows: VersionedRows<RateCardFields>;

  constructor(private readonly database: Database) {
    this.rows = new VersionedRows(database, rateCardShape);
  }

  async find(id: string): Promise<Versioned<RateCardFields> | undefined> {
    return isId(id) ? this.rows.find(id) : undefined;
  }

  /** By name. */
  page({ q, cursor, limit, ...wanted }: RateCardFilter): Promise<Page<Versioned<RateCardFields>>> {
    const { active, side, contractorId, customerId, serviceTypeId } = wanted;
    return this.rows.page(
      { active, side, contractorId, customerId, serviceTypeId },
      { cursor, limit, search: { text: q, columns: ['name'] } },
    );
  }

  /** Throws `CATALOG.UNKNOWN_REFERENCE` when it names something that does not exist. */
  insert(id: string, card: RateCardFields): Promise<Versioned<RateCardFields>> {
    return referencing(this.rows.insert(card, {}, id));
  }

  /** Undefined when the card is no longer at `version`. */
  update(id: string, version: number, card: RateCardFields): Promise<Versioned<RateCardFields> | undefined> {
    return referencing(this.rows.update(id, version, card));
  }

  /** Makes whoever writes another rate card wait until this unit of work ends: two that collide are never both made. */
  async lock(): Promise<void> {
    await this.database.rows(
      `SELECT pg_advisory_xact_lock(hashtextextended('rate-cards' || current_organization()::text, 0))`,
    );
  }

  /** The active cards of one party, or those that name none. */
  ofParty({ side, contractorId, customerId }: RateCardFields): Promise<Versioned<RateCardFields>[]> {
    return this.rows.all({ active: true, side, contractorId, customerId });
  }

  /** Every active card that could answer: the parties' own and everybody's, in force on one of the days. */
  async candidates({
    contractorIds,
    customerIds,
    from,
    to,
  }: CardsWanted): Promise<Versioned<RateCardFields>[]> {
    const rows = await this.database.rows<{ id: string }>(
      `SELECT id FROM rate_cards WHERE active AND valid_from <= $4::date AND (valid_to IS NULL OR valid_to >= $3::date)
         AND (contractor_id IS NULL OR contractor_id = ANY($1::uuid[])) AND (customer_id IS NULL OR customer_id = ANY($2::uuid[]))`,
      [contractorIds, customerIds, from, to],
    );
    return rows.length === 0 ? [] : this.rows.all({ id: rows.map(({ id }) => id) });
  }

  /** Contractors' own adjustments that go on top of what an item costs, in force on a day. */
  async payAdjustments(itemId: string, day: LocalDate): Promise<Versioned<RateCardFields>[]> {
    const rows = await this.database.rows<{ id: string }>(
      `SELECT r.id FROM rate_cards r WHERE r.active AND r.side = 'pay' AND r.contractor_id IS NOT NULL AND r.method <> 'rate'
         AND r.valid_from <= $2::date AND (r.valid_to IS NULL OR r.valid_to >= $2::date)
         AND (r.item_id IS NULL OR r.item_id = $1)
         AND (r.service_type_id IS NULL OR r.service_type_id IN (SELECT s.id FROM service_types s WHERE s.item_id = $1))`,
      [itemId, day],
    );
    return rows.length === 0 ? [] : this.rows.all({ id: rows.map(({ id }) => id) });
  }

  /** The currency of the organization's books. */
  async homeCurrency(): Promise<string> {
    const rows = await this.database.rows<{ currency: string }>('SELECT currency FROM organizations');
    return rows[0]?.currency ?? 'CAD';
  }
}

const REFERENCES = [
  ['contractor_id', 'contractorId', 'contractor'],
  ['customer_id', 'customerId', 'customer'],
  ['service_type_id', 'serviceTypeId', 'service type'],
  ['item_id', 'itemId', 'item'],
  ['unit_id', 'unitId', 'unit'],
] as const;

/** Parties stand beside this module, so it is the foreign key that knows whether they exist. */
async function referencing<T>(writing: Promise<T>): Promise<T> {
  try {
    return await writing;
  } catch (error) {
    const { code, constraint } = error as { code?: string; constraint?: string };
    const found = REFERENCES.find(([column]) => constraint?.includes(column));
    if (code === FOREIGN_KEY && found) throw unknownReference(found[1], found[2]);
    throw error;
  }
}
