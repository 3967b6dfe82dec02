import { useSyncExternalStore } from 'react';
import { isOneOf, readSetting, writeSetting } from '../base/settings';

const KEY = 'single-keys';
const CHOICES = ['on', 'off'] as const;
const listeners = new Set<() => void>();
let chosen: (typeof CHOICES)[number] | undefined;

/** Whether letters alone are shortcuts. Whoever dictates, or presses keys by accident, turns them off (WCAG 2.1.4). */
export function areSingleKeysOn(): boolean {
  chosen ??= readSetting(KEY, isOneOf(CHOICES)) ?? 'on';
  return chosen === 'on';
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function turn(isOn: boolean): void {
  chosen = isOn ? 'on' : 'off';
  writeSetting(KEY, chosen);
  for (const listener of listeners) listener();
}

/** Whether they are on, and the way to change it; remembered in this browser. */
export function useSingleKeys(): readonly [isOn: boolean, turn: (isOn: boolean) => void] {
  return [useSyncExternalStore(subscribe, areSingleKeysOn), turn];
}
