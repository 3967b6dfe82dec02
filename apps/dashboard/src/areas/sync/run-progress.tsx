import { useState } from 'react';
import { Progress, useMessages } from '#ui';
import { useLive } from '../../app/live';
import { rateOf, sumsOf } from '../../app/run-figures';
import type { Run } from './actions';
import { messages } from './messages';

interface Told {
  at: string;
  runId: string;
  pulled: number;
  total: number | null;
}

/** A run that is under way: how much is read, how fast, how long it still takes. */
export function RunProgress({ connectionId, run }: { connectionId: string; run: Run }) {
  const t = useMessages(messages);
  const [told, setTold] = useState<Told>();
  useLive('sync:progressed', ({ at, data }) => {
    if (data.connectionId === connectionId) setTold({ at, ...data });
  });
  const read = sumsOf(run.progress);
  const isTold = told?.runId === run.id && told.pulled >= read.pulled;
  const { pulled, total } = isTold ? told : read;
  return (
    <div className="rounded-md bg-sunken px-4 py-3">
      <Progress
        label={`${t(run.kind)} · ${t(run.status === 'queued' ? 'queued' : 'reading')}`}
        done={pulled}
        total={total === null ? null : Math.max(total, pulled)}
        ratePerSecond={isTold ? rateOf(pulled, run.startedAt, told.at) : undefined}
      />
    </div>
  );
}
