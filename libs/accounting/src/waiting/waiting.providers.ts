import { DecideWaitingCommand } from './decide-waiting.command.js';
import { DecideWriteCommand } from './decide-write.command.js';
import { DecisionSeal } from './decision-seal.js';
import { HandOver } from './hand-over.js';
import { NamedRecords } from './named-there.js';
import { SameRecord } from './same-record.js';
import { TheirsKept } from './theirs-kept.js';
import { UsualAnswersRepository } from './usual-answers.repository.js';
import { WaitingController } from './waiting.controller.js';
import { WaitingQuery } from './waiting.query.js';
import { WaitingRepository } from './waiting.repository.js';
import { WaitingEvidence } from './waiting-evidence.js';
import { WriteOutcomes } from './write-outcomes.js';

/** What waits for a person, and what she does about it. */
export const WAITING = [
  DecideWaitingCommand,
  DecideWriteCommand,
  DecisionSeal,
  HandOver,
  NamedRecords,
  SameRecord,
  TheirsKept,
  UsualAnswersRepository,
  WaitingEvidence,
  WaitingQuery,
  WaitingRepository,
  WriteOutcomes,
];
export const WAITING_CONTROLLERS = [WaitingController];
