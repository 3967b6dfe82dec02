interface Run {
  startedAt: string;
  status: string;
}

export interface ReadDay {
  day: string;
  succeeded: number;
  failed: number;
}

/** How many runs of each day ended well and badly, the oldest day first; what is under way counts nowhere. */
export function readsByDay(runs: readonly Run[], dayOf: (instant: string) => string): ReadDay[] {
  const ended = runs.filter(({ status }) => status === 'succeeded' || status === 'failed');
  return [...Map.groupBy(ended, ({ startedAt }) => dayOf(startedAt))]
    .map(([day, all]) => {
      const succeeded = all.filter(({ status }) => status === 'succeeded').length;
      return { day, succeeded, failed: all.length - succeeded };
    })
    .sort((a, b) => a.day.localeCompare(b.day));
}
