import { FailureRecords } from './failure-records.js';
import { LostUpdates } from './lost-updates.js';
import { MissingReferences } from './missing-references.js';
import { OtherWrites } from './other-writes.js';
import { PushService } from './push.service.js';
import { PushFailures } from './push-failures.js';
import { PushGate } from './push-gate.js';
import { PushOutcomes } from './push-outcomes.js';
import { PushPlanner } from './push-planner.js';
import { PushPreparation } from './push-preparation.js';
import { PushRemedies } from './push-remedies.js';
import { PushTargets } from './push-targets.js';
import { Successors } from './successors.js';
import { Turns } from './turns.js';
import { UnclearBalances } from './unclear-balances.js';

/** What sends our changes to the books, and decides what became of each write. */
export const SENDING = [
  LostUpdates,
  MissingReferences,
  OtherWrites,
  FailureRecords,
  PushFailures,
  PushGate,
  PushOutcomes,
  PushPlanner,
  PushPreparation,
  PushRemedies,
  PushService,
  PushTargets,
  Successors,
  Turns,
  UnclearBalances,
];
