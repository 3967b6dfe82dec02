import { Injectable } from '@nestjs/common';
import { newId } from '#kernel';
import { AuditLog, UnitOfWork, type Versioned } from '#platform';
import { entryNotFound, unknownReference } from '../domain/catalog.errors.js';
import {
  changedEntry,
  codeTaken,
  type KeptList,
  type ListedFields,
  staleEntry,
} from '../domain/kept-list.js';
import { unitList } from '../domain/unit.js';
import { ItemsRepository } from '../items.repository.js';
import { KeptListsRepository } from '../kept-lists.repository.js';

/** Units and service types: kept alike. */
@Injectable()
export class KeptListsCommand {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly lists: KeptListsRepository,
    private readonly items: ItemsRepository,
    private readonly audit: AuditLog,
  ) {}

  create<F extends ListedFields>(list: KeptList<F>, input: Partial<F>): Promise<Versioned<F>> {
    return this.unitOfWork.run(async () => {
      const id = newId();
      const fields = changedEntry(list, list.empty, input);
      await this.check(list, id, fields);
      const created = await this.lists.insert(list, id, fields);
      await this.write('created', list, created, input);
      return created;
    });
  }

  /** `version` is the one the caller has seen. */
  change<F extends ListedFields>(
    list: KeptList<F>,
    id: string,
    version: number,
    changes: Partial<F>,
  ): Promise<Versioned<F>> {
    return this.unitOfWork.run(async () => {
      const current = await this.lists.find(list, id);
      if (!current) throw entryNotFound(list.noun);
      if (current.version !== version) throw staleEntry(list.noun, current.version);
      const fields = changedEntry<F>(list, current, changes);
      await this.check(list, current.id, fields);
      const changed = await this.lists.update(list, current.id, version, fields);
      if (!changed) throw staleEntry(list.noun, (await this.lists.find(list, id))?.version ?? version);
      await this.write('changed', list, changed, changes);
      return changed;
    });
  }

  private async check<F extends ListedFields>(list: KeptList<F>, id: string, fields: F): Promise<void> {
    const { unitId, itemId } = fields as { unitId?: string | null; itemId?: string | null };
    if (unitId && !(await this.lists.find(unitList, unitId))) throw unknownReference('unitId', 'unit');
    if (itemId && !(await this.items.find(itemId))) throw unknownReference('itemId', 'item');
    if (await this.lists.codeHolder(list, fields.code, id)) throw codeTaken(list.noun, fields.code);
  }

  private write<F extends ListedFields>(
    action: string,
    { entity }: KeptList<F>,
    { id, version }: { id: string; version: number },
    given: object,
  ): Promise<void> {
    return this.audit.record({
      action: `${entity}.${action}`,
      entity,
      entityId: id,
      data: { version, given },
    });
  }
}
