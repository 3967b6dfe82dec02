import { ParseIntPipe, ParseUUIDPipe } from '@nestjs/common';
import { orderNotFound } from '../domain/purchase-order.errors.js';
import { receiptNotFound } from '../domain/receipt.errors.js';
import { noSuchRevision } from '../domain/revision.errors.js';

/** A malformed id is an id that nothing has. */
export const orderId = new ParseUUIDPipe({ exceptionFactory: orderNotFound });

export const revisionNumber = new ParseIntPipe({ exceptionFactory: noSuchRevision });

export const receiptId = new ParseUUIDPipe({ exceptionFactory: receiptNotFound });
