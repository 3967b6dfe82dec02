import { useEffect, useRef } from 'react';
import { answerTo } from './presses';
import { areSingleKeysOn } from './single-keys';

export interface Shortcut {
  /** As shown: `?`, `J`, `Enter`, `Mod+K` (Ctrl, or ⌘ on a Mac), `G C` (one after the other). */
  keys: string;
  label: string;
  run(event: KeyboardEvent): void;
  /** Also while typing in a field; only for combinations with Mod. */
  isEverywhere?: boolean;
}

const active = new Set<{ current: readonly Shortcut[] }>();
let pending = '';
let pendingSince = 0;
const PATIENCE_MS = 1200;
/** Enter on one of these is its own. */
const CONTROLS = 'a[href],button,summary,[role="tab"],[role="button"],[role="switch"]';

/** Makes shortcuts work while the component is on screen; the sheet behind `?` lists them. */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  const ref = useRef(shortcuts);
  ref.current = shortcuts;
  useEffect(() => {
    active.add(ref);
    if (active.size === 1) addEventListener('keydown', onKeyDown);
    return () => {
      active.delete(ref);
      if (active.size === 0) removeEventListener('keydown', onKeyDown);
    };
  }, []);
}

/** Every shortcut that works now; the youngest wins where two share their keys. */
export function activeShortcuts(): Shortcut[] {
  const byKeys = new Map<string, Shortcut>();
  for (const ref of active) for (const one of ref.current) byKeys.set(one.keys, one);
  return [...byKeys.values()];
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return;
  const keys = keysOf(event);
  if (!keys) return;
  const press = {
    keys,
    isRepeat: event.repeat,
    isTyping: isEditable(event.target),
    isOnControl: event.target instanceof Element && event.target.closest(CONTROLS) !== null,
    isBehindDialog: document.querySelector('[role="dialog"],[role="alertdialog"],[role="menu"]') !== null,
  };
  const prefix = Date.now() - pendingSince < PATIENCE_MS ? pending : '';
  const answer = answerTo(press, activeShortcuts(), { prefix, areSingleOn: areSingleKeysOn() });
  pending = answer.pending;
  pendingSince = Date.now();
  if (!answer.found) return;
  event.preventDefault();
  if (!answer.isIdle) answer.found.run(event);
}

function keysOf({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): string | undefined {
  if (altKey || ['Control', 'Meta', 'Shift', 'Alt'].includes(key)) return undefined;
  const name = key.length === 1 ? key.toUpperCase() : key;
  return ctrlKey || metaKey ? `Mod+${name}` : name;
}

function isEditable(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName);
}

/** `Mod+K` as the keyboard in front of the person has it. */
export function shownKeys(keys: string): string[] {
  const isMac = navigator.platform.startsWith('Mac');
  return keys.split(/[ +]/).map((key) => (key === 'Mod' ? (isMac ? '⌘' : 'Ctrl') : (SIGNS[key] ?? key)));
}

/** Keys that have a sign of their own, or a short name, on most keyboards. */
const SIGNS: Record<string, string> = {
  Enter: '↵',
  Escape: 'Esc',
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
};
