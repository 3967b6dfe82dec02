import { Injectable } from '@nestjs/common';
import { DomainError, newId } from '#kernel';
import { AuditLog, UnitOfWork } from '#platform';
import { ApprovalRoutesRepository, type StoredRoute } from '../approval-routes.repository.js';
import { checkRoute, type Route, type RouteStep } from '../domain/route.js';
import { RouteReferences } from './route-references.js';

export type GivenStep = Partial<RouteStep> & { name: string };
export type RouteInput = Partial<Omit<Route, 'id' | 'steps'>> & { steps?: GivenStep[] };

const EVERYTHING: Omit<Route, 'id' | 'steps'> = {
  ...{ name: '', position: 100, isOn: true, direction: null, minTotal: null, maxTotal: null },
  ...{ customerId: null, contractorId: null, jobId: null },
};

/** Where invoices go. What waits already keeps the steps that it began with. */
@Injectable()
export class ChangeRoutes {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly routes: ApprovalRoutesRepository,
    private readonly references: RouteReferences,
    private readonly audit: AuditLog,
  ) {}

  /** Answers its id. Throws `APPROVALS.ROUTE`. */
  create({ steps = [], ...input }: RouteInput): Promise<string> {
    return this.unitOfWork.run(async () => {
      const route: Route = { ...EVERYTHING, ...given(input), id: newId(), steps: steps.map(whole) };
      checkRoute(route);
      await this.references.check(route);
      await this.routes.create(route);
      await this.record('created', route);
      return route.id;
    });
  }

  /** Throws `APPROVALS.NO_SUCH_ROUTE`, `APPROVALS.ROUTE_CHANGED_MEANWHILE` and `APPROVALS.ROUTE`. */
  change(id: string, version: number, { steps, ...input }: RouteInput): Promise<void> {
    return this.unitOfWork.run(async () => {
      const before = await this.found(id);
      const after: StoredRoute = {
        ...before,
        ...given(input),
        version,
        steps: steps?.map(whole) ?? before.steps,
      };
      checkRoute(after);
      await this.references.check({ ...input, steps: steps?.map(whole) });
      if (!(await this.routes.update(after))) throw changedMeanwhile(before);
      await this.record('changed', after);
    });
  }

  remove(id: string): Promise<void> {
    return this.unitOfWork.run(async () => {
      const route = await this.found(id);
      await this.routes.remove(id);
      await this.record('removed', route);
    });
  }

  private async found(id: string): Promise<StoredRoute> {
    const route = await this.routes.find(id);
    if (!route) throw DomainError.notFound('APPROVALS.NO_SUCH_ROUTE', 'There is no such approval route.');
    return route;
  }

  private record(what: string, { id, ...data }: Route): Promise<void> {
    return this.audit.record({
      action: `approval-route.${what}`,
      entity: 'approval-route',
      entityId: id,
      data: { ...data },
    });
  }
}

function whole(step: GivenStep): RouteStep {
  return {
    name: step.name,
    roles: step.roles ?? [],
    userIds: step.userIds ?? [],
    quorum: step.quorum ?? 1,
    escalateAfterHours: step.escalateAfterHours ?? null,
    escalateToRoles: step.escalateToRoles ?? [],
    escalateToUserIds: step.escalateToUserIds ?? [],
  };
}

function given<T extends object>(input: T): Partial<T> {
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)) as Partial<T>;
}

function changedMeanwhile({ name, version }: StoredRoute): DomainError {
  return DomainError.conflict(
    'APPROVALS.ROUTE_CHANGED_MEANWHILE',
    `The route “${name}” was changed by somebody else meanwhile.`,
    { field: 'version', fix: 'Look at it again and repeat your change.', details: { version } },
  );
}
