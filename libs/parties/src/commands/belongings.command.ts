import { Injectable } from '@nestjs/common';
import { isId } from '#kernel';
import { AuditLog, type Page, type PageQuery, requireScope, UnitOfWork, type Versioned } from '#platform';
import { BelongingsRepository } from '../belongings.repository.js';
import { type BelongingKind, belongingNotFound, type Owner, staleBelonging } from '../domain/belonging.js';
import { partyNotFound } from '../domain/party.errors.js';
import { withGiven } from '../domain/party-rules.js';
import { PartyListRepository } from '../party-list.repository.js';
import { BelongingChecks } from './belonging-checks.js';

/** Contacts, addresses, skills, clearances and the log of what was said: kept alike, whatever they are. */
@Injectable()
export class BelongingsCommand {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly belongings: BelongingsRepository,
    private readonly parties: PartyListRepository,
    private readonly checks: BelongingChecks,
    private readonly audit: AuditLog,
  ) {}

  async list<F extends object>(
    kind: BelongingKind<F>,
    owner: Owner,
    query: PageQuery,
  ): Promise<Page<Versioned<F>>> {
    await this.requireOwner(owner);
    return this.belongings.page(kind, owner, query);
  }

  add<F extends object>(kind: BelongingKind<F>, owner: Owner, input: Partial<F>): Promise<Versioned<F>> {
    return this.unitOfWork.run(async () => {
      await this.requireOwner(owner);
      const fields = kind.tidied({
        ...withGiven(kind.empty, withoutNulls(kind, input)),
        ...(kind.isSigned && signature()),
      });
      await this.checks.check(owner, input);
      const added = await this.belongings.insert(kind, owner, fields);
      await this.write('added', kind, owner, added.id, input);
      return added;
    });
  }

  /** `version` is the one the caller has seen. */
  change<F extends object>(
    kind: BelongingKind<F>,
    owner: Owner,
    id: string,
    { version, ...changes }: Partial<F> & { version: number },
  ): Promise<Versioned<F>> {
    return this.unitOfWork.run(async () => {
      const current = await this.belongings.find(kind, owner, id);
      if (!current) throw belongingNotFound(kind.noun);
      if (current.version !== version) throw staleBelonging(kind.noun, current.version);
      const given = withoutNulls(kind, changes as Partial<F>);
      const fields = kind.tidied(onlyOf(kind, withGiven<F>(current, given)));
      await this.checks.check(owner, given);
      const changed = await this.belongings.update(kind, current.id, version, fields);
      if (!changed)
        throw staleBelonging(kind.noun, (await this.belongings.find(kind, owner, id))?.version ?? version);
      await this.write('changed', kind, owner, current.id, changes);
      return changed;
    });
  }

  remove<F extends object>(kind: BelongingKind<F>, owner: Owner, id: string): Promise<void> {
    return this.unitOfWork.run(async () => {
      if (!(await this.belongings.remove(kind, owner, id))) throw belongingNotFound(kind.noun);
      await this.write('removed', kind, owner, id, {});
    });
  }

  private async requireOwner({ kind, id }: Owner): Promise<void> {
    if (!(await this.parties.exists(kind, id))) throw partyNotFound(kind);
  }

  /** Which fields, but not what they say: the log outlives a person's right to be forgotten. */
  private write(
    action: string,
    { entity }: { entity: string },
    owner: Owner,
    id: string,
    given: object,
  ): Promise<void> {
    const fields = Object.entries(given).flatMap(([field, value]) => (value === undefined ? [] : [field]));
    return this.audit.record({
      action: `${entity}.${action}`,
      entity: owner.kind,
      entityId: owner.id,
      data: { id, fields },
    });
  }
}

function signature(): { authorId: string | null; authorName: string | null } {
  const { id, name } = requireScope().actor;
  return { authorId: isId(id) ? id : null, authorName: name ?? null };
}

/** A null where a value is needed leaves the value as it was. */
function withoutNulls<F extends object>({ empty }: BelongingKind<F>, given: Partial<F>): Partial<F> {
  const defaults = empty as Record<string, unknown>;
  const kept = Object.entries(given).filter(([field, value]) => value !== null || defaults[field] === null);
  return Object.fromEntries(kept) as Partial<F>;
}

function onlyOf<F extends object>({ empty }: BelongingKind<F>, fields: F): F {
  const all = fields as Record<string, unknown>;
  return Object.fromEntries(Object.keys(empty).map((field) => [field, all[field]])) as F;
}
