import { canonicalJson, isId, parseStrictJson } from '#kernel';
import type { CertificateStatement } from './statement.js';
import { STATEMENT_FORMAT } from './statement.js';

/** A statement with the signature over its canonical JSON: keys sorted, no blanks. */
export interface Certificate {
  statement: CertificateStatement;
  signature: {
    algorithm: 'Ed25519';
    keyId: string;
    /** PEM; whoever has it needs nothing of ours to check the rest. */
    publicKey: string;
    /** Base64. */
    value: string;
  };
}

/** What was signed, again as text. */
export function signedTextOf({ statement }: Pick<Certificate, 'statement'>): string {
  return canonicalJson(statement);
}

/** Reads a certificate as it was downloaded; undefined for anything else. */
export function readCertificate(text: string): Certificate | undefined {
  try {
    const certificate = parseStrictJson(text) as Partial<Certificate> | null;
    const { statement, signature } = certificate ?? {};
    const isOne =
      statement?.format === STATEMENT_FORMAT &&
      signature?.algorithm === 'Ed25519' &&
      isId(signature.keyId) &&
      typeof signature.value === 'string';
    return isOne ? (certificate as Certificate) : undefined;
  } catch {
    return undefined;
  }
}
