import type { PlanStatus } from '../plans/plan.states.js';
import type { PlanDifference, PlannedField, PlanReason } from '../plans/plan.types.js';
import type { Entity } from '../ports/canonical-documents.js';
import type { Images } from './images.js';

/** The side that is written. */
export type Side = 'here' | 'there';
/** `change`: fields are set back. `remove`: what was made is taken back by its entity's own rule. `skip`: it is left. */
export type UndoEffect = 'change' | 'remove' | 'skip';
/** How it is written there. */
export type UndoAction = 'update' | 'void' | 'delete';

/** What is to be undone: what a pull changed here, or what writes of ours changed there. */
export interface UndoRequest {
  connectionId: string;
  runId: string | null;
  operationIds: readonly string[];
}

/** What becomes of one record. */
export interface UndoEntry {
  entity: Entity;
  side: Side;
  effect: UndoEffect;
  action: UndoAction | null;
  localId: string;
  remoteId: string | null;
  label: string | null;
  fields: PlannedField[];
  /** Of the fields that are set back. */
  images: Images | null;
  /** Why it is left, or what of it is. */
  reason: PlanReason | null;
  /** What it rests on: compared when it is applied. */
  premise: string;
  /** Those of one number are undone together or not at all. */
  bundle: number | null;
}

export interface StoredUndo extends UndoEntry {
  sequence: number;
  /** `left`: nothing was done with it; its reason says why. */
  status: 'planned' | 'done' | 'left';
  /** The write that undoes it there, and how far that is. */
  operationId: string | null;
  operationStatus: string | null;
}

export interface UndoCounts {
  changed: number;
  removed: number;
  skipped: number;
}

export type RollbackCounts = Partial<Record<Entity, UndoCounts>>;

export interface Rollback {
  id: string;
  connectionId: string;
  direction: 'pull' | 'push';
  runId: string | null;
  operationIds: string[];
  status: PlanStatus;
  hash: string;
  counts: RollbackCounts;
  entryCount: number;
  differences: PlanDifference[];
  error: { message: string; fix?: string } | null;
  outcome: object | null;
  createdBy: string | null;
  createdAt: Date;
  expiresAt: Date;
  appliedBy: string | null;
  appliedAt: Date | null;
  finishedAt: Date | null;
}
