/** What the part of an address after `?` says, as plain text. */
export type Search = Record<string, string | undefined>;

export function parseSearch(text: string): Search {
  return Object.fromEntries(new URLSearchParams(text));
}

export function stringifySearch(search: Record<string, unknown>): string {
  const pairs = Object.entries(search).filter(
    ([, value]) => value !== undefined && value !== null && value !== '',
  );
  const text = new URLSearchParams(pairs.map(([name, value]) => [name, String(value)])).toString();
  return text ? `?${text}` : '';
}

/** `search` with some of it changed; undefined removes. */
export function changed(search: Search, changes: Search): Search {
  const entries = Object.entries({ ...search, ...changes });
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined && value !== ''));
}
