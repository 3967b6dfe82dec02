import { BalancesOfTheBooks } from '../sync/balances-of-the-books.js';
import { WAITING, WAITING_CONTROLLERS } from '../waiting/waiting.providers.js';
import { ConflictAnswers } from './conflict-answers.js';
import { ConflictOutcomes } from './conflict-outcomes.js';
import { ConflictsController } from './conflicts.controller.js';
import { DeletionOutcomes } from './deletion-outcomes.js';
import { HandedOverRepository } from './handed-over.repository.js';
import { ResolveConflictCommand } from './resolve-conflict.command.js';

/** What people do about conflicts, and about all else that waits for them. */
export const CONFLICTS = [
  BalancesOfTheBooks,
  ConflictAnswers,
  ConflictOutcomes,
  DeletionOutcomes,
  HandedOverRepository,
  ResolveConflictCommand,
  ...WAITING,
];
export const CONFLICTS_CONTROLLERS = [ConflictsController, ...WAITING_CONTROLLERS];
