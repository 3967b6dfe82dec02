import { Injectable } from '@nestjs/common';
import { FieldPolicies } from '../ownership/field-policies.js';
import type { PlannedEntry, PlannedField } from '../plans/plan.types.js';
import type { PlanDraft } from '../plans/plan-draft.js';
import { fieldsOfMatch } from '../plans/planned-fields.js';
import type { RemoteChange } from '../ports/accounting-connector.js';
import type { AnyBinding } from '../sync/bindings/entity-binding.js';
import { LinksRepository } from '../sync/links.repository.js';
import { standInsOf } from '../sync/meeting.js';
import { type Assigned, assign, type Likely } from './assignment.js';
import { isMatched, isSentAs } from './matched-facts.js';

type Document = Record<string, unknown>;

/** A record that would be made and may be one of ours: it waits until everything was read. */
export interface Wooing {
  binding: AnyBinding;
  change: RemoteChange;
  document: Document;
  entry: PlannedEntry;
  likely: readonly Likely[];
}

/** As many records of ours as are read at once. */
const AT_ONCE = 500;

/** Gives each of theirs one of ours, and says what would become of both if they were one. */
@Injectable()
export class MatchPlanning {
  constructor(
    private readonly links: LinksRepository,
    private readonly policies: FieldPolicies,
  ) {}

  async note(connectionId: string, waiting: readonly Wooing[], draft: PlanDraft): Promise<void> {
    for (const ofEntity of Map.groupBy(waiting, ({ entry }) => entry.entity).values()) {
      const assigned = assign(ofEntity.map(({ change, likely }) => ({ remoteId: change.remoteId, likely })));
      for (let from = 0; from < ofEntity.length; from += AT_ONCE)
        await this.notePart(connectionId, ofEntity.slice(from, from + AT_ONCE), assigned, draft);
    }
  }

  private async notePart(
    connectionId: string,
    part: readonly Wooing[],
    assigned: ReadonlyMap<string, Assigned>,
    draft: PlanDraft,
  ): Promise<void> {
    const fields = await this.fieldsOf(connectionId, part, assigned);
    for (const { entry, change } of part) {
      const found = assigned.get(change.remoteId);
      if (!found) {
        draft.add(entry);
        continue;
      }
      const { ours, score, reasons, isSure } = found;
      const match = { recordId: ours.id, label: ours.name, score, reasons, isSure };
      draft.add({ ...entry, fields: fields.get(change.remoteId) ?? entry.fields, match });
    }
  }

  /** Field by field, with what would stand if both were one; of lists that do not follow each other, theirs alone. */
  private async fieldsOf(
    connectionId: string,
    part: readonly Wooing[],
    assigned: ReadonlyMap<string, Assigned>,
  ): Promise<Map<string, PlannedField[]>> {
    const fields = new Map<string, PlannedField[]>();
    const binding = part[0]?.binding;
    if (!binding || !isMatched(binding.entity) || isSentAs(binding.entity)) return fields;
    const ids = part.flatMap(({ change }) => assigned.get(change.remoteId)?.ours.id ?? []);
    const existing = await binding.store.readRecords(ids);
    const standing = await standInsOf(this.links, connectionId, binding, existing);
    const meet = this.policies.forPage();
    for (const { change, document } of part) {
      const stored = existing.get(assigned.get(change.remoteId)?.ours.id ?? '');
      if (!stored) continue;
      const { record: current, version } = stored;
      // Nothing was agreed on yet, as in the run that follows.
      const sides = { theirs: document, theirsAt: change.remoteUpdatedAt, agreed: {} };
      const meeting = await meet({ connectionId, binding, ...sides, current, version, standing });
      fields.set(change.remoteId, fieldsOfMatch(meeting));
    }
    return fields;
  }
}
