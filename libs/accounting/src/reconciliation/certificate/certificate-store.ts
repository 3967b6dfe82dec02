import { Injectable } from '@nestjs/common';
import { canonicalJson } from '#kernel';
import { ReconciliationsRepository } from '../reconciliations.repository.js';
import type { Certificate } from './certificate.js';
import { signText } from './signing.js';
import { SigningKeysRepository } from './signing-keys.repository.js';
import type { CertificateStatement } from './statement.js';

/** Keeps the certificate of each reconciliation as it was signed last. */
@Injectable()
export class CertificateStore {
  constructor(
    private readonly keys: SigningKeysRepository,
    readonly reconciliations: ReconciliationsRepository,
  ) {}

  async sign(statement: CertificateStatement): Promise<void> {
    const { id: signedWith, privateKey } = await this.keys.current();
    const text = canonicalJson(statement);
    await this.reconciliations.saveCertificate(statement.reconciliationId, {
      statement: text,
      signature: signText(privateKey, text),
      signedWith,
      signedAt: new Date(statement.issuedAt),
    });
  }

  /** Undefined where none was signed. */
  async find(reconciliationId: string): Promise<Certificate | undefined> {
    const signed = await this.reconciliations.certificate(reconciliationId);
    const key = signed && (await this.keys.byId(signed.signedWith));
    if (!signed || !key) return undefined;
    const { id: keyId, publicKey } = key;
    return {
      statement: JSON.parse(signed.statement) as CertificateStatement,
      signature: { algorithm: 'Ed25519', keyId, publicKey, value: signed.signature },
    };
  }

  /** A key that this organization signed with. */
  key(id: string) {
    return this.keys.byId(id);
  }
}
