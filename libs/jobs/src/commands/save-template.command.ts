import { Injectable } from '@nestjs/common';
import { AuditLog, UnitOfWork } from '#platform';
import { type TemplateFields, type TemplateView, templateNotFound } from '../domain/template.js';
import { nameTaken, staleSetting } from '../domain/work-centre.js';
import { JobTemplatesRepository } from '../job-templates.repository.js';
import { JobReferences } from './job-references.js';

/** Makes and changes templates. */
@Injectable()
export class SaveTemplateCommand {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly templates: JobTemplatesRepository,
    private readonly references: JobReferences,
    private readonly audit: AuditLog,
  ) {}

  create(fields: TemplateFields): Promise<TemplateView> {
    return this.unitOfWork.run(async () => {
      await this.references.check(fields);
      const made = await this.templates.create(fields);
      if (!made) throw nameTaken('template', fields.name);
      return this.written('created', made);
    });
  }

  change(id: string, version: number, changes: Partial<TemplateFields>): Promise<TemplateView> {
    return this.unitOfWork.run(async () => {
      const before = await this.templates.lock(id);
      if (!before) throw templateNotFound();
      if (before.version !== version) throw staleSetting(before.version);
      await this.references.check({ ...before, ...changes });
      const changed = await this.templates.update(id, { ...before, ...changes });
      if (!changed) throw nameTaken('template', changes.name ?? before.name);
      return this.written('changed', changed);
    });
  }

  private async written(happened: string, template: TemplateView): Promise<TemplateView> {
    const { id, ...data } = template;
    await this.audit.record({
      action: `job_template.${happened}`,
      entity: 'job_template',
      entityId: id,
      data,
    });
    return template;
  }
}
