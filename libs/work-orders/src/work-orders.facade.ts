import { Injectable } from '@nestjs/common';
import { SaveInboundSourceCommand } from './commands/save-inbound-source.command.js';
import type { WorkOrderView } from './domain/work-order.js';
import { type LinkedProject, type ProjectLink, ProjectLinksRepository } from './project-links.repository.js';
import { type PlannedVisit, VisitSets } from './visit-sets.repository.js';
import { WorkOrdersRepository } from './work-orders.repository.js';

/** What other modules may ask of work orders. Everything runs in the tenant in scope. */
@Injectable()
export class WorkOrdersFacade {
  constructor(
    private readonly orders: WorkOrdersRepository,
    private readonly links: ProjectLinksRepository,
    private readonly senders: SaveInboundSourceCommand,
    private readonly visits: VisitSets,
  ) {}

  /** The work order with who goes and its checklist, or undefined when this organization has none with that id. */
  workOrder(id: string): Promise<WorkOrderView | undefined> {
    return this.orders.find(id);
  }

  /**
   * Notes what stands for the project of a work order in the books; for whoever keeps them. `found` is what it was looked
   * for: a work order that names another customer or project by now is left alone.
   */
  linkProject(
    id: string,
    found: LinkedProject,
    link: Pick<ProjectLink, 'projectCustomerId' | 'classId'>,
  ): Promise<void> {
    return this.links.save(id, found, link);
  }

  /** The work order names no project any more. */
  unlinkProject(id: string): Promise<void> {
    return this.links.remove(id);
  }

  /** What stands for the project of each work order in the books; who has none is not in the answer. One query. */
  projectsOf(ids: readonly string[]): Promise<Map<string, ProjectLink>> {
    return this.links.ofWorkOrders(ids);
  }

  /** The same for jobs all of whose visits are of one project; the others are not in the answer. One query. */
  projectsOfJobs(jobIds: readonly string[]): Promise<Map<string, ProjectLink>> {
    return this.links.ofJobs(jobIds);
  }

  /**
   * Lets a system send work orders; answers its id and the secret it signs with, made here unless one is given. Throws
   * `WORK_ORDERS.SOURCE_TAKEN` and `EGRESS.*`.
   */
  async registerSender(sender: {
    name: string;
    callbackUrl: string | null;
    secret?: string;
  }): Promise<{ id: string; secret: string }> {
    const { name, callbackUrl } = sender;
    const { source, secret } = await this.senders.register(name, callbackUrl, sender.secret);
    return { id: source.id, secret };
  }

  /** When and where these work orders were planned, by id, in one statement; what does not exist is not in the answer. */
  plannedVisits(ids: readonly string[]): Promise<Map<string, PlannedVisit>> {
    return this.visits.of(ids);
  }
}
