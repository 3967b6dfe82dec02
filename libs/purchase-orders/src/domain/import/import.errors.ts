import { DomainError } from '#kernel';
import { HEADING, IMPORT_FIELDS, type ImportField } from './import-columns.js';
import type { RowError } from './import-orders.js';

const MOST_SHOWN = 200;

/** Everything that is wrong with a file; nothing of it was written. */
export function importRefused(errors: readonly RowError[], count = errors.length): DomainError {
  const [first] = errors;
  const where = first ? ` Row ${first.row}${first.column ? `, ${first.column}` : ''}: ${first.message}` : '';
  return new DomainError(
    'PURCHASE_ORDERS.IMPORT_REFUSED',
    `${count} place(s) in the file cannot be imported, so nothing was.${where}`,
    {
      field: 'file',
      fix: 'Mend the rows in the list of errors and send the file again.',
      details: { errors: errors.slice(0, MOST_SHOWN), errorCount: count },
    },
  );
}

export function columnsMissing(missing: readonly ImportField[], headers: readonly string[]): DomainError {
  const names = missing.map((field) => `"${HEADING[field]}"`).join(', ');
  return new DomainError('PURCHASE_ORDERS.IMPORT_COLUMNS', `The file has no column for ${names}.`, {
    field: 'columns',
    fix: 'Name the columns with `columns`, or head them as our own export does.',
    details: { missing, headers },
  });
}

export function columnsAndMapping(): DomainError {
  return new DomainError('PURCHASE_ORDERS.IMPORT_COLUMNS', 'A mapping says what the columns are already.', {
    field: 'columns',
    fix: 'Send either `columns` or `mappingId`.',
  });
}

export function columnTwice(header: string): DomainError {
  return new DomainError(
    'PURCHASE_ORDERS.IMPORT_COLUMNS',
    `Two columns of the file are called "${header.slice(0, 60)}".`,
    { field: 'file', fix: 'Give one of them another heading: a mapping knows columns by their headings.' },
  );
}

export function tooMuchMapped(): DomainError {
  return new DomainError('PURCHASE_ORDERS.IMPORT_TOO_LARGE', 'The mapping makes too much of this file.', {
    field: 'file',
    fix: 'Split the file, or make shorter texts in the mapping.',
  });
}

export function tooManyOrders(most: number): DomainError {
  return new DomainError('PURCHASE_ORDERS.IMPORT_TOO_LARGE', `The file has more than ${most} orders.`, {
    field: 'file',
    fix: 'Split it into several files.',
  });
}

/** `PO=number;Client=party`: headings and what they are. */
export function chosenColumns(text: string | undefined): Map<string, ImportField | ''> {
  const pairs = (text ?? '').split(';').filter((pair) => pair.trim() !== '');
  return new Map(
    pairs.map((pair) => {
      const at = pair.lastIndexOf('=');
      const field = pair.slice(at + 1).trim();
      if (at > 0 && (field === '' || IMPORT_FIELDS.includes(field as ImportField)))
        return [pair.slice(0, at).trim(), field as ImportField | ''];
      throw new DomainError('PURCHASE_ORDERS.IMPORT_COLUMNS', `"${pair.slice(0, 60)}" names no column.`, {
        field: 'columns',
        fix: `Write heading=field, separated by semicolons; a field is one of ${IMPORT_FIELDS.join(', ')}.`,
      });
    }),
  );
}
