/** What was typed, or null for nothing. */
export const orNull = (text: string | null | undefined): string | null => text?.trim() || null;
