import { Pin } from 'lucide-react';
import { useState } from 'react';
import { Button, FormDialog, SwitchField, TextField, useMessages } from '#ui';
import { useSaveForm } from '../../app/save-form';
import type { MappingPreview } from './field-mapping-actions';
import { useKeepSample } from './field-mapping-kept-actions';
import { keptMessages } from './field-mapping-kept-messages';

export interface TriedRecord {
  record: object;
  /** What became of it just now. */
  result: MappingPreview['results'][number];
  /** Whether it is one of several. */
  isOneOfMany: boolean;
}

/** Keeps the record that is being tried, with what it becomes now. */
export function KeepSample({ id, tried }: { id: string; tried: TriedRecord | undefined }) {
  const t = useMessages(keptMessages);
  const [kept, setKept] = useState<TriedRecord>();
  return (
    <>
      <Button size="small" icon={Pin} disabled={!tried} onClick={() => setKept(tried)}>
        {t('keep')}
      </Button>
      {kept && <KeepDialog id={id} tried={kept} onClose={() => setKept(undefined)} />}
    </>
  );
}

function KeepDialog({
  id,
  tried: { record, result, isOneOfMany },
  onClose,
}: {
  id: string;
  tried: TriedRecord;
  onClose(): void;
}) {
  const t = useMessages(keptMessages);
  const { send, refreshes } = useKeepSample(id);
  const canExpect = !result.isLeftOut && result.errors.length === 0;
  const { form } = useSaveForm({
    defaultValues: { name: '', isExpected: canExpect },
    send: ({ name, isExpected }: { name: string; isExpected: boolean }, key) =>
      send({ name, record: record as never, expected: isExpected ? (result.output as never) : null }, key),
    refreshes,
    said: ({ name }) => t('kept', { name }),
    onDone: onClose,
  });
  return (
    <FormDialog form={form} title={t('keep')} go={t('keep')} onClose={onClose}>
      {isOneOfMany && <p className="text-soft">{t('keepOfMany')}</p>}
      <TextField name="name" label={t('sampleName')} isRequired autoFocus />
      {canExpect && <SwitchField name="isExpected" label={t('expectThis')} />}
    </FormDialog>
  );
}
