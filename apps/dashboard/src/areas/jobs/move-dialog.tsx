import {
  Button,
  buttonClasses,
  FormDialog,
  Link,
  Problem,
  TextAreaField,
  TextField,
  useMessages,
  useProblemForm,
} from '#ui';
import { JobState } from './job-state';
import { moveMessages } from './move-messages';
import { actionsOf, type JobAction, type OpenMove, type Words } from './moves';

type Way = 'reason' | 'reference' | 'short' | 'override' | 'again' | 'quality' | 'none';

/** How one goes on: what a refusal asks for, else what the action itself asks for. */
function wayOf({ job, action, refusal }: OpenMove): Way {
  const code = refusal?.code;
  if (code === 'JOBS.WORK_REMAINING') return 'short';
  if (code === 'JOBS.WAITS_FOR_OTHERS') return 'override';
  if (code === 'JOBS.GATE_CLOSED' || code === 'JOBS.CHECKS_NOT_PASSED') return 'quality';
  if (!actionsOf(job.status).includes(action)) return 'none';
  if (action === 'ship') return 'reference';
  if (action === 'hold' || action === 'return' || action === 'cancel') return 'reason';
  return code === 'JOBS.STALE_VERSION' ? 'again' : 'none';
}

const FIELDS = { reason: 'reason', short: 'shortReason', override: 'overrideReason' } as const;

/** Asks what has to be said with a move; when it was refused, says why and offers the way on. */
export function MoveDialog({
  open,
  onClose,
  onSend,
}: {
  open: OpenMove;
  onClose(): void;
  onSend(words: Words): Promise<void>;
}) {
  const t = useMessages(moveMessages);
  const { job, action, refusal } = open;
  const way = wayOf(open);
  const form = useProblemForm<Required<Omit<Words, 'allDone'>>>({
    defaultValues: { reason: '', overrideReason: '', shortReason: '', reference: '' },
    save: (values) => onSend(wordsOf(way, values)),
  });
  const title = t(refusal ? 'refusedTitle' : action, { number: job.number });
  return (
    <FormDialog
      form={form}
      title={title}
      go={way === 'quality' || way === 'none' ? undefined : t(submitOf(way, action))}
      look={way === 'short' ? 'secondary' : action === 'cancel' ? 'danger' : 'primary'}
      cancelLabel={t('cancelMove')}
      onClose={onClose}
      others={
        <>
          {way === 'short' && (
            <Button onClick={() => void onSend({ allDone: true })} look="primary">
              {t('allDone')}
            </Button>
          )}
          {way === 'quality' && (
            <Link to={`/jobs/${job.id}?tab=quality`} onClick={onClose} className={buttonClasses('primary')}>
              {t('openQuality')}
            </Link>
          )}
        </>
      }
    >
      {refusal && <Problem problem={refusal} isInline />}
      {refusal?.code === 'JOBS.STALE_VERSION' && (
        <p className="flex items-center gap-2 text-soft">
          {t('nowIs')} <JobState status={job.status} />
        </p>
      )}
      {!refusal && <p className="text-soft">{job.name}</p>}
      {(way === 'reason' || way === 'short' || way === 'override') && (
        <TextAreaField name={FIELDS[way]} label={t(labelOf(way, action))} hint={t('kept')} isRequired />
      )}
      {way === 'reference' && <TextField name="reference" label={t('waybill')} hint={t('waybillHint')} />}
    </FormDialog>
  );
}

function wordsOf(way: Way, values: Required<Omit<Words, 'allDone'>>): Words {
  if (way === 'reason' || way === 'short' || way === 'override') {
    const field = FIELDS[way];
    return { [field]: values[field].trim() };
  }
  return way === 'reference' && values.reference.trim() ? { reference: values.reference.trim() } : {};
}

function submitOf(way: Way, action: JobAction) {
  if (way === 'short') return 'endShort';
  if (way === 'override') return 'startAnyway';
  return `do_${action}` as const;
}

function labelOf(way: Way, action: JobAction) {
  if (way === 'short') return 'whyShort';
  if (way === 'override') return 'whyAnyway';
  return action === 'return' ? 'whatToMend' : 'why';
}
