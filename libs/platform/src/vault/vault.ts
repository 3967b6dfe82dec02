import { Injectable } from '@nestjs/common';
import { Secret } from '#kernel';
import { requireScope } from '../database/tenant-context.js';
import { decrypt, encrypt } from './cipher.js';
import { DataKeys } from './data-keys.js';
import { readSealed, writeSealed } from './sealed-text.js';
import { cannotOpen } from './vault-errors.js';

/** The cell that a sealed value lives in. It opens nowhere else. */
export interface SealedPlace {
  table: string;
  /** The row's id; several parts joined with a comma. */
  row: string;
  column: string;
}

/**
 * Seals secrets for the organization in scope: AES-256-GCM under a data key of its own, which the master key
 * wraps. The organization, the table, the row, the column and the key's version are authenticated with the
 * value, so that a cell copied elsewhere does not open.
 */
@Injectable()
export class Vault {
  constructor(private readonly dataKeys: DataKeys) {}

  /** The text to store, `v1.<key version>.<iv>.<tag>.<cipher>`. The first call of an organization makes its key. */
  async seal(place: SealedPlace, plain: Secret | string): Promise<string> {
    const { current, sealing } = await this.dataKeys.ringToSeal();
    const text = typeof plain === 'string' ? plain : plain.reveal();
    const sealed = encrypt(sealing, Buffer.from(text, 'utf8'), boundTo(place, current));
    return writeSealed({ keyVersion: current, ...sealed });
  }

  /**
   * Throws `VAULT.CANNOT_OPEN` for anything that was not sealed here, for this cell, by this organization; which
   * of these it was is not told. Throws `VAULT.UNKNOWN_MASTER_KEY` when the installation lacks the master key.
   */
  async open(place: SealedPlace, sealed: string): Promise<Secret> {
    const parsed = readSealed(sealed);
    const key = parsed && (await this.keyOf(parsed.keyVersion));
    if (!parsed || !key) throw cannotOpen();
    try {
      return new Secret(decrypt(key, parsed, boundTo(place, parsed.keyVersion)).toString('utf8'));
    } catch {
      throw cannotOpen();
    }
  }

  /**
   * Gives the organization in scope a new data key and returns its version. Values sealed before stay readable;
   * other processes seal with the new key within a minute.
   */
  rotateDataKey(): Promise<number> {
    return this.dataKeys.rotate();
  }

  private async keyOf(version: number): Promise<Buffer | undefined> {
    const known = (await this.dataKeys.ring())?.keys.get(version);
    if (known) return known;
    // Another process may have rotated since this one looked.
    this.dataKeys.forget();
    return (await this.dataKeys.ring())?.keys.get(version);
  }
}

function boundTo({ table, row, column }: SealedPlace, keyVersion: number): string {
  for (const part of [table, row, column]) {
    if (part === '' || part.includes('|'))
      throw new Error('A sealed place needs a table, a row and a column.');
  }
  return [requireScope().organizationId, table, row, column, keyVersion].join('|');
}
