import { Inject, Injectable } from '@nestjs/common';
import { IdentityFacade } from '#identity';
import { type Clock, DomainError, localDateOf } from '#kernel';
import { CLOCK } from '#platform';
import { ConnectionsRepository } from '../../connections/connections.repository.js';
import { DifferencesRepository } from '../differences.repository.js';
import { MOST_DIFFERENCES, type Reconciliation } from '../reconciliation.types.js';
import { type Certificate, readCertificate, signedTextOf } from './certificate.js';
import { CertificateStore } from './certificate-store.js';
import { isSigned } from './signing.js';
import { type CertificateStatement, statementOf } from './statement.js';

export interface Verification {
  isValid: boolean;
  /** Why it is or is not, in a sentence. */
  message: string;
  /** What it says, when it is ours and nobody changed it. */
  statement: CertificateStatement | null;
}

/** Signs what a reconciliation says, and tells whether a paper is what was signed. */
@Injectable()
export class Certification {
  constructor(
    private readonly certificates: CertificateStore,
    private readonly differences: DifferencesRepository,
    private readonly connections: ConnectionsRepository,
    private readonly identity: IdentityFacade,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Signs it anew, with every explanation that was given since. Throws `RECONCILIATION.NOT_FOUND` and `RECONCILIATION.NOT_ENDED`. */
  async issue(reconciliationId: string): Promise<void> {
    const run = await this.certificates.reconciliations.find(reconciliationId);
    if (!run) throw DomainError.notFound('RECONCILIATION.NOT_FOUND', 'There is no such reconciliation.');
    if (run.status !== 'succeeded') throw notEnded();
    await this.certificates.sign(await this.statement(run));
  }

  /** Throws `RECONCILIATION.NOT_FOUND` and `RECONCILIATION.NOT_ENDED`. */
  async of(reconciliationId: string): Promise<Certificate> {
    const certificate = await this.certificates.find(reconciliationId);
    if (certificate) return certificate;
    const run = await this.certificates.reconciliations.find(reconciliationId);
    throw run
      ? notEnded()
      : DomainError.notFound('RECONCILIATION.NOT_FOUND', 'There is no such reconciliation.');
  }

  /** `text`: a certificate as it was downloaded. */
  async verify(text: string): Promise<Verification> {
    const certificate = readCertificate(text);
    if (!certificate) return refused('This is no certificate of a reconciliation.');
    const { statement, signature } = certificate;
    const key = await this.certificates.key(signature.keyId);
    if (!key) return refused('It was not signed by this organization.');
    if (!isSigned(key.publicKey, signedTextOf(certificate), signature.value))
      return refused('It is not what was signed: something in it was changed afterwards.');
    const message = `It was signed on ${statement.issuedAt} and nothing in it was changed since.`;
    return { isValid: true, message, statement };
  }

  private async statement(run: Reconciliation): Promise<CertificateStatement> {
    const { id, name, timezone } = await this.identity.organizationSettings();
    const { system, remoteCompanyId, remoteCompanyName, currency, settings } = await this.connections.get(
      run.connectionId,
    );
    return statementOf({
      organization: { id, name },
      books: { system, companyId: remoteCompanyId, companyName: remoteCompanyName, currency },
      directions: settings.directions,
      ...{ run, differences: await this.differences.page(run.id, {}, undefined, MOST_DIFFERENCES) },
      issuedAt: this.clock.now(),
      dayOf: (instant) => localDateOf(instant, timezone),
    });
  }
}

function refused(message: string): Verification {
  return { isValid: false, message, statement: null };
}

function notEnded(): DomainError {
  return DomainError.conflict(
    'RECONCILIATION.NOT_ENDED',
    'This reconciliation did not come to its end, so that nothing can be certified.',
    { fix: 'Wait for it, or reconcile again.' },
  );
}
