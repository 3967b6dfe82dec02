import { Injectable } from '@nestjs/common';
import { newId } from '#kernel';
import { requireScope, UnitOfWork } from '#platform';
import { changedItem, type ItemFields, type ItemView, NEW_ITEM } from '../domain/item.js';
import { ItemsRepository } from '../items.repository.js';
import { ItemAnnouncer } from './item-announcer.js';
import { ItemChecks } from './item-checks.js';

@Injectable()
export class CreateItemCommand {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly items: ItemsRepository,
    private readonly checks: ItemChecks,
    private readonly announcer: ItemAnnouncer,
  ) {}

  execute(input: Partial<ItemFields>): Promise<ItemView> {
    const fields = changedItem(NEW_ITEM, input);
    return this.unitOfWork.run(async () => {
      const id = newId();
      await this.checks.check(id, fields);
      const created = await this.items.create(requireScope().organizationId, id, fields);
      await this.announcer.announce('created', created, input);
      return created;
    });
  }
}
