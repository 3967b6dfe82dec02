import { useEffect, useState } from 'react';

/** A part that is no part of the first load: it comes when somebody is about to use it, or when the page has time. */
export interface Later<Part> {
  load(): Promise<Part>;
  /** Undefined until it came. */
  here(): Part | undefined;
}

const all: Later<unknown>[] = [];

export function later<Part>(load: () => Promise<Part>): Later<Part> {
  let part: Part | undefined;
  let loading: Promise<Part> | undefined;
  const come = async () => {
    part = await load();
    return part;
  };
  const one: Later<Part> = {
    here: () => part,
    load() {
      loading ??= come().catch((error: unknown) => {
        // The next who wants it tries again.
        loading = undefined;
        throw error;
      });
      return loading;
    },
  };
  all.push(one);
  return one;
}

/** Brings everything that comes later, one after the other: a first press then waits for nothing. */
export async function loadTheRest(): Promise<void> {
  for (const one of all) await one.load().catch(() => undefined);
}

/** The part once it is wanted, and from then on; what keeps it from coming is thrown where it is shown. */
export function useLater<Part>(one: Later<Part>, isWanted: boolean): Part | undefined {
  const [wasWanted, setWanted] = useState(isWanted);
  const [failed, setFailed] = useState<{ error: unknown }>();
  const [, setThere] = useState(false);
  const isNeeded = wasWanted || isWanted;
  useEffect(() => {
    if (!isNeeded) return;
    let isOver = false;
    setWanted(true);
    one.load().then(
      () => isOver || setThere(true),
      (error: unknown) => isOver || setFailed({ error }),
    );
    return () => {
      isOver = true;
    };
  }, [one, isNeeded]);
  if (failed) throw failed.error;
  return isNeeded ? one.here() : undefined;
}
