import type { schemas } from '#api-client';
import { Nothing, useFormat } from '#ui';
import { secondsOf } from './run-figures';

/** How long a reading of the books took; nothing while it runs. */
export function Took({ run }: { run: Pick<schemas['RunAnswer'], 'startedAt' | 'finishedAt'> }) {
  const { span } = useFormat();
  const seconds = secondsOf(run);
  return seconds === undefined ? (
    <Nothing />
  ) : (
    <span className="tnum whitespace-nowrap">{span(seconds)}</span>
  );
}
