import type { Shortcut } from './shortcuts';

/** A key as it was pressed, and where. */
export interface Press {
  /** As in a shortcut: `J`, `Enter`, `Mod+K`. */
  keys: string;
  /** The key is being held. */
  isRepeat?: boolean;
  isTyping?: boolean;
  /** A link, button or tab has the focus. */
  isOnControl?: boolean;
  isBehindDialog?: boolean;
}

export interface Answer<S> {
  found?: S;
  /** Holding a key does once what is not made to be repeated. */
  isIdle: boolean;
  /** What may be the first of two keys. */
  pending: string;
}

/** Moving along a list is what one holds a key for; nobody approves five by a heavy hand. */
const HELD = ['J', 'K'];
/** What a link or a button does by itself. */
const OF_CONTROLS = ['Enter', ' '];

type Keyed = Pick<Shortcut, 'keys' | 'isEverywhere'>;

/** Which shortcut a press means, if it belongs to none of field, control and dialog. */
export function answerTo<S extends Keyed>(
  press: Press,
  shortcuts: readonly S[],
  { prefix = '', areSingleOn = true }: { prefix?: string; areSingleOn?: boolean } = {},
): Answer<S> {
  const { keys, isRepeat = false, isTyping, isOnControl, isBehindDialog } = press;
  if (isOnControl && OF_CONTROLS.includes(keys)) return { isIdle: true, pending: '' };
  const candidates = shortcuts.filter(
    (one) => one.isEverywhere || (!isTyping && !isBehindDialog && (areSingleOn || !isSingle(one.keys))),
  );
  const found =
    candidates.find((one) => prefix !== '' && one.keys === `${prefix} ${keys}`) ??
    candidates.find((one) => one.keys === keys);
  const pending = candidates.some((one) => one.keys.startsWith(`${keys} `)) ? keys : '';
  return { found, isIdle: isRepeat && !HELD.includes(keys), pending };
}

/** Made of letters, digits and signs alone, as `A` and `G C` are: what a voice or a slip types as well. */
export const isSingle = (keys: string): boolean => keys.split(' ').every((key) => key.length === 1);
