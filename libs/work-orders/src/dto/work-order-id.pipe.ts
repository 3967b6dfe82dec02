import { ParseIntPipe, ParseUUIDPipe } from '@nestjs/common';
import {
  confirmationNotFound,
  noSuchCheck,
  sourceNotFound,
  workOrderNotFound,
} from '../domain/work-order.errors.js';

/** A malformed id is an id that nothing has. */
export const workOrderId = new ParseUUIDPipe({ exceptionFactory: workOrderNotFound });
export const sourceId = new ParseUUIDPipe({ exceptionFactory: sourceNotFound });
export const confirmationId = new ParseUUIDPipe({ exceptionFactory: confirmationNotFound });
export const checkLine = new ParseIntPipe({ exceptionFactory: noSuchCheck });
