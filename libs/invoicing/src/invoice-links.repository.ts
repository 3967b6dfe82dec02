import { Injectable } from '@nestjs/common';
import { Database, type DocumentLanguage, instantText, requireScope } from '#platform';

/** One sending of an invoice. Instants are ISO 8601, UTC. */
export interface InvoiceLink {
  id: string;
  invoiceId: string;
  sentTo: string | null;
  language: DocumentLanguage;
  createdAt: string;
  firstViewedAt: string | null;
  lastViewedAt: string | null;
  views: number;
}

@Injectable()
export class InvoiceLinksRepository {
  constructor(private readonly database: Database) {}

  async add(link: Pick<InvoiceLink, 'id' | 'invoiceId' | 'sentTo' | 'language'>): Promise<void> {
    const { organizationId } = requireScope();
    await this.database.prisma.invoiceLink.create({ data: { ...link, organizationId } });
  }

  /** Counts one opening by the database's clock; undefined when there is no such link. */
  async countView(id: string): Promise<InvoiceLink | undefined> {
    const [link] = await this.database.rows<InvoiceLink>(
      `UPDATE invoice_links SET views = views + 1, last_viewed_at = now(),
              first_viewed_at = coalesce(first_viewed_at, now())
       WHERE id = $1 RETURNING ${COLUMNS}`,
      [id],
    );
    return link;
  }

  /** Every sending of an invoice, the first one first. */
  ofInvoice(invoiceId: string): Promise<InvoiceLink[]> {
    return this.database.rows<InvoiceLink>(
      `SELECT ${COLUMNS} FROM invoice_links WHERE invoice_id = $1 ORDER BY created_at, id LIMIT 100`,
      [invoiceId],
    );
  }
}

const instant = (column: string, as: string): string => `${instantText(column)} AS "${as}"`;

const COLUMNS = [
  'id',
  'invoice_id AS "invoiceId"',
  'sent_to AS "sentTo"',
  'language',
  instant('created_at', 'createdAt'),
  instant('first_viewed_at', 'firstViewedAt'),
  instant('last_viewed_at', 'lastViewedAt'),
  'views',
].join(', ');
