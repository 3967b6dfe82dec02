import { type ReactNode, useState } from 'react';
import { api, got, idempotent, newKey } from '#api-client';
import { DayField, FormDialog, useFormat, useMessages, useProblemForm } from '#ui';
import { useMay } from '../../app/me';
import { useWrite } from '../../app/queries';
import { useInTurn } from '../../app/use-in-turn';
import { calendarMessages } from './calendar-messages';
import { type Job, type JobRow, mayChange } from './moves';

interface NewDate {
  row: JobRow;
  to: string | null;
}

export interface DueDates {
  /** When it will be due once the server agrees. */
  dayOf(row: JobRow): string | null;
  mayMove(row: JobRow): boolean;
  move(row: JobRow, to: string): void;
  /** Asks for the day. */
  ask(row: JobRow): void;
  dialog: ReactNode;
}

/** Moves due dates: shown at once, put back when refused, taken back for ten seconds. */
export function useDueDates(): DueDates {
  const t = useMessages(calendarMessages);
  const { day } = useFormat();
  const mayWrite = useMay('jobs.write');
  const { add, expectedOf } = useInTurn<string>();
  const [asked, ask] = useState<JobRow>();
  const write = useWrite<NewDate, Job>({
    send: ({ row: { id, version }, to }, key) => send(id, version, to, key),
    refreshes: ['/api/v1/jobs'],
    said: ({ number, dueDate }) =>
      dueDate ? t('moved', { number, day: day(dueDate) }) : t('notMoved', { number }),
    undo: ({ id, version }, { row }) => send(id, version, row.dueDate, newKey()),
  });
  const dayOf = (row: JobRow) => expectedOf(row.id) ?? row.dueDate;
  const move = async (row: JobRow, to: string) => {
    const dueDate = dayOf(row);
    if (to === dueDate) return;
    await add(row, to, (version) => write.mutateAsync({ row: { ...row, version, dueDate }, to }));
  };
  // The refusal is said by the write itself.
  const moveQuietly = (row: JobRow, to: string) => void move(row, to).catch(() => undefined);
  return {
    dayOf,
    mayMove: ({ status }) => mayWrite && mayChange(status),
    move: moveQuietly,
    ask,
    dialog: asked && (
      <DayDialog
        row={asked}
        onMove={(to) => {
          ask(undefined);
          moveQuietly(asked, to);
        }}
        onClose={() => ask(undefined)}
      />
    ),
  };
}

const send = (id: string, version: number, dueDate: string | null, key: string): Promise<Job> =>
  got(
    api.PATCH('/api/v1/jobs/{id}', {
      params: { path: { id }, header: idempotent(key) },
      body: { version, dueDate },
    }),
  );

interface DayDialogProps {
  row: JobRow;
  onMove(to: string): void;
  onClose(): void;
}

function DayDialog({ row, onMove, onClose }: DayDialogProps) {
  const t = useMessages(calendarMessages);
  const form = useProblemForm<{ due: string }>({
    defaultValues: { due: row.dueDate ?? '' },
    save: async ({ due }) => onMove(due),
  });
  return (
    <FormDialog
      form={form}
      title={t('toDayTitle', { number: row.number })}
      go={t('moveIt')}
      onClose={onClose}
    >
      <p className="text-soft">{row.name}</p>
      <DayField name="due" label={t('due')} isRequired />
    </FormDialog>
  );
}
