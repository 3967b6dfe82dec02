import { ParseUUIDPipe } from '@nestjs/common';
import { expenseNotFound } from '../domain/expense-errors.js';
import { noSuchContractor, timeEntryNotFound } from '../domain/time-entry-errors.js';

/** What is no id cannot exist: the answer is the same as for an id that nobody has. */
export const TimeEntryId = new ParseUUIDPipe({ exceptionFactory: timeEntryNotFound });
export const ContractorId = new ParseUUIDPipe({ exceptionFactory: () => noSuchContractor('not-found') });
export const ExpenseId = new ParseUUIDPipe({ exceptionFactory: expenseNotFound });
