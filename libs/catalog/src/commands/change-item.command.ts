import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#platform';
import { entryNotFound, staleItem } from '../domain/catalog.errors.js';
import { changedItem, type ItemFields, type ItemView } from '../domain/item.js';
import { ItemsRepository } from '../items.repository.js';
import { ItemAnnouncer } from './item-announcer.js';
import { ItemChecks } from './item-checks.js';

@Injectable()
export class ChangeItemCommand {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly items: ItemsRepository,
    private readonly checks: ItemChecks,
    private readonly announcer: ItemAnnouncer,
  ) {}

  /** `version` is the one the caller has seen. */
  execute(id: string, version: number, changes: Partial<ItemFields>): Promise<ItemView> {
    return this.unitOfWork.run(async () => {
      const current = await this.items.find(id);
      if (!current) throw entryNotFound('item');
      if (current.version !== version) throw staleItem(current.version);
      const fields = changedItem(current, changes);
      await this.checks.check(id, fields);
      const changed = await this.items.update(id, version, fields);
      // Somebody was faster between our look and our write.
      if (!changed) throw staleItem((await this.items.find(id))?.version ?? version);
      await this.announcer.announce('changed', changed, changes);
      if (changed.purchaseCost !== current.purchaseCost)
        await this.announcer.announceCost(changed, current.purchaseCost);
      return changed;
    });
  }
}
