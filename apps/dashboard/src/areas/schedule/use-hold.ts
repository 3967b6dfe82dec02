import { type DragEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { moved, type Plan, type Slot, type Visit } from './plan';
import type { Plans } from './use-plans';

export interface Held {
  visit: Visit;
  /** The row that it was lifted from. */
  from: string | null;
  to: Slot;
  /** How far right of its left edge the mouse holds it. */
  grip: number;
  /** Whoever leaves it puts it back; with the mouse the browser says so itself. */
  isByKey: boolean;
}

interface Board {
  plans: Plans;
  /** The rows from above, nobody's first. */
  rows: readonly (string | null)[];
  /** Where a visit begins that is lifted for the first time, and one step earlier or later. */
  startOf(visit: Visit): string;
  step(start: string, by: -1 | 1): string | undefined;
}

const STEPS: Record<string, { rows: number; time: -1 | 0 | 1 }> = {
  ArrowUp: { rows: -1, time: 0 },
  ArrowDown: { rows: 1, time: 0 },
  ArrowLeft: { rows: 0, time: -1 },
  ArrowRight: { rows: 0, time: 1 },
};

/** A visit in the hand: lifted with the mouse or with Space, taken over rows and times, dropped or put back. */
export function useHold({ plans, rows, startOf, step }: Board) {
  const [held, setHeld] = useState<Held>();
  const refocus = useFocusAfterMove();
  const planOf = ({ visit, from, to }: Held): Plan => moved(visit, from, to);
  const drop = (at: Held) => {
    setHeld(undefined);
    const isSame = at.to.who === at.from && at.to.start === startOf(at.visit);
    if (!isSame || !at.visit.scheduledStart) plans.move(at.visit, planOf(at));
  };
  const lift = (visit: Visit, from: string | null, by: { isByKey: boolean; grip: number }) =>
    setHeld({ visit, from, to: { who: from, start: startOf(visit) }, ...by });
  const onKeyDown = (event: KeyboardEvent, visit: Visit, from: string | null) => {
    const mine = held?.visit.id === visit.id && held.from === from ? held : undefined;
    if (event.key === ' ') {
      if (mine) {
        refocus(visit.id, mine.to.who);
        drop(mine);
      } else if (plans.mayMove(visit)) lift(visit, from, { isByKey: true, grip: 0 });
      else return;
    } else if (mine && event.key === 'Escape') setHeld(undefined);
    else if (mine && STEPS[event.key]) setHeld({ ...mine, to: next(mine.to, event.key) });
    else return;
    event.preventDefault();
  };
  const next = (to: Slot, key: string): Slot => {
    const { rows: down = 0, time = 0 } = STEPS[key] ?? {};
    const at = rows.indexOf(to.who) + down;
    const who = down !== 0 && at >= 0 && at < rows.length ? (rows[at] ?? null) : to.who;
    return { who, start: (time !== 0 && step(to.start, time)) || to.start };
  };
  return {
    held,
    plan: held && planOf(held),
    /** What makes a visit draggable. */
    handle: (visit: Visit, from: string | null) => ({
      draggable: plans.mayMove(visit),
      onDragStart: (event: DragEvent) => {
        event.dataTransfer.setData('text/plain', visit.id);
        event.dataTransfer.effectAllowed = 'move';
        const { left } = event.currentTarget.getBoundingClientRect();
        lift(visit, from, { isByKey: false, grip: event.clientX - left });
      },
      onDragEnd: () => setHeld(undefined),
      onKeyDown: (event: KeyboardEvent) => onKeyDown(event, visit, from),
      onBlur: () => held?.isByKey && setHeld(undefined),
    }),
    /** What makes a place take it; `slotAt` says which slot is below the mouse. */
    target: (slotAt: (event: DragEvent, visit: Visit, grip: number) => Slot) => ({
      onDragOver: (event: DragEvent) => {
        if (!held) return;
        event.preventDefault();
        const to = slotAt(event, held.visit, held.grip);
        if (to.who !== held.to.who || to.start !== held.to.start) setHeld({ ...held, to });
      },
      onDrop: (event: DragEvent) => {
        if (!held) return;
        event.preventDefault();
        drop({ ...held, to: slotAt(event, held.visit, held.grip) });
      },
    }),
  };
}

export type Hold = ReturnType<typeof useHold>;

/** Whoever moved a visit by key is still at it where it stands now. */
function useFocusAfterMove(): (id: string, who: string | null) => void {
  const wanted = useRef<string>(undefined);
  useEffect(() => {
    if (!wanted.current) return;
    const found = document.querySelector<HTMLElement>(wanted.current);
    wanted.current = undefined;
    found?.focus();
  });
  return (id, who) => {
    // With two who go it stands on two rows: the one where it was dropped.
    wanted.current = `[data-visit="${id}"][data-row="${who ?? 'nobody'}"]`;
  };
}
