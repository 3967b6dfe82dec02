import { useWatch } from 'react-hook-form';
import { api, got, idempotent, type schemas } from '#api-client';
import { AmountField, DayField, FormDrawer, MeaningSign, TextField, useFormat, useMessages } from '#ui';
import { useBegun } from '../../app/begun';
import { useSaveForm } from '../../app/save-form';
import { useLeave } from '../../app/use-leave';
import { makeMessages } from './make-messages';
import type { Job } from './moves';
import { hasFree, isEmptied, movingLines, shareOf } from './split-share';

/** Not named as in the request: its refusals are about the whole split and stand above the form. */
interface Values {
  moves: string[];
  name: string;
  dueDate: string;
  reason: string;
}

/** Moves a part of a job to a job of its own, and shows what is left as one types. */
export function SplitDrawer({ job: now, onClose }: { job: Job; onClose(): void }) {
  const t = useMessages(makeMessages);
  const job = useBegun(now);
  const { form, isSaved } = useSplit(job, onClose);
  const isFixed = !job.lines.some(hasFree);
  return (
    <FormDrawer
      form={form}
      title={t('splitTitle', { number: job.number })}
      go={isFixed ? undefined : t('split')}
      isSaved={isSaved}
      onClose={onClose}
    >
      <p className="text-soft">{t(isFixed ? 'nothingFree' : 'splitText')}</p>
      {job.lines.map((line, index) => (
        <SplitLine key={line.lineNumber} line={line} name={`moves.${index}`} />
      ))}
      {!isFixed && (
        <div className="space-y-4 border-line border-t pt-4">
          <TextField
            name="name"
            label={t('partName')}
            hint={t('partNameHint', { name: job.name })}
            autoComplete="off"
          />
          <DayField name="dueDate" label={t('partDue')} />
          <TextField name="reason" label={t('why')} hint={t('whyKept')} autoComplete="off" maxLength={1000} />
        </div>
      )}
    </FormDrawer>
  );
}

function SplitLine({ line, name }: { line: Job['lines'][number]; name: `moves.${number}` }) {
  const t = useMessages(makeMessages);
  const { quantity } = useFormat();
  const typed = useWatch<Values, `moves.${number}`>({ name }) ?? '';
  const { lineNumber, description } = line;
  if (!hasFree(line)) {
    return <p className="text-soft text-sm">{t('allFixed', { line: lineNumber, name: description })}</p>;
  }
  const { free, stays, problem } = shareOf(line, typed);
  const hint = problem ? (
    <span className="flex items-start gap-1 text-blocked">
      <MeaningSign meaning="blocked" className="mt-0.5 size-3.5!" />
      {t(problem, { free: quantity(free) })}
    </span>
  ) : (
    <span className="tnum">
      {t('canMove', { free: quantity(free) })} · {t('stays', { stays: quantity(stays) })}
    </span>
  );
  return <AmountField name={name} label={`${lineNumber}. ${description}`} hint={hint} />;
}

function useSplit(job: Job, onClose: () => void) {
  const t = useMessages(makeMessages);
  const { quantity } = useFormat();
  const leave = useLeave(onClose);
  const assertWhole = (moves: string[]) => {
    if (movingLines(job.lines, moves).length === 0) throw new Error(t('nothingMoves'));
    for (const [index, line] of job.lines.entries()) {
      const { problem, free } = shareOf(line, moves[index] ?? '');
      if (problem) throw new Error(`${line.lineNumber}. ${t(problem, { free: quantity(free) })}`);
    }
    if (isEmptied(job.lines, moves)) throw new Error(t('nothingStays'));
  };
  return useSaveForm<Values, schemas['SplitAnswer']>({
    defaultValues: { moves: job.lines.map(() => ''), name: '', dueDate: job.dueDate ?? '', reason: '' },
    send: async ({ moves, name, dueDate, reason }, key) => {
      assertWhole(moves);
      return got(
        api.POST('/api/v1/jobs/{id}/split', {
          params: { path: { id: job.id }, header: idempotent(key) },
          body: {
            version: job.version,
            lines: movingLines(job.lines, moves),
            dueDate: dueDate || null,
            ...(name.trim() && { name: name.trim() }),
            ...(reason.trim() && { reason: reason.trim() }),
          },
        }),
      );
    },
    refreshes: ['/api/v1/jobs'],
    said: ({ newJob: { number } }) => t('splitOff', { number }),
    onDone: ({ newJob: { id } }) => leave(`/jobs/${id}`),
  });
}
