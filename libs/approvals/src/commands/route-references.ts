import { Injectable } from '@nestjs/common';
import { MemberDirectory } from '#identity';
import { JobsFacade } from '#jobs';
import { DomainError } from '#kernel';
import { PartiesFacade } from '#parties';
import type { Route } from '../domain/route.js';

/** Whom and what a route names is of its own organization. */
@Injectable()
export class RouteReferences {
  constructor(
    private readonly members: MemberDirectory,
    private readonly parties: PartiesFacade,
    private readonly jobs: JobsFacade,
  ) {}

  /** Of what is given only: who was named before may have left. Throws `APPROVALS.ROUTE` naming the field. */
  async check({ customerId, contractorId, jobId, steps = [] }: Partial<Route>): Promise<void> {
    if (customerId && !(await this.parties.customer(customerId))) throw nobody('customerId', 'customer');
    if (contractorId && !(await this.parties.contractor(contractorId)))
      throw nobody('contractorId', 'contractor');
    if (jobId && !(await this.jobs.job(jobId))) throw nobody('jobId', 'job');
    const people = steps.flatMap(({ userIds, escalateToUserIds }) => [...userIds, ...escalateToUserIds]);
    const roles = await this.members.rolesOf([...new Set(people)]);
    for (const [index, { userIds, escalateToUserIds }] of steps.entries()) {
      if (userIds.some((id) => !roles.has(id))) throw nobody(`steps.${index}.userIds`, 'person');
      if (escalateToUserIds.some((id) => !roles.has(id)))
        throw nobody(`steps.${index}.escalateToUserIds`, 'person');
    }
  }
}

function nobody(field: string, noun: string): DomainError {
  return new DomainError('APPROVALS.ROUTE', `There is no such ${noun} here.`, {
    field,
    fix: noun === 'person' ? 'Name members of the organization.' : `Choose one of your ${noun}s.`,
  });
}
