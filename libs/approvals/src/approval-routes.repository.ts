import { Injectable } from '@nestjs/common';
import { Database, decodeCursor, type Page, type Prisma, requireScope, toPage } from '#platform';
import type { Route, RouteStep } from './domain/route.js';

export type StoredRoute = Route & { version: number };

/** Owns `approval_routes`. */
@Injectable()
export class ApprovalRoutesRepository {
  constructor(private readonly database: Database) {}

  /** Every route that is on: an organization has a handful. */
  async inForce(): Promise<Route[]> {
    const rows = await this.database.prisma.approvalRoute.findMany({ where: { isOn: true } });
    return rows.map(toRoute);
  }

  async page(limit: number, cursor?: string): Promise<Page<StoredRoute>> {
    const [position, id] = cursor ? decodeCursor(cursor, 'number', 'id') : [];
    const rows = await this.database.prisma.approvalRoute.findMany({
      ...(cursor && {
        where: {
          OR: [
            { position: { gt: Number(position) } },
            { position: Number(position), id: { gt: String(id) } },
          ],
        },
      }),
      orderBy: [{ position: 'asc' }, { id: 'asc' }],
      take: limit + 1,
    });
    return toPage(rows, limit, (row) => [row.position, row.id], toRoute);
  }

  async find(id: string): Promise<StoredRoute | undefined> {
    const row = await this.database.prisma.approvalRoute.findFirst({ where: { id } });
    return row ? toRoute(row) : undefined;
  }

  async create({ steps, ...route }: Route): Promise<void> {
    const { organizationId } = requireScope();
    await this.database.prisma.approvalRoute.create({
      data: { ...route, organizationId, steps: steps as unknown as Prisma.InputJsonArray },
    });
  }

  /** False when the route is no longer at that version. */
  async update({ id, version, steps, ...route }: StoredRoute): Promise<boolean> {
    const { count } = await this.database.prisma.approvalRoute.updateMany({
      where: { id, version },
      data: {
        ...route,
        steps: steps as unknown as Prisma.InputJsonArray,
        version: version + 1,
        updatedAt: new Date(),
      },
    });
    return count === 1;
  }

  async remove(id: string): Promise<boolean> {
    const { count } = await this.database.prisma.approvalRoute.deleteMany({ where: { id } });
    return count === 1;
  }
}

function toRoute(row: Prisma.ApprovalRouteGetPayload<object>): StoredRoute {
  const { organizationId: _tenant, createdAt: _created, updatedAt: _updated, ...fields } = row;
  return {
    ...fields,
    direction: fields.direction as Route['direction'],
    minTotal: fields.minTotal?.toFixed(2) ?? null,
    maxTotal: fields.maxTotal?.toFixed(2) ?? null,
    steps: fields.steps as unknown as RouteStep[],
  };
}
