import type { Entity } from '../ports/canonical-documents.js';
import type { PlanStatus } from './plan.states.js';

export type PlanDirection = 'pull' | 'push';
/** `delta` and `full` pulls; a push of everything that waits, or of one record. */
export type PlanKind = 'delta' | 'full' | 'waiting' | 'record';
/** On the side that is written: here for a pull, there for a push. `remove`: voided, cancelled, inactive or deleted. */
export type PlanEffect = 'create' | 'change' | 'remove' | 'skip';

/** One field on both sides; ids are ours. */
export interface PlannedField {
  field: string;
  /** What both sides last agreed on; null where they never have. */
  agreed: unknown;
  ours: unknown;
  theirs: unknown;
  /** What it would say afterwards on the side that is written. */
  stands: unknown;
  /** Both sides changed it to different values: a person must decide. */
  conflict: boolean;
}

/** Why nothing is done, or what comes before it is. */
export interface PlanReason {
  kind: string;
  message: string;
  fix?: string;
}

/** One of ours that a record there probably is, though nobody has linked them. */
export interface PlannedMatch {
  recordId: string;
  label: string;
  /** From 0 to 100: how sure it is. */
  score: number;
  reasons: string[];
  /** So likely, and so much likelier than every other, that it may be accepted with others alike. */
  isSure: boolean;
}

/** A person says that both are the same: linked before anything is brought in. */
export interface AcceptedMatch {
  entity: Entity;
  remoteId: string;
  recordId: string;
}

/** What would become of one record. */
export interface PlannedEntry {
  entity: Entity;
  effect: PlanEffect;
  remoteId: string | null;
  /** Ours; null for one that would be made. */
  localId: string | null;
  /** Its number or name, as people know it. */
  label: string | null;
  fields: PlannedField[];
  reason: PlanReason | null;
  /** Where one would be made here that we seem to have already. */
  match: PlannedMatch | null;
  /** The write that waits, in a push. */
  operationId: string | null;
  /** What of their side it rests on, and what of ours: compared when the plan is applied. */
  theirs: string;
  ours: string;
}

export interface EffectCounts {
  created: number;
  changed: number;
  removed: number;
  unchanged: number;
  skipped: number;
  /** Of the created: those that we seem to have already. */
  matched: number;
  /** Of the changed: with a field that a person must decide. */
  conflicts: number;
}

export type PlanCounts = Partial<Record<Entity, EffectCounts>>;

/** What a whole plan rests on. Equal premises lead to an equal plan. */
export interface PlanPremises {
  /** Where the reading begins; null for all of it, and for a push. */
  cursor: unknown;
  /** The state of the choices that people made in the mappings. */
  mappings: string;
  /** What the connection allows. */
  connection: string;
  /** A fingerprint for each entity over every record that would be touched. */
  entities: Partial<Record<Entity, string>>;
}

/** One thing that is not as the plan supposed. */
export interface PlanDifference {
  what: 'appeared' | 'gone' | 'changed-there' | 'changed-here' | 'other-effect' | 'more' | 'setting';
  entity: Entity | null;
  remoteId: string | null;
  recordId: string | null;
  label: string | null;
  message: string;
}

export interface SyncPlan {
  id: string;
  connectionId: string;
  direction: PlanDirection;
  kind: PlanKind;
  entity: Entity | null;
  localId: string | null;
  status: PlanStatus;
  hash: string | null;
  premises: PlanPremises | null;
  counts: PlanCounts;
  /** How many entries are kept; the counts say how many there are. */
  entryCount: number;
  /** Writes that wait beyond those that a plan is about, and are left as they are by it. */
  beyond: number;
  progress: { pulled: number; total: number | null; entity: Entity | null } | null;
  differences: PlanDifference[];
  error: { message: string; fix?: string } | null;
  matches: AcceptedMatch[];
  runId: string | null;
  outcome: object | null;
  createdBy: string | null;
  createdAt: Date;
  readyAt: Date | null;
  expiresAt: Date | null;
  /** When applying passed the point from which it only goes on. */
  begunAt: Date | null;
  finishedAt: Date | null;
}
