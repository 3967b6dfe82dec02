import { Injectable } from '@nestjs/common';
import { CatalogFacade } from '#catalog';
import { newId } from '#kernel';
import { ConnectionsRepository } from '../connections/connections.repository.js';
import { PushPlanner } from '../sync/push-planner.js';
import { ProjectsRepository } from './projects.repository.js';

/**
 * The class that a project's costs and income are reported by. One of its name is used where the books have it; a new one
 * is made only where a connection asks for it, because a company file holds few classes (QuickBooks Online Plus: 40).
 */
@Injectable()
export class ProjectClasses {
  constructor(
    private readonly projects: ProjectsRepository,
    private readonly connections: ConnectionsRepository,
    private readonly catalog: CatalogFacade,
    private readonly planner: PushPlanner,
  ) {}

  /** Needs an open unit of work. */
  async findOrMake(projectCode: string, customerId: string): Promise<string | null> {
    const name = projectCode
      .replace(/[\s:]+/g, ' ')
      .trim()
      .slice(0, 100);
    const found = await this.projects.classNamed(name);
    if (found) return found;
    const asks = (await this.connections.list()).some(({ settings }) => settings.makeClasses === true);
    if (!asks || name === '') return null;
    const id = newId();
    await this.catalog.classes.importRecords([{ id, name, parentId: null, active: true }]);
    const follows = { entity: 'customer', localId: customerId } as const;
    await this.planner.plan({ entity: 'class', localId: id, version: 1, kind: 'write', follows });
    return id;
  }
}
