import { ApplyRollbackCommand } from './apply-rollback.command.js';
import { BooksAtRest } from './books-at-rest.js';
import { ChangesRepository } from './changes.repository.js';
import { HereUndo } from './here-undo.js';
import { InvoiceBooksTeller } from './invoice-books.teller.js';
import { InvoiceStoryRepository } from './invoice-story.repository.js';
import { MakeRollbackCommand } from './make-rollback.command.js';
import { PullNotes } from './pull-notes.js';
import { PullUndoPlanning } from './pull-undo.planning.js';
import { PushJournal } from './push-journal.js';
import { PushUndoPlanning } from './push-undo.planning.js';
import { RecordHistory } from './record-history.query.js';
import { RollbackHandler } from './rollback.handler.js';
import { RollbackDesk } from './rollback-desk.js';
import { RollbackMaker } from './rollback-maker.js';
import { RollbackWaker } from './rollback-waker.js';
import { RollbacksQueries } from './rollbacks.query.js';
import { RollbacksRepository } from './rollbacks.repository.js';
import { SettlementsRepository } from './settlements.repository.js';
import { ThereUndo } from './there-undo.js';
import { TiesRepository } from './ties.repository.js';
import { UndoTies } from './undo-ties.js';
import { WrittenRepository } from './written.repository.js';

/** Everything that undoing, and telling who wrote what, consists of. */
export const ROLLBACK = [
  ApplyRollbackCommand,
  BooksAtRest,
  ChangesRepository,
  HereUndo,
  InvoiceBooksTeller,
  InvoiceStoryRepository,
  MakeRollbackCommand,
  PullNotes,
  PullUndoPlanning,
  PushJournal,
  PushUndoPlanning,
  RecordHistory,
  RollbackDesk,
  RollbackHandler,
  RollbackMaker,
  RollbackWaker,
  RollbacksQueries,
  RollbacksRepository,
  SettlementsRepository,
  ThereUndo,
  TiesRepository,
  UndoTies,
  WrittenRepository,
];
