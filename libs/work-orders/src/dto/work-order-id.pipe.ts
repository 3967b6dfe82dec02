import { ParseUUIDPipe, type PipeTransform } from '@nestjs/common';
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
/** Nor has any checklist a line with more digits than the database counts. */
export const checkLine: PipeTransform<string, number> = {
  transform(line) {
    if (!/^\d{1,9}$/.test(line)) throw noSuchCheck();
    return Number(line);
  },
};
