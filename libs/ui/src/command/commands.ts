import type { LucideIcon } from 'lucide-react';
import { useEffect, useRef } from 'react';

/** Something the palette can do or open. */
export interface Command {
  id: string;
  label: string;
  detail?: string;
  icon: LucideIcon;
  /** A shortcut that does the same, to be learned here. */
  keys?: string;
  run(): void;
}

const registered = new Set<{ current: readonly Command[] }>();

/** Adds a page's actions to the palette while the page is open. */
export function useCommands(commands: readonly Command[]): void {
  const ref = useRef(commands);
  ref.current = commands;
  useEffect(() => {
    registered.add(ref);
    return () => {
      registered.delete(ref);
    };
  }, []);
}

export const activeCommands = (): Command[] => [...registered].flatMap(({ current }) => current);

/** Those whose label has every typed word, the ones that begin with the text first. Accents and case do not matter. */
export function matching<T extends { label: string; detail?: string }>(
  commands: readonly T[],
  text: string,
): T[] {
  const words = folded(text).split(/\s+/).filter(Boolean);
  const fits = commands.filter(({ label, detail }) => {
    const all = folded(`${label} ${detail ?? ''}`);
    return words.every((word) => all.includes(word));
  });
  const start = words[0] ?? '';
  const rank = ({ label }: T) => (folded(label).startsWith(start) ? 0 : 1);
  return fits.sort((a, b) => rank(a) - rank(b));
}

function folded(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();
}
