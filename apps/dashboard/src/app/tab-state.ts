import { useState } from 'react';

type Kept = Pick<Storage, 'getItem' | 'setItem'>;

/** What was kept under a name, or what one begins with; a text that nobody understands any more is none. */
export function readKept<State>(storage: Kept, name: string, first: State): State {
  try {
    const text = storage.getItem(name);
    return text === null ? first : (JSON.parse(text) as State);
  } catch {
    return first;
  }
}

/** Where a browser keeps nothing, it lasts as long as the page. */
export function keep(storage: Kept, name: string, state: unknown): void {
  try {
    storage.setItem(name, JSON.stringify(state));
  } catch {
    // Full or switched off.
  }
}

/** State that is still there when one comes back to its page, for as long as the tab is open. */
export function useTabState<State>(name: string, first: State): [State, (next: State) => void] {
  const [state, setState] = useState(() => readKept(sessionStorage, name, first));
  return [
    state,
    (next) => {
      setState(next);
      keep(sessionStorage, name, next);
    },
  ];
}
