import { Injectable } from '@nestjs/common';
import type { AnyBinding } from '../sync/bindings/entity-binding.js';
import { type Meeting, meet } from '../sync/meeting.js';
import type { FieldPolicy } from '../sync/merge.js';
import { FieldPoliciesRepository, type FieldRule } from './field-policies.repository.js';

type Document = Record<string, unknown>;
type Rules = ReadonlyMap<string, FieldRule>;

/** A record that both sides have; see `meet`. */
export interface BothSides {
  connectionId: string;
  binding: AnyBinding;
  agreed: Document | null | undefined;
  theirs: Document;
  /** When theirs was changed last, an ISO 8601 instant; null where nobody knows. */
  theirsAt: string | null;
  current: { id: string };
  /** Of ours. */
  version: number;
  standing: ReadonlyMap<string, string>;
}

/** Accounting systems date changes to the second: what happened within one cannot be told apart. */
const TELLING_MS = 1_000;

/** Lets records meet by the rules of the organization: they say who wins a field that both sides changed. */
@Injectable()
export class FieldPolicies {
  constructor(private readonly repository: FieldPoliciesRepository) {}

  /** For the records of one page: the rules are read once, and only where a field was changed on both sides. */
  forPage(): (sides: BothSides) => Promise<Meeting> {
    let known: Promise<Rules> | undefined;
    return (sides) =>
      this.meet(sides, () => {
        known ??= this.repository.of(sides.binding.entity);
        return known;
      });
  }

  private async meet(sides: BothSides, rulesOf: () => Promise<Rules>): Promise<Meeting> {
    const { binding, agreed, theirs, current, standing } = sides;
    const byNature = meet(binding, agreed, theirs, current, standing);
    const { contested } = byNature.outcome;
    if (contested.length === 0) return byNature;
    const rules = await rulesOf();
    const ruled = contested.filter((field) => rules.has(field));
    if (ruled.length === 0) return byNature;
    const isByTime = ruled.some((field) => rules.get(field) === 'newest');
    const newest = isByTime ? await this.newest(sides) : 'ask';
    return meet(binding, agreed, theirs, current, standing, (field) => {
      const rule = rules.get(field) ?? binding.policies[field] ?? 'ask';
      return rule === 'newest' ? newest : rule;
    });
  }

  /** The side that changed the record last; a person is asked where that cannot be told. */
  private async newest({
    connectionId,
    binding,
    current,
    version,
    theirsAt,
  }: BothSides): Promise<FieldPolicy> {
    const here = await this.repository.changedHere(connectionId, binding.entity, current.id);
    // What was changed while nothing is sent planned no write: nobody wrote down when that was.
    if (!here || here.version < version) return 'ask';
    const [ours, theirs] = [here.at, theirsAt].map((at) => Date.parse(at ?? ''));
    if (ours === undefined || theirs === undefined) return 'ask';
    const later = ours - theirs;
    if (Math.abs(later) >= TELLING_MS) return later > 0 ? 'local' : 'remote';
    return 'ask';
  }
}
