import { DomainError } from '#kernel';
import type { InvoiceView } from './invoice.js';

export function invoiceNotFound(): DomainError {
  return DomainError.notFound('INVOICING.INVOICE_NOT_FOUND', 'There is no such invoice.');
}

export function paymentNotFound(): DomainError {
  return DomainError.notFound('INVOICING.PAYMENT_NOT_FOUND', 'There is no such payment.');
}

/** Refuses a change that was made against an older state than the stored one. */
export function expectVersion(found: Pick<InvoiceView, 'version' | 'number'>, expected: number): void {
  if (found.version === expected) return;
  throw DomainError.conflict(
    'INVOICING.CHANGED_MEANWHILE',
    `Invoice ${found.number} was changed by somebody else meanwhile.`,
    {
      field: 'version',
      fix: 'Look at it again and repeat your change.',
      details: { version: found.version },
    },
  );
}

export function numberTaken(number: string): DomainError {
  return DomainError.conflict('INVOICING.NUMBER_TAKEN', `The number ${number} is used already.`, {
    field: 'number',
    fix: 'Check that this bill was not entered before, or tell the two apart by their number.',
  });
}

/** For routes below a party: what is not there is not found. */
export function noSuchParty(kind: 'customer' | 'contractor'): DomainError {
  return DomainError.notFound(`INVOICING.NO_SUCH_${kind.toUpperCase()}`, `There is no such ${kind}.`);
}

export function creditNotFound(): DomainError {
  return DomainError.notFound('INVOICING.CREDIT_NOT_FOUND', 'There is no such credit.');
}

export function refundNotFound(): DomainError {
  return DomainError.notFound('INVOICING.REFUND_NOT_FOUND', 'There is no such refund.');
}

export function noSuchItem(lineNumber: number): DomainError {
  return new DomainError('INVOICING.NO_SUCH_ITEM', `Line ${lineNumber} names an item that does not exist.`, {
    ...{ field: `lines.${lineNumber - 1}.itemId`, fix: 'Choose one of your items.' },
  });
}

export function unknownTaxCode(lineNumber: number): DomainError {
  return new DomainError(
    'INVOICING.UNKNOWN_TAX_CODE',
    `Line ${lineNumber} names a tax code that does not exist.`,
    { field: `lines.${lineNumber - 1}.taxCodeId`, fix: 'Choose one of your tax codes.' },
  );
}

export function noSuchReference(field: string, noun: string): DomainError {
  return new DomainError('INVOICING.NO_SUCH_REFERENCE', `There is no ${noun} with this id.`, {
    ...{ field, fix: `Choose one of your ${noun}s.` },
  });
}
