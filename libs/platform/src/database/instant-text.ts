/**
 * SQL for an instant as every answer of the API writes it: ISO 8601 in UTC to the millisecond, e.g. `2026-11-21T19:30:00.000Z`,
 * whatever the session's zone. `column` comes from code, never from data.
 */
export function instantText(column: string): string {
  return `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

/** The same to the microsecond that the database keeps: for a cursor, which must not fall between two rows. */
export function instantKey(column: string): string {
  return `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
}
