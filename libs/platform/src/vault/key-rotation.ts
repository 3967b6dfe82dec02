import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { runAsTenant, systemActor } from '../database/tenant-context.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { DataKeys } from './data-keys.js';
import { SealedCellsRepository } from './sealed-cells.repository.js';
import { type SealedColumn, SealedColumns } from './sealed-columns.js';
import { Vault } from './vault.js';

export interface RotationSummary {
  organizations: number;
  /** Data keys that were wrapped by another master key and are now wrapped by the current one. */
  rewrapped: number;
  /** Sealed values that now lie under the new data key. */
  resealed: number;
}

export interface RotationOptions {
  /** Only moves data keys to the current master key, for its own rotation. */
  masterOnly?: boolean;
}

/**
 * The 90-day rotation, over every organization: first each data key is wrapped by the current master key, then the
 * organization gets a new data key and every sealed value is sealed again. It may be stopped and started again at
 * any point, because values under older keys stay readable.
 */
@Injectable()
export class KeyRotation {
  constructor(
    private readonly vault: Vault,
    private readonly dataKeys: DataKeys,
    private readonly columns: SealedColumns,
    private readonly cells: SealedCellsRepository,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Throws `VAULT.UNREGISTERED_COLUMN` before anything changes when a sealed column would be left behind. */
  async run(options: RotationOptions = {}): Promise<RotationSummary> {
    if (!options.masterOnly) await this.refuseUnknownColumns();
    const organizations = await this.cells.organizations();
    const summary: RotationSummary = { organizations: organizations.length, rewrapped: 0, resealed: 0 };
    for (const organizationId of organizations) {
      await runAsTenant(organizationId, systemActor('key rotation'), async () => {
        summary.rewrapped += await this.unitOfWork.run(() => this.dataKeys.rewrap());
        if (!options.masterOnly) summary.resealed += await this.rotate();
      });
    }
    return summary;
  }

  private async rotate(): Promise<number> {
    if (!(await this.dataKeys.ring())) return 0;
    await this.unitOfWork.run(() => this.vault.rotateDataKey());
    let resealed = 0;
    for (const column of this.columns.all()) resealed += await this.reseal(column);
    return resealed;
  }

  private async reseal(column: SealedColumn): Promise<number> {
    let resealed = 0;
    let page = await this.cells.after(column, '');
    while (page.length > 0) {
      for (const cell of page) {
        const place = { table: column.table, row: cell.row, column: column.column };
        const next = await this.vault.seal(place, await this.vault.open(place, cell.sealed));
        if (await this.cells.replace(column, cell, next)) resealed++;
      }
      page = await this.cells.after(column, page.at(-1)?.row ?? '');
    }
    return resealed;
  }

  private async refuseUnknownColumns(): Promise<void> {
    const unknown = (await this.cells.named()).filter(
      ({ table, column }) => !this.columns.has(table, column),
    );
    if (unknown.length === 0) return;
    const names = unknown.map(({ table, column }) => `${table}.${column}`).join(', ');
    throw new DomainError('VAULT.UNREGISTERED_COLUMN', `Nobody told the key rotation how to read ${names}.`, {
      fix: 'Register the column with SealedColumns in the module that owns it.',
    });
  }
}
