import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#platform';
import { CustomersRepository } from '../customers.repository.js';
import { projectNames } from '../domain/project-names.js';
import { PartyListRepository } from '../party-list.repository.js';
import { CreateCustomerCommand } from './create-customer.command.js';

/** The customers below a customer that stand for its projects. */
@Injectable()
export class CustomerProjects {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly customers: CustomersRepository,
    private readonly list: PartyListRepository,
    private readonly creating: CreateCustomerCommand,
  ) {}

  /**
   * The id of the active customer below `customerId` that has the project's name, made where there is none; of many
   * callers at once one makes it. Undefined when there is no such customer. Throws `PARTIES.WRONG_PARENT` where the books
   * allow no further level.
   */
  findOrMake(customerId: string, code: string): Promise<string | undefined> {
    return this.unitOfWork.run(async () => {
      const parent = await this.customers.find(customerId);
      if (!parent) return undefined;
      await this.customers.lockProject(customerId, code);
      const names = projectNames(code, parent.displayName);
      const found = await this.customers.below(customerId, names);
      if (found) return found;
      const { currency, taxExempt, termId } = parent;
      const displayName = await this.freeName(names);
      const made = await this.creating.execute({
        ...{ displayName, parentId: customerId, currency, taxExempt, termId },
      });
      return made.id;
    });
  }

  /** Names are unique in the books, and another customer may have a project of the same code. */
  private async freeName(names: readonly string[]): Promise<string> {
    for (const name of names)
      if ((await this.list.nameHolder('customer', name, NOBODY)) === undefined) return name;
    return names.at(-1) ?? '';
  }
}

const NOBODY = '00000000-0000-0000-0000-000000000000';
