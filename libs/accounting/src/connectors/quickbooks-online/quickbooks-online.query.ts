import { ConnectorError } from '../../ports/connector-error.js';

/** The only fields that a filter of ours names; a query is built from these and from nothing that a person typed. */
const FIELDS = [
  'Id',
  'Active',
  'DisplayName',
  'Name',
  'DocNumber',
  'CustomerRef',
  'VendorRef',
  'TxnDate',
  'AccountType',
  'AttachableRef.EntityRef.Type',
  'AttachableRef.EntityRef.value',
  'MetaData.LastUpdatedTime',
] as const;

export type QueryField = (typeof FIELDS)[number];

export interface QueryFilter {
  field: QueryField;
  operator: '=' | '>=' | 'IN';
  value: string | readonly (string | boolean)[];
}

export interface QueryOptions {
  filters?: readonly QueryFilter[];
  orderBy?: QueryField;
  startPosition?: number;
  maxResults?: number;
}

/** The service returns at most this many rows at a time. */
export const MAX_RESULTS = 1000;

/**
 * Everything after `SELECT * FROM Entity`. The service knows neither parameters nor OR: values are quoted, with `\` and
 * `'` escaped by a backslash.
 */
export function whereClause({
  filters = [],
  orderBy,
  startPosition = 1,
  maxResults = MAX_RESULTS,
}: QueryOptions): string {
  const where = filters.map(condition).join(' AND ');
  return [
    ...(where ? [`WHERE ${where}`] : []),
    ...(orderBy ? [`ORDERBY ${known(orderBy)} ASC`] : []),
    `STARTPOSITION ${whole(startPosition)}`,
    `MAXRESULTS ${whole(Math.min(maxResults, MAX_RESULTS))}`,
  ].join(' ');
}

function condition({ field, operator, value }: QueryFilter): string {
  if (operator === 'IN') return `${known(field)} IN (${[value].flat().map(literal).join(', ')})`;
  return `${known(field)} ${operator} ${literal(String(value))}`;
}

function known(field: string): string {
  if (!(FIELDS as readonly string[]).includes(field)) throw refusal(`it does not filter by "${field}"`);
  return field;
}

function whole(value: number): number {
  if (!Number.isSafeInteger(value) || value < 1) throw refusal('a position must be a whole number from 1');
  return value;
}

function literal(value: string | boolean): string {
  if (typeof value === 'boolean') return String(value);
  // A control character would vanish from the address and change what is asked.
  if (/\p{Cc}/u.test(value)) throw refusal('a value to look for holds a control character');
  return `'${value.replace(/[\\']/g, '\\$&')}'`;
}

function refusal(why: string): ConnectorError {
  return new ConnectorError('validation', `QuickBooks cannot be asked this: ${why}.`);
}
