/** A choice that this browser remembers for its person, such as the theme. Where storage is refused it lasts until reload. */
export function readSetting<T>(key: string, isValid: (value: unknown) => value is T): T | undefined {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(`ip.${key}`) ?? 'null');
    return isValid(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

export function writeSetting(key: string, value: unknown): void {
  try {
    localStorage.setItem(`ip.${key}`, JSON.stringify(value));
  } catch {
    // Private windows may refuse: the choice then ends with the page.
  }
}

export const isOneOf =
  <T extends string>(choices: readonly T[]) =>
  (value: unknown): value is T =>
    choices.includes(value as T);

export const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string');
