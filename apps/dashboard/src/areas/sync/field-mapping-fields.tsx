import { Plus, Trash2 } from 'lucide-react';
import { Button, Card, classes, Field, IconButton, INPUT, useMessages } from '#ui';
import { useFieldWords } from '../../app/field-words';
import type { MappingProblem } from './field-mapping-actions';
import { type DraftField, type MappingDraft, newField, type Purpose } from './field-mapping-draft';
import { fieldMappingMessages } from './field-mapping-messages';
import { MappingProblems } from './field-mapping-trial';

const CODE = classes(INPUT, 'h-auto min-h-8 py-1.5 font-mono text-sm');

interface FieldsProps {
  draft: MappingDraft;
  purpose: Purpose | undefined;
  problems: readonly MappingProblem[];
  /** The JSON below can be read. */
  isReadable: boolean;
  onChange(draft: MappingDraft): void;
}

/** What each field becomes, which records count, and what is looked up and checked. */
export function FieldMappingFields({ draft, purpose, problems, isReadable, onChange }: FieldsProps) {
  const t = useMessages(fieldMappingMessages);
  const { fields } = draft;
  const set = (changes: Partial<MappingDraft>) => onChange({ ...draft, ...changes });
  const change = (key: number, changes: Partial<DraftField>) =>
    set({ fields: fields.map((one) => (one.key === key ? { ...one, ...changes } : one)) });
  return (
    <>
      <Card
        title={t('fields')}
        action={
          <Button size="small" icon={Plus} onClick={() => set({ fields: [...fields, newField()] })}>
            {t('add')}
          </Button>
        }
      >
        <div className="space-y-3">
          {fields.map((field) => (
            <FieldRow
              key={field.key}
              field={field}
              purpose={purpose}
              onChange={(changes) => change(field.key, changes)}
              onRemove={() => set({ fields: fields.filter(({ key }) => key !== field.key) })}
            />
          ))}
          <MappingProblems problems={problems} fields={sentFields(fields)} />
        </div>
      </Card>
      <Card>
        <div className="space-y-4">
          <Field label={t('when')} hint={t('whenHint')}>
            {(ids) => (
              <input
                {...ids}
                className={CODE}
                spellCheck={false}
                value={draft.when}
                onChange={(event) => set({ when: event.target.value })}
              />
            )}
          </Field>
          <Field label={t('rest')} hint={t('restHint')} error={isReadable ? undefined : t('notJson')}>
            {(ids) => (
              <textarea
                {...ids}
                rows={8}
                className={CODE}
                spellCheck={false}
                value={draft.rest}
                onChange={(event) => set({ rest: event.target.value })}
              />
            )}
          </Field>
        </div>
      </Card>
    </>
  );
}

/** Those that are sent, so that a problem's number finds its field. */
const sentFields = (fields: readonly DraftField[]) =>
  fields.filter(({ target, expression }) => target !== '' && expression.trim() !== '');

function FieldRow({
  field,
  purpose,
  onChange,
  onRemove,
}: {
  field: DraftField;
  purpose: Purpose | undefined;
  onChange(changes: Partial<DraftField>): void;
  onRemove(): void;
}) {
  const t = useMessages(fieldMappingMessages);
  const word = useFieldWords();
  const targets = purpose?.targets ?? [];
  const target = targets.find(({ name }) => name === field.target);
  const choose = (name: string) =>
    onChange({
      target: name,
      required: targets.find((one) => one.name === name)?.required ?? field.required,
    });
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-2 sm:grid-cols-[12rem_minmax(0,1fr)_auto]">
      <Field label={t('field')} isLabelHidden>
        {(ids) =>
          targets.length > 0 ? (
            <select
              {...ids}
              className={INPUT}
              value={field.target}
              onChange={(event) => choose(event.target.value)}
            >
              <option value="">{t('field')}</option>
              {targets.map(({ name, required }) => (
                <option key={name} value={name}>
                  {`${word(name)}${required ? ' *' : ''}`}
                </option>
              ))}
            </select>
          ) : (
            <input
              {...ids}
              className={CODE}
              spellCheck={false}
              placeholder={t('field')}
              value={field.target}
              onChange={(event) => onChange({ target: event.target.value })}
            />
          )
        }
      </Field>
      <Field
        label={`${t('expression')}: ${target ? word(target.name) : field.target}`}
        isLabelHidden
        className="max-sm:order-last max-sm:col-span-2"
      >
        {(ids) => (
          <textarea
            {...ids}
            rows={1}
            className={classes(CODE, '[field-sizing:content]')}
            spellCheck={false}
            placeholder='record["…"]'
            value={field.expression}
            onChange={(event) => onChange({ expression: event.target.value })}
          />
        )}
      </Field>
      <IconButton
        icon={Trash2}
        label={t('remove', { name: field.target || t('field') })}
        onClick={onRemove}
      />
    </div>
  );
}
