import { Injectable } from '@nestjs/common';
import { IdentityFacade, senderOf } from '#identity';
import { type DocumentLanguage, renderBusinessPdf } from '#platform';
import { certificatePaper } from './certificate-paper.js';
import { Certification } from './certification.js';

/** Certificates as PDF files. */
@Injectable()
export class CertificatePapers {
  constructor(
    private readonly certification: Certification,
    private readonly identity: IdentityFacade,
  ) {}

  /** Without a language, the organization's own. Throws `RECONCILIATION.NOT_FOUND` and `RECONCILIATION.NOT_ENDED`. */
  async of(reconciliationId: string, language?: DocumentLanguage): Promise<{ name: string; file: Buffer }> {
    const certificate = await this.certification.of(reconciliationId);
    const { name, locale } = await this.identity.organizationSettings();
    const sender = senderOf(name, await this.identity.branding());
    const spoken = language ?? (locale.startsWith('fr') ? 'fr' : 'en');
    const file = await renderBusinessPdf(certificatePaper(certificate, spoken, sender));
    return { name: `reconciliation-${certificate.statement.asOfDay}.pdf`, file };
  }
}
