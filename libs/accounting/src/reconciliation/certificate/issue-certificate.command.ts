import { Injectable } from '@nestjs/common';
import { ReconciliationDesk } from '../reconciliation-desk.js';
import type { Certificate } from './certificate.js';
import { Certification } from './certification.js';

/** Signs a certificate anew because a person asks for it: with what was explained and settled since. */
@Injectable()
export class IssueCertificateCommand {
  constructor(
    private readonly certification: Certification,
    private readonly desk: ReconciliationDesk,
  ) {}

  /** Throws `RECONCILIATION.NOT_FOUND` and `RECONCILIATION.NOT_ENDED`. */
  execute(reconciliationId: string): Promise<Certificate> {
    return this.desk.unitOfWork.run(async () => {
      await this.certification.issue(reconciliationId);
      const certificate = await this.certification.of(reconciliationId);
      const { verdict, differences } = certificate.statement;
      await this.desk.audit.record({
        action: 'reconciliation.certified',
        entity: 'reconciliation',
        entityId: reconciliationId,
        data: { verdict, found: differences.found, open: differences.open, digest: differences.digest },
      });
      return certificate;
    });
  }
}
