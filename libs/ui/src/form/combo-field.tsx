import { Combobox } from '@base-ui/react/combobox';
import { Check, ChevronDown, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useController } from 'react-hook-form';
import { classes } from '../base/classes';
import { useMessages } from '../i18n/language';
import { uiMessages } from '../i18n/ui-messages';
import { ITEM, POPUP } from '../overlay/popup-looks';
import { Field, type FieldTexts, INPUT, INPUT_DENSE } from './field';
import type { InputProps } from './inputs';
import { refusalOf } from './refusal';

/** A record that can be chosen. */
export interface Option {
  id: string;
  label: string;
  detail?: string;
}

export interface ComboProps extends FieldTexts {
  value: Option | null;
  onChange(option: Option | null): void;
  /** Finds records by what was typed; called with '' when the list opens. */
  search(text: string, signal: AbortSignal): Promise<readonly Option[]>;
  error?: string;
  placeholder?: string;
  autoFocus?: boolean;
}

/** Chooses one record out of many, found on the server as one types. */
export function Combo({ value, onChange, search, error, placeholder, autoFocus, ...texts }: ComboProps) {
  const t = useMessages(uiMessages);
  const [text, setText] = useState('');
  const [isOpen, setOpen] = useState(false);
  const { found, isSearching, error: failure } = useSearch(isOpen, text === value?.label ? '' : text, search);
  return (
    <Field {...texts} error={error}>
      {(ids) => (
        <Combobox.Root
          items={found}
          filter={null}
          value={value}
          onValueChange={(next) => onChange(next as Option | null)}
          open={isOpen}
          onOpenChange={setOpen}
          onInputValueChange={setText}
          itemToStringLabel={(option: Option) => option.label}
          isItemEqualToValue={(one: Option, other: Option) => one.id === other.id}
        >
          <Combobox.InputGroup className="relative">
            <Combobox.Input
              {...ids}
              placeholder={placeholder}
              autoFocus={autoFocus}
              className={classes(INPUT, 'pr-14', texts.isLabelHidden && INPUT_DENSE)}
            />
            <span className="absolute inset-y-0 right-1 flex items-center text-faint">
              <Combobox.Clear
                aria-label={t('clearSelection')}
                className="flex size-6 items-center justify-center"
              >
                <X className="size-3.5" aria-hidden />
              </Combobox.Clear>
              <Combobox.Trigger aria-label={texts.label} className="flex size-6 items-center justify-center">
                <ChevronDown className="size-4" aria-hidden />
              </Combobox.Trigger>
            </span>
          </Combobox.InputGroup>
          <Combobox.Portal>
            <Combobox.Positioner sideOffset={4} className="z-[70] outline-none">
              <Combobox.Popup className={classes(POPUP, 'w-[var(--anchor-width)]')}>
                <Combobox.Status className="px-2 text-faint text-sm">
                  {isSearching && found.length === 0 ? t('searching') : null}
                </Combobox.Status>
                <Combobox.Empty className="px-2 text-faint text-sm">
                  {isSearching ? null : failure ? refusalOf(failure).detail : t('nothingFound')}
                </Combobox.Empty>
                <Combobox.List>
                  {(option: Option) => (
                    <Combobox.Item key={option.id} value={option} className={ITEM}>
                      <span className="min-w-0 flex-1 truncate">{option.label}</span>
                      {option.detail && <span className="truncate text-faint text-sm">{option.detail}</span>}
                      <Combobox.ItemIndicator>
                        <Check className="size-4 text-accent-text" aria-hidden />
                      </Combobox.ItemIndicator>
                    </Combobox.Item>
                  )}
                </Combobox.List>
              </Combobox.Popup>
            </Combobox.Positioner>
          </Combobox.Portal>
        </Combobox.Root>
      )}
    </Field>
  );
}

/** A `Combo` in a form. The form holds the whole option; `save` sends its id. */
export function ComboField({
  name,
  search,
  placeholder,
  autoFocus,
  ...texts
}: InputProps & Pick<ComboProps, 'search' | 'placeholder' | 'autoFocus'>) {
  const t = useMessages(uiMessages);
  const { field, fieldState } = useController({
    name,
    rules: texts.isRequired ? { required: t('required') } : {},
  });
  return (
    <Combo
      {...texts}
      search={search}
      placeholder={placeholder}
      autoFocus={autoFocus}
      value={(field.value as Option | null) ?? null}
      onChange={field.onChange}
      error={fieldState.error?.message}
    />
  );
}

const PAUSE_MS = 200;

function useSearch(isOpen: boolean, text: string, search: ComboProps['search']) {
  const [found, setFound] = useState<readonly Option[]>([]);
  const [isSearching, setSearching] = useState(false);
  const [error, setError] = useState<unknown>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: `search` is often written in place; the text alone starts another
  useEffect(() => {
    if (!isOpen) return;
    const controller = new AbortController();
    setSearching(true);
    const come = (options: readonly Option[], refused?: unknown) => {
      if (controller.signal.aborted) return;
      setFound(options);
      setError(refused);
      setSearching(false);
    };
    const timer = setTimeout(
      () => void search(text, controller.signal).then(come, (refused: unknown) => come([], refused)),
      text ? PAUSE_MS : 0,
    );
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [isOpen, text]);
  return { found, isSearching, error };
}
