import { Plus } from 'lucide-react';
import { useState } from 'react';
import { api, got, idempotent, type schemas } from '#api-client';
import { Button, FormDialog, Menu, MenuItem, SwitchField, TextAreaField, TextField, useMessages } from '#ui';
import { useWrite } from '../../app/queries';
import { useSaveForm } from '../../app/save-form';
import { qualityMessages } from './quality-messages';

type Gate = schemas['GateAnswer'];

const GATES = ['proof', 'customer'] as const;

/** Lets the job wait for an approval that it does not ask for yet. */
export function AddGate({ id, gates }: { id: string; gates: readonly Gate[] }) {
  const t = useMessages(qualityMessages);
  const missing = GATES.filter((gate) => gates.every((one) => one.gate !== gate));
  const write = useWrite<Gate['gate']>({
    send: (gate, key) =>
      got(
        api.POST('/api/v1/jobs/{id}/gates', {
          params: { path: { id }, header: idempotent(key) },
          body: { gate },
        }),
      ),
    refreshes: ['/api/v1/jobs/{id}/gates'],
    said: (_answer, gate) => t('gateAdded', { name: t(gate) }),
  });
  if (missing.length === 0) return null;
  return (
    <Menu
      trigger={
        <Button size="small" icon={Plus} isBusy={write.isPending}>
          {t('addGate')}
        </Button>
      }
    >
      {missing.map((gate) => (
        <MenuItem key={gate} onSelect={() => write.mutate(gate)}>
          {t(gate)}
        </MenuItem>
      ))}
    </Menu>
  );
}

export function AddCheck({ id }: { id: string }) {
  const t = useMessages(qualityMessages);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button size="small" icon={Plus} onClick={() => setOpen(true)}>
        {t('addCheck')}
      </Button>
      {isOpen && <CheckDialog id={id} onClose={() => setOpen(false)} />}
    </>
  );
}

interface Values {
  name: string;
  instructions: string;
  isBlocking: boolean;
  needsPhoto: boolean;
}

function CheckDialog({ id, onClose }: { id: string; onClose(): void }) {
  const t = useMessages(qualityMessages);
  const { form } = useSaveForm<Values>({
    defaultValues: { name: '', instructions: '', isBlocking: true, needsPhoto: false },
    send: ({ name, instructions, ...flags }, key) =>
      got(
        api.POST('/api/v1/jobs/{id}/checkpoints', {
          params: { path: { id }, header: idempotent(key) },
          body: { ...flags, name: name.trim(), instructions: instructions.trim() || null },
        }),
      ),
    refreshes: ['/api/v1/jobs/{id}/checkpoints'],
    said: (_answer, { name }) => t('checkAdded', { name }),
    onDone: onClose,
  });
  return (
    <FormDialog form={form} title={t('addCheckTitle')} go={t('add')} onClose={onClose}>
      <TextField name="name" label={t('checkName')} isRequired autoComplete="off" maxLength={200} />
      <TextAreaField name="instructions" label={t('instructions')} rows={2} />
      <SwitchField name="isBlocking" label={t('isBlocking')} />
      <SwitchField name="needsPhoto" label={t('needsAPhoto')} />
    </FormDialog>
  );
}
