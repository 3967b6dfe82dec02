import { Injectable } from '@nestjs/common';
import { AuditLog, UnitOfWork } from '#platform';
import {
  nameTaken,
  staleSetting,
  type WorkCentreFields,
  type WorkCentreView,
  workCentreNotFound,
} from '../domain/work-centre.js';
import { WorkCentresRepository } from '../work-centres.repository.js';

/** Makes and changes work centres. */
@Injectable()
export class SaveWorkCentreCommand {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly centres: WorkCentresRepository,
    private readonly audit: AuditLog,
  ) {}

  create(fields: WorkCentreFields): Promise<WorkCentreView> {
    return this.unitOfWork.run(async () => {
      const made = await this.centres.create(fields);
      if (!made) throw nameTaken('work centre', fields.name);
      return this.written('created', made);
    });
  }

  change(id: string, version: number, changes: Partial<WorkCentreFields>): Promise<WorkCentreView> {
    return this.unitOfWork.run(async () => {
      const before = await this.centres.lock(id);
      if (!before) throw workCentreNotFound();
      if (before.version !== version) throw staleSetting(before.version);
      const changed = await this.centres.update(id, { ...before, ...changes });
      if (!changed) throw nameTaken('work centre', changes.name ?? before.name);
      return this.written('changed', changed);
    });
  }

  private async written(happened: string, centre: WorkCentreView): Promise<WorkCentreView> {
    const { id, ...data } = centre;
    await this.audit.record({ action: `work_centre.${happened}`, entity: 'work_centre', entityId: id, data });
    return centre;
  }
}
