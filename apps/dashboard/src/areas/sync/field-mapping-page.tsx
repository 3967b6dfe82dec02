import { useMemo, useState } from 'react';
import { Button, Page, PageHeader, useAskToLeave, useGo, useMessages, useToast } from '#ui';
import { Pending } from '../../app/pending';
import { useRead } from '../../app/queries';
import { useId } from '../../app/url-state';
import {
  type Definition,
  FIELD_MAPPING,
  type FieldMapping,
  LANGUAGE,
  type MappingPreview,
  useDefinition,
  usePublish,
  useSaveDraft,
  useTrial,
} from './field-mapping-actions';
import {
  draftOf,
  type MappingDraft,
  type Purpose,
  type ReadRecords,
  readDraft,
  readRecords,
} from './field-mapping-draft';
import { FieldMappingFields } from './field-mapping-fields';
import { KeepSample, type TriedRecord } from './field-mapping-keep';
import { keptMessages } from './field-mapping-kept-messages';
import { fieldMappingMessages } from './field-mapping-messages';
import { FieldMappingSamples } from './field-mapping-samples';
import { FieldMappingTrial, MappingLanguage } from './field-mapping-trial';
import { FieldMappingVersions } from './field-mapping-versions';
import { MappingState } from './field-mappings-page';

/** One mapping while it is written: its fields at the left, a record and what becomes of it at the right. */
export default function FieldMappingPage() {
  const id = useId();
  const found = useRead(FIELD_MAPPING, undefined, { id });
  const language = useRead(LANGUAGE);
  if (!found.data) return <Pending read={found} />;
  if (!language.data) return <Pending read={language} />;
  const { purposes, functions } = language.data;
  const purpose = purposes.find(({ name }) => name === found.data.purpose);
  return <Loaded key={id} mapping={found.data} purpose={purpose} functions={functions} />;
}

interface EditorProps {
  mapping: FieldMapping;
  purpose: Purpose | undefined;
  functions: readonly { signature: string; says: string }[];
}

function Loaded(props: EditorProps) {
  const definition = useDefinition(props.mapping);
  if (!definition.data) return <Pending read={definition} />;
  return <Editor {...props} begun={definition.data.definition as unknown as Definition} />;
}

function Editor({ mapping, purpose, functions, begun }: EditorProps & { begun: Definition }) {
  const t = useMessages(fieldMappingMessages);
  const kept = useMessages(keptMessages);
  const go = useGo();
  const say = useToast();
  const first = useMemo(() => draftOf(begun, purpose), [begun, purpose]);
  const [draft, setDraft] = useState<MappingDraft>(first);
  const [saved, setSaved] = useState<MappingDraft>(first);
  // What is typed belongs to the version that was read.
  const [version, setVersion] = useState(mapping.version);
  const [sample, setSample] = useState('{\n  \n}');
  const definition = useMemo(() => readDraft(draft), [draft]);
  const tried = useMemo(() => readRecords(sample), [sample]);
  const trial = useTrial(mapping.purpose, definition, tried.records);
  const save = useSaveDraft(mapping.id);
  const publish = usePublish(mapping.id);
  const isDirty = draft !== saved;
  const leave = useAskToLeave(isDirty, () => go('/sync/field-mappings'));
  const sendDraft = async () => {
    if (!definition) return;
    const answer = await save.mutateAsync({ version, definition }).catch(() => undefined);
    if (!answer) return;
    setVersion(answer.version);
    setSaved(draft);
  };
  const sendPublish = () =>
    publish.mutate({ version }, { onSuccess: (answer) => setVersion(answer.version) });
  const takeVersion = (number: number, taken: Definition) => {
    setDraft(draftOf(taken, purpose));
    say(kept('taken', { number }), { undo: () => setDraft(draft) });
  };
  return (
    <Page>
      <PageHeader
        title={mapping.name}
        back={{ to: '/sync/field-mappings', label: t('title') }}
        state={<MappingState mapping={mapping} />}
        actions={
          <>
            {isDirty && <span className="text-soft text-sm">{t('unsaved')}</span>}
            <Button
              look={isDirty ? 'primary' : 'secondary'}
              isBusy={save.isPending}
              disabled={!isDirty || !definition}
              onClick={() => void sendDraft()}
            >
              {t('save')}
            </Button>
            <Button
              look={isDirty ? 'secondary' : 'primary'}
              isBusy={publish.isPending}
              disabled={isDirty || mapping.draft === null}
              onClick={sendPublish}
            >
              {t('publish')}
            </Button>
          </>
        }
      />
      <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1.3fr)_minmax(0,1fr)]">
        <div className="min-w-0 space-y-4">
          <FieldMappingFields
            draft={draft}
            purpose={purpose}
            problems={trial.data?.problems ?? []}
            isReadable={definition !== undefined}
            onChange={setDraft}
          />
          <MappingLanguage functions={functions} />
        </div>
        <FieldMappingTrial
          sample={sample}
          sampleProblem={tried.problem}
          onSample={setSample}
          preview={trial.data}
          error={trial.error}
          action={
            <KeepSample id={mapping.id} tried={trial.isCurrent ? triedOf(tried, trial.data) : undefined} />
          }
        />
      </div>
      <div className="grid items-start gap-4 xl:grid-cols-2">
        <FieldMappingSamples mapping={mapping} isDirty={isDirty} />
        <FieldMappingVersions mapping={mapping} onUse={takeVersion} />
      </div>
      {leave.question}
    </Page>
  );
}

/** The first record that is tried, with what it becomes. */
function triedOf({ records }: ReadRecords, preview: MappingPreview | undefined): TriedRecord | undefined {
  const [record] = records ?? [];
  const result = preview?.results[0];
  return record && result && { record, result, isOneOfMany: (records?.length ?? 0) > 1 };
}
