import { Injectable } from '@nestjs/common';
import { CatalogFacade } from '#catalog';
import { IdentityFacade } from '#identity';
import { PartiesFacade } from '#parties';
import { zoneNamed } from '../domain/moments.js';
import { zoneOfProvince } from '../domain/site-zone.js';
import { noSuch, noSuchContractor } from '../domain/time-entry-errors.js';
import { type FoundWork, type NamedWork, WorkChecks } from './work-checks.js';

/** What time and expenses may name. */
export interface Named extends NamedWork {
  itemId?: string | null;
  serviceTypeId?: string | null;
  taxCodeId?: string | null;
  zone?: string;
}

/** What follows from it. */
export interface Context {
  zone: string;
  customerId: string | null;
  jobId: string | null;
}

/** Looks up what time or an expense names, and what follows from it. */
@Injectable()
export class TimeContext {
  constructor(
    private readonly parties: PartiesFacade,
    private readonly work: WorkChecks,
    private readonly catalog: CatalogFacade,
    private readonly identity: IdentityFacade,
  ) {}

  /**
   * The site's zone: as it is named, else of the visit, else by the job's province, else the organization's. Throws
   * `TIMEKEEPING.NO_SUCH_*`, and what `WorkChecks` refuses; not for what `before` named already.
   */
  async of(
    named: Named,
    { isTimer = false, before }: { isTimer?: boolean; before?: Named } = {},
  ): Promise<Context> {
    if (!(await this.parties.contractor(named.contractorId))) throw noSuchContractor();
    const { job, visit } = await this.work.find(named, isTimer, before);
    if (named.customerId && !(await this.parties.customer(named.customerId))) throw noSuch('customer');
    await this.checkLists(named);
    return {
      zone: await this.zoneOf(named, { job, visit }),
      customerId: named.customerId ?? job?.customerId ?? visit?.customerId ?? null,
      jobId: job?.id ?? null,
    };
  }

  private async checkLists({ itemId, serviceTypeId, taxCodeId }: Named): Promise<void> {
    if (serviceTypeId && !(await this.catalog.serviceType(serviceTypeId)))
      throw noSuch('service type', 'serviceTypeId');
    if (itemId && !(await this.catalog.item(itemId))) throw noSuch('item');
    if (taxCodeId && !(await this.catalog.taxCodes.readRecords([taxCodeId])).has(taxCodeId))
      throw noSuch('tax code', 'taxCodeId');
  }

  private async zoneOf(named: Named, { job, visit }: FoundWork): Promise<string> {
    const zone =
      named.zone ??
      visit?.timezone ??
      zoneOfProvince(job?.siteAddress?.province) ??
      (await this.identity.organizationSettings()).timezone;
    return zoneNamed(zone);
  }
}
