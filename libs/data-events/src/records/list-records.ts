import { Injectable } from '@nestjs/common';
import { CatalogFacade } from '#catalog';
import { PartiesFacade } from '#parties';
import { shownContractor, shownCustomer, shownItem } from './shown-lists.js';
import { shown } from './shown-record.js';

/** Customers, contractors and items, as programs outside may see them. */
@Injectable()
export class ListRecords {
  constructor(
    private readonly parties: PartiesFacade,
    private readonly catalog: CatalogFacade,
  ) {}

  customer = async (id: string) => shown(await this.parties.customer(id), shownCustomer);
  contractor = async (id: string) => shown(await this.parties.contractor(id), shownContractor);
  item = async (id: string) => shown(await this.catalog.item(id), shownItem);
}
