import { useCallback, useEffect, useRef, useState } from 'react';
import { api, got, type schemas } from '#api-client';
import type { BackTest } from './advice';

/** How far a rule has been tested. */
export type Tested =
  | { step: 'running' }
  | { step: 'done'; answer: BackTest }
  | { step: 'failed'; error: unknown };

/** A rule with the settings to try; without them, as it is set. */
export interface Asked {
  rule: string;
  body?: schemas['BackTestBody'];
}

export interface BackTests {
  of(rule: string): Tested | undefined;
  /** One after the other: each reads 90 days of evidence. */
  run(asked: readonly Asked[]): void;
  progress: { done: number; total: number } | undefined;
}

/** Tries rules on the invoices of the last 90 days, and remembers what they would have found while the page is open. */
export function useBackTests(): BackTests {
  const [tested, setTested] = useState<ReadonlyMap<string, Tested>>(new Map());
  const [progress, setProgress] = useState<BackTests['progress']>();
  const controller = useRef<AbortController>(undefined);
  useEffect(() => () => controller.current?.abort(), []);
  const run = useCallback((asked: readonly Asked[]) => {
    controller.current?.abort();
    const mine = new AbortController();
    controller.current = mine;
    const note = (rule: string, how: Tested) => {
      if (!mine.signal.aborted) setTested((before) => new Map([...before, [rule, how]]));
    };
    // What an earlier round was at is no longer waited for.
    setTested((before) => new Map([...before].filter(([, { step }]) => step !== 'running')));
    void (async () => {
      for (const [done, { rule, body }] of asked.entries()) {
        if (mine.signal.aborted) return;
        setProgress({ done, total: asked.length });
        note(rule, { step: 'running' });
        note(rule, await tryOut(rule, body, mine.signal));
      }
      if (!mine.signal.aborted) setProgress(undefined);
    })();
  }, []);
  return { of: (rule) => tested.get(rule), run, progress };
}

async function tryOut(rule: string, body: Asked['body'], signal: AbortSignal): Promise<Tested> {
  try {
    const answer = await got(
      api.POST('/api/v1/validation-rules/{rule}/back-test', {
        params: { path: { rule } },
        body: body ?? {},
        signal,
      }),
    );
    return { step: 'done', answer };
  } catch (error) {
    return { step: 'failed', error };
  }
}
