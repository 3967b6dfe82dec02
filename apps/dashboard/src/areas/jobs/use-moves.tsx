import { type ReactNode, useState } from 'react';
import { api, got, idempotent, newKey, type schemas } from '#api-client';
import { Confirm, refusalOf, useMessages } from '#ui';
import { useWrite } from '../../app/queries';
import { useInTurn } from '../../app/use-in-turn';
import { jobStatusMessages } from './job-state';
import { MoveDialog } from './move-dialog';
import { moveMessages } from './move-messages';
import {
  type Job,
  type JobAction,
  type JobStatus,
  MOVES,
  type Movable,
  NEEDS_WORDS,
  type OpenMove,
  openAfter,
  takenBackBy,
  type Words,
} from './moves';

interface Move {
  job: Movable;
  action: JobAction;
  words?: Words;
}

/** Every step takes the version that was seen, and answers the job as it is then. */
function send({ job: { id, version }, action, words }: Move, key: string): Promise<Job> {
  const path = `/api/v1/jobs/{id}/${action}` as '/api/v1/jobs/{id}/hold';
  const body = { version, ...words } as schemas['MoveJobBody'];
  return got(api.POST(path, { params: { path: { id }, header: idempotent(key) }, body }));
}

export interface Moves {
  /** Does it, or asks first what has to be said with it, unless that is said already. */
  begin(job: Movable, action: JobAction, words?: Words): void;
  /** The same for what is dropped and may have slipped: what ends the work asks first, and does nothing until then. */
  drop(job: Movable, action: JobAction): void;
  /** Where a job will be once the server agrees. */
  statusOf(job: Movable): JobStatus;
  isBusy: boolean;
  dialog: ReactNode;
}

/** Moves jobs: shown at once, put back with the reason when refused, taken back where that is possible. */
export function useMoves(): Moves {
  const t = useMessages(moveMessages);
  const status = useMessages(jobStatusMessages);
  const [open, setOpen] = useState<OpenMove>();
  const [dropped, setDropped] = useState<Move>();
  const { add, expectedOf, isBusy } = useInTurn<JobStatus>();
  const options = {
    send,
    refreshes: ['/api/v1/jobs'],
    said: (after: Job) => t('moved', { number: after.number, state: status(after.status) }),
    isQuiet: true,
  };
  const lasting = useWrite<Move, Job>(options);
  const reversible = useWrite<Move, Job>({
    ...options,
    undo: (after, { job, action }) => {
      const back = takenBackBy(job.status, action) ?? action;
      return send({ job: after, action: back, words: wordsToTakeBack(back, t('takenBack')) }, newKey());
    },
  });
  const run = async (move: Move) => {
    const { job, action } = move;
    let isSent = false;
    try {
      await add(job, MOVES[job.status][action] ?? job.status, (version) => {
        isSent = true;
        const now = { ...move, job: { ...job, version } };
        return (takenBackBy(job.status, action) ? reversible : lasting).mutateAsync(now);
      });
      setOpen((now) => openAfter(now, job));
    } catch (error) {
      // It was meant on top of one that was refused, which has said why.
      if (!isSent) return;
      const refusal = refusalOf(error);
      const isStale = refusal.code === 'JOBS.STALE_VERSION';
      const refused = { job: isStale ? await readAgain(job) : job, action, refusal };
      setOpen((now) => openAfter(now, job, refused));
    }
  };
  const statusOf = (job: Movable) => expectedOf(job.id) ?? job.status;
  const begin = (seen: Movable, action: JobAction, words?: Words) => {
    const job = { ...seen, status: statusOf(seen) };
    // Pressed twice: the first does it.
    if (expectedOf(job.id) && !MOVES[job.status][action]) return;
    if (NEEDS_WORDS.includes(action) && !words) setOpen({ job, action });
    else void run({ job, action, words });
  };
  return {
    begin,
    drop: (job, action) => (action === 'complete' ? setDropped({ job, action }) : begin(job, action)),
    statusOf,
    isBusy,
    dialog: (
      <>
        {open && (
          <MoveDialog
            key={`${open.job.id} ${open.action}`}
            open={open}
            onClose={() => setOpen(undefined)}
            onSend={(words) => run({ ...open, words })}
          />
        )}
        {dropped && (
          <Confirm
            isOpen
            title={t('sureTitle', { number: dropped.job.number })}
            confirmLabel={t('do_complete')}
            cancelLabel={t('cancelMove')}
            onConfirm={() => {
              setDropped(undefined);
              begin(dropped.job, dropped.action);
            }}
            onCancel={() => setDropped(undefined)}
          >
            {t('sureText')}
          </Confirm>
        )}
      </>
    ),
  };
}

/** Holding and returning ask for a reason; the others take none. */
const wordsToTakeBack = (action: JobAction, reason: string): Words | undefined =>
  action === 'hold' || action === 'return' ? { reason } : undefined;

/** Somebody else was faster: what the person decides next is about the job as it is now. */
async function readAgain(job: Movable): Promise<Movable> {
  const params = { path: { id: job.id } };
  return got(api.GET('/api/v1/jobs/{id}', { params })).catch(() => job);
}
