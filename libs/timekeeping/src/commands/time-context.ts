import { Injectable } from '@nestjs/common';
import { CatalogFacade } from '#catalog';
import { IdentityFacade } from '#identity';
import { JobsFacade, type JobView } from '#jobs';
import { DomainError } from '#kernel';
import { PartiesFacade } from '#parties';
import { zoneNamed } from '../domain/moments.js';
import { zoneOfProvince } from '../domain/site-zone.js';
import { noSuchContractor } from '../domain/time-entry-errors.js';

/** What time and expenses may name. */
export interface Named {
  contractorId: string;
  customerId?: string | null;
  jobId?: string | null;
  serviceTypeId?: string | null;
  zone?: string;
}

/** Looks up what time or an expense names, and what follows from it. */
@Injectable()
export class TimeContext {
  constructor(
    private readonly parties: PartiesFacade,
    private readonly jobs: JobsFacade,
    private readonly catalog: CatalogFacade,
    private readonly identity: IdentityFacade,
  ) {}

  /** The site's zone: as it is named, else by the job's province, else the organization's. */
  async of(named: Named): Promise<{ zone: string; customerId: string | null }> {
    if (!(await this.parties.contractor(named.contractorId))) throw noSuchContractor();
    const job = named.jobId ? await this.job(named.jobId) : undefined;
    if (named.customerId && !(await this.parties.customer(named.customerId))) throw unknown('customer');
    if (named.serviceTypeId && !(await this.catalog.serviceType(named.serviceTypeId)))
      throw unknown('service type', 'serviceTypeId');
    const zone =
      named.zone ??
      zoneOfProvince(job?.siteAddress?.province) ??
      (await this.identity.organizationSettings()).timezone;
    return { zone: zoneNamed(zone), customerId: named.customerId ?? job?.customerId ?? null };
  }

  private async job(id: string): Promise<JobView> {
    const job = await this.jobs.job(id);
    if (!job) throw unknown('job');
    return job;
  }
}

function unknown(what: string, field = `${what}Id`): DomainError {
  const code = `TIMEKEEPING.NO_SUCH_${what.toUpperCase().replace(' ', '_')}`;
  return new DomainError(code, `There is no such ${what}.`, { field });
}
