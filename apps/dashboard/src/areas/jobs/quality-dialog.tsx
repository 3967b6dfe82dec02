import { api, got, idempotent, type schemas } from '#api-client';
import { FormDialog, TextAreaField, TextField, useMessages, useProblemForm } from '#ui';
import { useWrite } from '../../app/queries';
import { qualityMessages } from './quality-messages';

type Gate = schemas['GateAnswer']['gate'];
type Check = schemas['CheckpointAnswer'];

/** What somebody is about to say about a check or an approval. */
export type Decision =
  | { kind: 'pass' | 'fail'; check: Check }
  | { kind: 'approve' | 'reject'; gate: Gate; name: string };

interface Values {
  note: string;
  decidedBy: string;
  reason: string;
}

const OUTCOMES = { pass: 'passed', fail: 'failed', approve: 'approved', reject: 'rejected' } as const;

function send(id: string, decision: Decision, { note, decidedBy, reason }: Values, key: string) {
  const header = idempotent(key);
  if ('check' in decision) {
    const params = { path: { id, checkpointId: decision.check.id }, header };
    return decision.kind === 'pass'
      ? got(
          api.POST('/api/v1/jobs/{id}/checkpoints/{checkpointId}/pass', {
            params,
            body: { note: note || null },
          }),
        )
      : got(api.POST('/api/v1/jobs/{id}/checkpoints/{checkpointId}/fail', { params, body: { note } }));
  }
  const params = { path: { id, gate: decision.gate }, header };
  return decision.kind === 'approve'
    ? got(
        api.POST('/api/v1/jobs/{id}/gates/{gate}/approve', {
          params,
          body: { decidedBy, reason: reason || null },
        }),
      )
    : got(api.POST('/api/v1/jobs/{id}/gates/{gate}/reject', { params, body: { decidedBy, reason } }));
}

/** Passes or fails a check, writes down an approval or a rejection. */
export function QualityDialog({
  jobId,
  decision,
  onClose,
}: {
  jobId: string;
  decision: Decision;
  onClose(): void;
}) {
  const t = useMessages(qualityMessages);
  const { kind } = decision;
  const name = 'check' in decision ? decision.check.name : decision.name;
  const write = useWrite<Values, unknown>({
    send: (values, key) => send(jobId, decision, values, key),
    refreshes: ['/api/v1/jobs/{id}'],
    said: () => t('saved', { name, state: t(OUTCOMES[kind]) }),
    onDone: onClose,
    isQuiet: true,
  });
  const form = useProblemForm<Values>({
    defaultValues: { note: '', decidedBy: '', reason: '' },
    save: async ({ note, decidedBy, reason }) => {
      await write.mutateAsync({ note: note.trim(), decidedBy: decidedBy.trim(), reason: reason.trim() });
    },
  });
  return (
    <FormDialog form={form} title={t(`${kind}Title`, { name })} go={t(kind)} onClose={onClose}>
      {kind === 'pass' && <TextAreaField name="note" label={t('note')} />}
      {kind === 'fail' && <TextAreaField name="note" label={t('whatIsWrong')} isRequired />}
      {'gate' in decision && (
        <>
          <TextField
            name="decidedBy"
            label={t('decidedBy')}
            hint={t('decidedByHint')}
            isRequired
            autoComplete="off"
          />
          <TextAreaField
            name="reason"
            label={t(kind === 'reject' ? 'whatToChange' : 'reason')}
            isRequired={kind === 'reject'}
          />
        </>
      )}
    </FormDialog>
  );
}
