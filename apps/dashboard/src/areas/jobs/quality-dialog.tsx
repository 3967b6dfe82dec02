import { useRef, useState } from 'react';
import { api, got, idempotent, type schemas } from '#api-client';
import { Badge, FormDialog, TextAreaField, TextField, useMessages, useProblemForm } from '#ui';
import { useMay } from '../../app/me';
import { useWrite } from '../../app/queries';
import { FileDrop } from './file-drop';
import { fileMessages } from './file-messages';
import { qualityMessages } from './quality-messages';
import { type SentFile, type Uploads, useUploads } from './use-uploads';

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
  fileIds: string[];
}

const OUTCOMES = { pass: 'passed', fail: 'failed', approve: 'approved', reject: 'rejected' } as const;

function send(id: string, decision: Decision, values: Values, key: string) {
  const { note, decidedBy, reason } = values;
  const fileIds = values.fileIds.length > 0 ? values.fileIds : undefined;
  const header = idempotent(key);
  if ('check' in decision) {
    const params = { path: { id, checkpointId: decision.check.id }, header };
    return decision.kind === 'pass'
      ? got(
          api.POST('/api/v1/jobs/{id}/checkpoints/{checkpointId}/pass', {
            params,
            body: { note: note || null, fileIds },
          }),
        )
      : got(
          api.POST('/api/v1/jobs/{id}/checkpoints/{checkpointId}/fail', { params, body: { note, fileIds } }),
        );
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
  const { proofs, uploads, allSent } = useProofs();
  const write = useWrite<Values, unknown>({
    send: (values, key) => send(jobId, decision, values, key),
    refreshes: ['/api/v1/jobs/{id}'],
    said: () => t('saved', { name, state: t(OUTCOMES[kind]) }),
    onDone: onClose,
    isQuiet: true,
  });
  const form = useProblemForm<Values>({
    defaultValues: { note: '', decidedBy: '', reason: '', fileIds: [] },
    save: async ({ note, decidedBy, reason }) => {
      const files = await allSent();
      await write.mutateAsync({
        note: note.trim(),
        decidedBy: decidedBy.trim(),
        reason: reason.trim(),
        fileIds: files.map((file) => file.id),
      });
    },
  });
  return (
    <FormDialog
      form={{ ...form, isDirty: form.isDirty || proofs.length > 0 || uploads.isSending }}
      title={t(`${kind}Title`, { name })}
      go={t(kind)}
      onClose={onClose}
    >
      {kind === 'pass' && <TextAreaField name="note" label={t('note')} />}
      {kind === 'fail' && <TextAreaField name="note" label={t('whatIsWrong')} isRequired />}
      {'check' in decision && <Proofs sent={proofs} uploads={uploads} />}
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

/** The photos of this decision; `allSent` waits for those on their way, and refuses while one has not arrived. */
function useProofs() {
  const t = useMessages(fileMessages);
  const [proofs, setProofs] = useState<readonly SentFile[]>([]);
  const arrived = useRef(proofs);
  const uploads = useUploads((file) => {
    arrived.current = [...arrived.current, file];
    setProofs(arrived.current);
  });
  const allSent = async (): Promise<readonly SentFile[]> => {
    const missing = (await uploads.settled()).find(({ canRetry }) => canRetry);
    if (missing) throw new Error(t('notAllSent', { name: missing.name }));
    return arrived.current;
  };
  return { proofs, uploads, allSent };
}

/** Photos that show it; they stay with the job. */
function Proofs({ sent, uploads }: { sent: readonly SentFile[]; uploads: Uploads }) {
  const t = useMessages(fileMessages);
  const maySend = useMay('files.write');
  if (!maySend) return null;
  return (
    <div className="space-y-2">
      <p className="font-medium text-sm">{t('proofs')}</p>
      <FileDrop uploads={uploads} />
      <ul className="flex flex-wrap gap-1.5">
        {sent.map(({ id, name }) => (
          <li key={id}>
            <Badge meaning="good">{t('sent', { name })}</Badge>
          </li>
        ))}
      </ul>
    </div>
  );
}
