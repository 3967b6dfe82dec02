import { Inject, Injectable } from '@nestjs/common';
import type { Secret } from '#kernel';
import { CONFIG, type Config } from '../config/config.js';
import { decrypt, encrypt, packed, unpacked } from './cipher.js';
import { cannotOpen, unknownMasterKey } from './vault-errors.js';

export interface WrappedKey {
  version: number;
  masterKeyId: string;
  wrappedKey: Uint8Array;
}

/** Wraps data keys with the master key, which comes from the environment and never touches the database. */
@Injectable()
export class MasterKeys {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  get currentId(): string {
    return this.config.vaultMasterKeyId;
  }

  wrap(organizationId: string, version: number, dataKey: Buffer): WrappedKey {
    const masterKeyId = this.currentId;
    const aad = placeOf(organizationId, version, masterKeyId);
    const wrappedKey = packed(encrypt(bytesOf(this.config.vaultMasterKey), dataKey, aad));
    return { version, masterKeyId, wrappedKey };
  }

  /** Throws `VAULT.UNKNOWN_MASTER_KEY` when the key that wrapped it is not configured, `VAULT.CANNOT_OPEN` when it was altered. */
  unwrap(organizationId: string, { version, masterKeyId, wrappedKey }: WrappedKey): Buffer {
    const master = this.named(masterKeyId);
    const aad = placeOf(organizationId, version, masterKeyId);
    try {
      return decrypt(bytesOf(master), unpacked(Buffer.from(wrappedKey)), aad);
    } catch {
      throw cannotOpen();
    }
  }

  private named(id: string): Secret {
    const { vaultMasterKey, vaultMasterKeyId, vaultPreviousMasterKey, vaultPreviousMasterKeyId } =
      this.config;
    if (id === vaultMasterKeyId) return vaultMasterKey;
    // Who rotates for the first time may not know what the old key was called.
    if (vaultPreviousMasterKey && (vaultPreviousMasterKeyId ?? id) === id) return vaultPreviousMasterKey;
    throw unknownMasterKey(id);
  }
}

function bytesOf(key: Secret): Buffer {
  return Buffer.from(key.reveal(), 'base64');
}

function placeOf(organizationId: string, version: number, masterKeyId: string): string {
  return [organizationId, 'data_keys', version, masterKeyId].join('|');
}
