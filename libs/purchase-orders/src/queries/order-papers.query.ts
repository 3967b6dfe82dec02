import { Injectable } from '@nestjs/common';
import { CatalogFacade } from '#catalog';
import { IdentityFacade } from '#identity';
import { PartiesFacade } from '#parties';
import { type DocumentLanguage, type DocumentSender, renderBusinessPdf, type WrittenTable } from '#platform';
import { addressLines, orderDocument } from '../domain/order-document.js';
import { orderTable } from '../domain/order-tables.js';
import type { PurchaseOrderView } from '../domain/purchase-order.js';

/** An order on paper, and as a table. */
@Injectable()
export class OrderPapersQuery {
  constructor(
    private readonly identity: IdentityFacade,
    private readonly parties: PartiesFacade,
    private readonly catalog: CatalogFacade,
  ) {}

  /** A PDF in the language asked for, or in the organization's. The same order gives the same bytes. */
  async pdf(order: PurchaseOrderView, language?: DocumentLanguage): Promise<Buffer> {
    const { locale, name } = await this.identity.organizationSettings();
    return renderBusinessPdf(
      orderDocument(order, {
        language: language ?? (locale.startsWith('fr') ? 'fr' : 'en'),
        sender: await this.sender(name),
        partyName: await this.partyName(order),
        termName: await this.termName(order.termId),
      }),
    );
  }

  async table(order: PurchaseOrderView): Promise<WrittenTable> {
    const ids = [...new Set(order.lines.flatMap((line) => line.itemId ?? []))];
    const items = await this.catalog.items.readRecords(ids);
    return orderTable(order, {
      party: await this.partyName(order),
      items: new Map([...items].map(([id, { record }]) => [id, record.sku ?? record.name])),
    });
  }

  private async sender(organizationName: string): Promise<DocumentSender> {
    const { legalName, address, phone, email, website, ...look } = await this.identity.branding();
    return {
      name: legalName ?? organizationName,
      lines: [...addressLines(address), phone, email, website].filter((line): line is string =>
        Boolean(line),
      ),
      gstNumber: look.gstNumber,
      qstNumber: look.qstNumber,
      logo: look.logo,
      accentColor: look.accentColor,
    };
  }

  private async partyName({ customerId, contractorId }: PurchaseOrderView): Promise<string | null> {
    if (customerId) return (await this.parties.customer(customerId))?.displayName ?? null;
    return contractorId ? ((await this.parties.contractor(contractorId))?.displayName ?? null) : null;
  }

  private async termName(termId: string | null): Promise<string | null> {
    if (!termId) return null;
    return (await this.catalog.terms.readRecords([termId])).get(termId)?.record.name ?? null;
  }
}
