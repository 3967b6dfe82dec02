/** What was typed, or null for nothing. */
export const orNull = (text: string | null | undefined): string | null => text?.trim() || null;

/** `dayOfMonthDue` → `Day of month due`. */
export function readable(name: string): string {
  const words = name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[-_]/g, ' ')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
