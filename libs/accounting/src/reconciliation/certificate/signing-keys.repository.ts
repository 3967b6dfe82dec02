import { Injectable } from '@nestjs/common';
import { newId, type Secret } from '#kernel';
import { Database, Vault } from '#platform';
import { newSigningKey } from './signing.js';

export interface PublicKey {
  id: string;
  /** PEM. */
  publicKey: string;
}

const PURPOSE = 'reconciliation';

/** Owns `signing_keys`: one pair of an organization, made when it is first needed. */
@Injectable()
export class SigningKeysRepository {
  constructor(
    private readonly database: Database,
    private readonly vault: Vault,
  ) {}

  /** Of two who need the first one at once, both use the one that was made. */
  async current(): Promise<PublicKey & { privateKey: Secret }> {
    const key = (await this.find()) ?? (await this.make());
    const privateKey = await this.vault.open(placeOf(key.id), key.sealed);
    return { id: key.id, publicKey: key.publicKey, privateKey };
  }

  /** One that this organization signed with. */
  async byId(id: string): Promise<PublicKey | undefined> {
    const [key] = await this.database.rows<PublicKey>(
      'SELECT id, public_key AS "publicKey" FROM signing_keys WHERE id = $1',
      [id],
    );
    return key;
  }

  private async find(): Promise<(PublicKey & { sealed: string }) | undefined> {
    const [key] = await this.database.rows<PublicKey & { sealed: string }>(
      'SELECT id, public_key AS "publicKey", sealed FROM signing_keys WHERE purpose = $1',
      [PURPOSE],
    );
    return key;
  }

  private async make(): Promise<PublicKey & { sealed: string }> {
    const id = newId();
    const { publicKey, privateKey } = newSigningKey();
    const sealed = await this.vault.seal(placeOf(id), privateKey);
    await this.database.rows(
      'INSERT INTO signing_keys (organization_id, id, purpose, public_key, sealed) VALUES (current_organization(), $1, $2, $3, $4) ON CONFLICT DO NOTHING',
      [id, PURPOSE, publicKey, sealed],
    );
    const made = await this.find();
    if (!made) throw new Error('A signing key that was just made is not there.');
    return made;
  }
}

function placeOf(row: string) {
  return { table: 'signing_keys', row, column: 'sealed' };
}
