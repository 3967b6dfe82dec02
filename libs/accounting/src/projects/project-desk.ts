import { Injectable } from '@nestjs/common';
import { CustomerProjects } from '#parties';
import { UnitOfWork } from '#platform';
import { ConnectionsRepository } from '../connections/connections.repository.js';
import { keyOf } from '../sync/bindings/entity-binding.js';
import { ProjectClasses } from './project-classes.js';
import { type Project, ProjectsRepository } from './projects.repository.js';

/**
 * Finds or makes what stands for a customer's project in the books: a customer below that customer (in QuickBooks a
 * sub-customer with `Job`), and a class. What is made here goes to the books like every other record of ours.
 */
@Injectable()
export class ProjectDesk {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly projects: ProjectsRepository,
    private readonly customers: CustomerProjects,
    private readonly classes: ProjectClasses,
    private readonly connections: ConnectionsRepository,
  ) {}

  /** Undefined while no books are connected, or when there is no such customer. Of many callers at once one makes it. */
  async findOrMake(customerId: string, projectCode: string): Promise<Project | undefined> {
    if ((await this.connections.list()).length === 0) return undefined;
    const code = keyOf(projectCode);
    const known = await this.projects.find(customerId, code);
    if (known) return known;
    return this.unitOfWork.run(async () => {
      await this.projects.lock(customerId, code);
      const meanwhile = await this.projects.find(customerId, code);
      if (meanwhile) return meanwhile;
      const projectCustomerId = await this.customers.findOrMake(customerId, projectCode);
      if (!projectCustomerId) return undefined;
      const project = { projectCustomerId, classId: await this.classes.findOrMake(projectCode, customerId) };
      await this.projects.save(customerId, code, project);
      return project;
    });
  }
}
