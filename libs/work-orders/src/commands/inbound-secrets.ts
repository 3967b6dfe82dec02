import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Secret } from '#kernel';
import { SealedColumns, Vault } from '#platform';

const COLUMN = { table: 'inbound_sources', rowColumns: ['id'], column: 'sealed' } as const;

/** The secrets that senders sign with, as the vault keeps them. */
@Injectable()
export class InboundSecrets implements OnModuleInit {
  constructor(
    private readonly vault: Vault,
    private readonly columns: SealedColumns,
  ) {}

  onModuleInit(): void {
    this.columns.register(COLUMN);
  }

  seal(sourceId: string, secret: string): Promise<string> {
    return this.vault.seal({ table: COLUMN.table, row: sourceId, column: COLUMN.column }, secret);
  }

  open(sourceId: string, sealed: string): Promise<Secret> {
    return this.vault.open({ table: COLUMN.table, row: sourceId, column: COLUMN.column }, sealed);
  }
}
