import { Plus } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useFieldArray, useFormContext } from 'react-hook-form';
import { newKey } from '#api-client';
import { Button, Card, useMediaQuery, useMessages, useToast } from '#ui';
import { useList } from '../../app/queries';
import { type DraftValues, emptyLine, isBlank } from './draft-form';
import { cellOf, focusCell, stepOf } from './draft-keys';
import { DraftLineFields, ROW } from './draft-line';
import { draftMessages } from './draft-messages';
import { usePreview } from './use-preview';

/** The lines, written with the keyboard alone: Enter, Ctrl Backspace, arrows. */
export function DraftLines() {
  const t = useMessages(draftMessages);
  const isRow = useMediaQuery('(min-width: 1280px)');
  const lines = useLines();
  const taxes = useTaxes();
  return (
    <Card
      title={t('lines')}
      isFlush
      action={<span className="text-faint text-sm max-xl:hidden">{t('linesKeys')}</span>}
    >
      {isRow && <Heads />}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys that bubble from the fields inside */}
      <div ref={lines.ref} onKeyDown={lines.onKeyDown} className={isRow ? 'pb-1' : undefined}>
        {lines.fields.map(({ key }, index) => (
          <DraftLineFields
            key={key}
            index={index}
            isRow={isRow}
            taxes={taxes}
            onRemove={() => lines.remove(index)}
          />
        ))}
      </div>
      <NoLines />
      <div className="px-4 py-3">
        <Button icon={Plus} size="small" onClick={() => lines.add(lines.fields.length)}>
          {t('addLine')}
        </Button>
      </div>
    </Card>
  );
}

function Heads() {
  const t = useMessages(draftMessages);
  const { preview } = usePreview();
  const amount = preview ? `${t('amount')}, ${preview.currency}` : t('amount');
  return (
    <div aria-hidden className={`${ROW} px-4 pt-2 text-faint text-xs`}>
      <span>{t('item')}</span>
      <span>{t('description')}</span>
      <span className="text-right">{t('quantity')}</span>
      <span className="text-right">{t('unitPrice')}</span>
      <span className="text-right">{t('off')}</span>
      <span>{t('tax')}</span>
      <span className="text-right">{amount}</span>
    </div>
  );
}

/** A refusal that speaks of the lines as a whole. */
function NoLines() {
  const { formState } = useFormContext<DraftValues>();
  const message = formState.errors.lines?.root?.message ?? formState.errors.lines?.message;
  return message ? (
    <p role="alert" className="px-4 pt-2 text-blocked text-sm">
      {message}
    </p>
  ) : null;
}

function useTaxes() {
  const codes = useList('/api/v1/tax-codes', { active: true, limit: 200 }).rows ?? [];
  return codes.map(({ id, name, description }) => [id, description ?? name] as const);
}

function useLines() {
  const t = useMessages(draftMessages);
  const say = useToast();
  const { control, getValues } = useFormContext<DraftValues>();
  const { fields, insert, remove } = useFieldArray({ control, name: 'lines', keyName: 'key' });
  const ref = useRef<HTMLDivElement>(null);
  const wanted = useRef<{ line: number; cell: string } | undefined>(undefined);
  // A new row is there after the next render.
  useEffect(() => {
    const { line, cell } = wanted.current ?? { line: -1, cell: '' };
    wanted.current = undefined;
    if (line >= 0 && line < fields.length) focusCell(ref.current, line, cell);
  }, [fields]);
  const add = (at: number) => {
    wanted.current = { line: at, cell: 'itemId' };
    insert(at, emptyLine(newKey()), { shouldFocus: false });
  };
  const take = (index: number, cell = 'itemId') => {
    const line = getValues(`lines.${index}`);
    wanted.current = { line: Math.max(0, index - 1), cell };
    if (fields.length === 1) insert(1, emptyLine(newKey()), { shouldFocus: false });
    remove(index);
    if (isBlank(line)) return;
    const undo = () => insert(Math.min(index, getValues('lines').length), line, { shouldFocus: false });
    say(t('lineRemoved', { line: index + 1 }), { undo });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const target = event.target as HTMLElement;
    const index = Number(target.closest<HTMLElement>('[data-line]')?.dataset.line);
    const step = stepOf(pressOf(event, target));
    if (!step || Number.isNaN(index)) return;
    event.preventDefault();
    const cell = cellOf(target);
    if (step === 'add') add(index + 1);
    else if (step === 'remove') take(index, cell);
    else focusCell(ref.current, index + (step === 'up' ? -1 : 1), cell);
  };
  return { ref, fields, add, remove: take, onKeyDown };
}

function pressOf(event: KeyboardEvent<HTMLElement>, target: HTMLElement) {
  const isCombo = target.getAttribute('role') === 'combobox';
  const isOpen = isCombo && target.getAttribute('aria-expanded') === 'true';
  const isField = target instanceof HTMLInputElement || target instanceof HTMLSelectElement;
  return {
    key: event.key,
    isMod: event.ctrlKey || event.metaKey,
    isTaken: event.defaultPrevented || event.nativeEvent.isComposing || isOpen || !isField,
    isText: target instanceof HTMLInputElement && !isCombo,
  };
}
