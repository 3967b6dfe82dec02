import { Injectable } from '@nestjs/common';
import { addressLines, IdentityFacade, senderOf } from '#identity';
import { PartiesFacade } from '#parties';
import { type DocumentLanguage, renderBusinessPdf } from '#platform';
import { statementPaper } from '../domain/statement-paper.js';
import { CustomerStatements, type StatementRequest } from './customer-statements.query.js';
import type { Paper } from './invoice-papers.query.js';

/** Statements as PDF files. */
@Injectable()
export class StatementPapers {
  constructor(
    private readonly statements: CustomerStatements,
    private readonly parties: PartiesFacade,
    private readonly identity: IdentityFacade,
  ) {}

  /** Without a language, the organization's own. Throws `INVOICING.NO_SUCH_CUSTOMER`. */
  async of(customerId: string, request: StatementRequest, language?: DocumentLanguage): Promise<Paper> {
    const statement = await this.statements.of(customerId, request);
    const customer = await this.parties.customer(customerId);
    const { name, locale } = await this.identity.organizationSettings();
    const branding = await this.identity.branding();
    const file = await renderBusinessPdf(
      statementPaper({
        ...statement,
        language: language ?? (locale.startsWith('fr') ? 'fr' : 'en'),
        sender: senderOf(name, branding),
        customer: [statement.customerName, ...addressLines(customer?.billingAddress ?? null)],
        paymentInstructions: branding.paymentInstructions,
      }),
    );
    return { name: `statement-${statement.to}.pdf`, file };
  }
}
