/** As long as a UUID's text, and nothing in it that would have to be quoted. */
const ID = /^[0-9a-f-]{36}$/i;

/**
 * A list of ids as PostgreSQL reads an array. The driver takes every element apart to quote it; a UUID needs no quoting,
 * and statements about many records name hundreds of them. Anything else is answered as it is.
 */
export function asArrayLiteral(value: unknown): unknown {
  if (!Array.isArray(value) || value.length === 0) return value;
  for (const one of value) if (typeof one !== 'string' || !ID.test(one)) return value;
  return `{${value.join(',')}}`;
}
