/** What a key does in the lines of an invoice. */
export type LineStep = 'add' | 'remove' | 'up' | 'down';

interface Press {
  key: string;
  /** Ctrl, or ⌘ on a Mac. */
  isMod: boolean;
  /** A list is open, a button has the focus, or the field used the key itself. */
  isTaken: boolean;
  /** A text is typed, in which the arrows up and down do nothing. */
  isText: boolean;
}

export function stepOf({ key, isMod, isTaken, isText }: Press): LineStep | undefined {
  if (isTaken) return undefined;
  if (key === 'Enter' && !isMod) return 'add';
  if (key === 'Backspace' && isMod) return 'remove';
  if (isMod || !isText) return undefined;
  return key === 'ArrowUp' ? 'up' : key === 'ArrowDown' ? 'down' : undefined;
}

/** Puts the cursor into a cell: `first` line, named as its field. */
export function focusCell(of: HTMLElement | null, line: number, cell: string): void {
  const found = of?.querySelector<HTMLElement>(
    `[data-line="${line}"] [data-cell="${cell}"] :is(input,select)`,
  );
  found?.focus();
  if (found instanceof HTMLInputElement) found.select();
}

/** Where the cursor is. */
export const cellOf = (target: HTMLElement): string =>
  target.closest<HTMLElement>('[data-cell]')?.dataset.cell ?? 'itemId';
