import type { OpenConnection } from '../connections/connection-contexts.js';
import type { Cursor } from '../ports/accounting-connector.js';
import type { Entity } from '../ports/canonical-documents.js';
import type { Departures } from './departures.js';
import type { ApplyTarget } from './page-preparation.js';
import type { ReferenceResolver } from './reference-resolver.js';
import type { SyncRun } from './runs.repository.js';
import type { Turn } from './turns.js';

/** A run at work, and what it has found out so far. */
export interface PullTask extends OpenConnection {
  run: SyncRun;
  resolver: ReferenceResolver;
  departures: Departures;
  turn: Turn;
  /** What earlier turns of the run called. */
  callsBefore: number;
  /** Every entity is read in pages of its own. */
  isFull?: boolean;
  /** Notes what there is, of each entity for which it is asked afterwards what is there no more. */
  seen?: Map<Entity, Set<string>>;
}

/** Where to read on; null: at the beginning. */
export interface Place {
  entity: Entity;
  cursor: Cursor | null;
}

/** The run goes on in its next turn. */
export class TurnOver extends Error {}

export function callsOf({ callsBefore, context }: PullTask): number {
  return callsBefore + context.budget.calls;
}

export function targetOf({ run, connection, resolver }: PullTask): ApplyTarget {
  const { system, settings } = connection;
  return { connectionId: run.connectionId, system, settings, resolver, runId: run.id };
}

/** Between two steps that are kept. Throws `TurnOver` when others wait. */
export async function giveWay({ turn }: PullTask): Promise<void> {
  if (await turn.mustGiveWay()) throw new TurnOver();
}
