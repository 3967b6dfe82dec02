import { DomainError } from '#kernel';
import type { WorkOrderStatus } from './work-order.states.js';

export function workOrderNotFound(): DomainError {
  return DomainError.notFound('WORK_ORDERS.NOT_FOUND', 'There is no work order with this id.');
}

export function staleWorkOrder(currentVersion: number): DomainError {
  return DomainError.conflict(
    'WORK_ORDERS.STALE_VERSION',
    'Somebody changed this work order after you opened it, so your change was not saved.',
    { field: 'version', fix: 'Open it again and repeat your change.', details: { currentVersion } },
  );
}

export function unknownReference(field: string, what: string): DomainError {
  return new DomainError('WORK_ORDERS.NO_SUCH_REFERENCE', `There is no ${what} with this id.`, {
    field,
    fix: `Choose one of your ${what}s.`,
  });
}

export function workEnded(status: WorkOrderStatus): DomainError {
  return DomainError.conflict(
    'WORK_ORDERS.ENDED',
    `This work order is ${status.replaceAll('_', ' ')}, so it cannot be changed any more.`,
    { fix: 'Make another one for what is still to do.' },
  );
}

export function workBegun(status: WorkOrderStatus): DomainError {
  return DomainError.conflict(
    'WORK_ORDERS.BEGUN',
    `The work has begun (${status.replaceAll('_', ' ')}), so the sender can no longer change it.`,
    { fix: 'Call the dispatcher, who can.' },
  );
}

export function checksOpen(texts: readonly string[]): DomainError {
  return DomainError.conflict(
    'WORK_ORDERS.CHECKS_OPEN',
    `Not everything on the checklist is done: ${texts.slice(0, 3).join(', ')}${texts.length > 3 ? ' …' : ''}.`,
    { field: 'reason', fix: 'Tick it off, or say why it stays open.' },
  );
}

export function badWindow(): DomainError {
  return new DomainError('WORK_ORDERS.BAD_WINDOW', 'The visit would end before it begins.', {
    field: 'scheduledEnd',
    fix: 'Choose an end after the start.',
  });
}

export function badPlace(): DomainError {
  return new DomainError('WORK_ORDERS.BAD_PLACE', 'A place needs a latitude and a longitude.', {
    field: 'latitude',
    fix: 'Give both as degrees, or neither.',
  });
}

export function noSuchCheck(): DomainError {
  return DomainError.notFound('WORK_ORDERS.NO_SUCH_CHECK', 'There is no such line on the checklist.');
}

export function sourceNotFound(): DomainError {
  return DomainError.notFound('WORK_ORDERS.NO_SUCH_SOURCE', 'There is no sending system with this id.');
}

export function confirmationNotFound(): DomainError {
  return DomainError.notFound('WORK_ORDERS.NO_SUCH_CONFIRMATION', 'There is no confirmation with this id.');
}

export function staleSource(currentVersion: number): DomainError {
  return DomainError.conflict(
    'WORK_ORDERS.STALE_VERSION',
    'Somebody changed this sender after you opened it, so your change was not saved.',
    { field: 'version', fix: 'Open it again and repeat your change.', details: { currentVersion } },
  );
}

export function badSignature(): DomainError {
  return new DomainError('WORK_ORDERS.BAD_SIGNATURE', 'The signature of this notice is not valid.', {
    kind: 'unauthenticated',
    fix: 'Sign the raw body with the secret that was shown when the sender was registered; docs/modules/work-orders.md says how.',
  });
}

export function fieldEmptied(field: string, name: string): DomainError {
  return new DomainError('WORK_ORDERS.FIELD_EMPTIED', `A work order always needs a ${name}.`, {
    field,
    fix: 'Say what it is, or leave the field out: then it stays as it is.',
  });
}

export function badInstant(field: string): DomainError {
  return new DomainError('WORK_ORDERS.BAD_INSTANT', 'This is not an instant.', {
    field,
    fix: 'Write it with its offset, such as 2026-11-23T08:00:00-05:00.',
  });
}

export function badZone(): DomainError {
  return new DomainError('WORK_ORDERS.BAD_ZONE', 'There is no time zone of this name.', {
    field: 'timezone',
    fix: 'Use an IANA name such as America/Toronto.',
  });
}
