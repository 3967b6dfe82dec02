import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { AuditLog, requireScope, UnitOfWork } from '#platform';
import type { Entity } from '../ports/canonical-documents.js';
import { CHOOSABLE, isChoosable } from './choosable-fields.js';
import type { FieldPolicyAnswer } from './field-policies.dto.js';
import { FieldPoliciesRepository, type FieldRule, type StoredRule } from './field-policies.repository.js';

/** What an organization decided once and for all about fields that both sides change. */
@Injectable()
export class FieldPolicyDesk {
  constructor(
    private readonly policies: FieldPoliciesRepository,
    private readonly audit: AuditLog,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async list(): Promise<FieldPolicyAnswer[]> {
    const chosen = new Map((await this.policies.all()).map((rule) => [`${rule.entity} ${rule.field}`, rule]));
    return Object.entries(CHOOSABLE).flatMap(([entity, fields]) =>
      fields.map((field) => answerOf(entity, field, chosen.get(`${entity} ${field}`))),
    );
  }

  async set(entity: Entity, field: string, rule: FieldRule): Promise<FieldPolicyAnswer> {
    if (!isChoosable(entity, field))
      throw new DomainError(
        'FIELD_POLICY.FIXED',
        'This field belongs to one side by its nature: what the books compute to them, internal notes to us.',
        { field: 'field', fix: 'Choose a field of the list.' },
      );
    const { actor } = requireScope();
    const setBy = actor.kind === 'user' ? (actor.id ?? null) : null;
    return this.unitOfWork.run(async () => {
      if (rule === 'ask') await this.policies.forget(entity, field);
      else await this.policies.set(entity, field, rule, setBy);
      await this.audit.record({
        action: 'field-policy.set',
        entity: 'field-policy',
        entityId: `${entity}.${field}`,
        data: { policy: rule },
      });
      const stored = (await this.policies.all()).find((one) => one.entity === entity && one.field === field);
      return answerOf(entity, field, stored);
    });
  }
}

function answerOf(entity: string, field: string, stored: StoredRule | undefined): FieldPolicyAnswer {
  const { rule = 'ask', setBy = null, setAt = null } = stored ?? {};
  return { entity, field, policy: rule, chosen: stored !== undefined, setBy, setAt };
}
