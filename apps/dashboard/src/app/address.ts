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

/** Whether one of `paths`, such as `/jobs/$id`, answers to an address inside the app. */
export function isAnswered(paths: readonly string[], address: string): boolean {
  const asked = partsOf(address.replace(/[?#].*$/, ''));
  return paths.some((path) => {
    const parts = partsOf(path);
    return (
      parts.length === asked.length &&
      parts.every((part, index) => part.startsWith('$') || part === asked[index])
    );
  });
}

const partsOf = (path: string): string[] => path.split('/').filter(Boolean);
