import { Inject, Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { CONFIG, type Config, runAsTenant, systemActor, UnitOfWork } from '#platform';
import { readLinkToken } from '../domain/link-token.js';
import type { Paper } from '../queries/invoice-papers.query.js';
import { InvoiceDispatch } from './invoice-dispatch.js';

/** A customer opens the link of a letter: nobody is signed in, the signature says whose invoice it is. */
@Injectable()
export class OpenLink {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly dispatch: InvoiceDispatch,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Counts the opening, marks the invoice viewed the first time, and answers the paper as it is now. */
  async run(token: string): Promise<Paper> {
    const target = readLinkToken(this.config.jwtSecret, token);
    if (!target) throw noSuchLink();
    return runAsTenant(target.organizationId, systemActor('invoice link'), () =>
      this.unitOfWork.run(async () => {
        const link = await this.dispatch.countView(target.linkId);
        const invoice = link && (await this.dispatch.held(link.invoiceId));
        if (!link || !invoice || invoice.status === 'void') throw noSuchLink();
        const seen = link.views === 1 ? await this.dispatch.markViewed(invoice.id) : invoice;
        return (await this.dispatch.print(seen, link.language)).paper;
      }),
    );
  }
}

/** The same answer whatever is wrong with it: a guess learns nothing. */
function noSuchLink(): DomainError {
  return DomainError.notFound('INVOICING.LINK_NOT_FOUND', 'This link leads to no invoice any more.');
}
