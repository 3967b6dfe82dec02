import { Plus, Search, X } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Button } from '../base/button';
import { classes } from '../base/classes';
import { INPUT } from '../form/field';
import { useMessages } from '../i18n/language';
import { uiMessages } from '../i18n/ui-messages';
import { useShortcuts } from '../keys/shortcuts';
import { Menu, MenuChoices } from '../overlay/menu';

/** A filter with fixed choices; its value lives in the address under `name`. */
export interface FilterSpec {
  name: string;
  label: string;
  choices: readonly (readonly [value: string, label: string])[];
}

export type FilterValues = Readonly<Record<string, string | undefined>>;

/** Search that filters as one types, and a chip for each filter. `values` come from the address and go back there. */
export function FilterBar({
  values,
  onChange,
  filters = [],
  searchLabel,
  others = [],
  children,
}: {
  values: FilterValues;
  onChange(changes: Record<string, string | undefined>): void;
  filters?: readonly FilterSpec[];
  /** Without it there is no search field. Its value is `values.q`. */
  searchLabel?: string;
  /** What the further controls keep in the address: cleared with the rest. */
  others?: readonly string[];
  /** Further controls: a date range, saved views. */
  children?: ReactNode;
}) {
  const t = useMessages(uiMessages);
  const set = filters.filter(({ name }) => values[name] !== undefined);
  const unset = filters.filter(({ name }) => values[name] === undefined);
  const clearAll = () =>
    onChange(
      Object.fromEntries(
        [...filters.map(({ name }) => name), ...others, 'q'].map((name) => [name, undefined]),
      ),
    );
  const count = set.length + others.filter((name) => values[name] !== undefined).length;
  return (
    <div className="flex flex-wrap items-center gap-2" data-no-print>
      {searchLabel && (
        <SearchInput value={values.q ?? ''} onChange={(q) => onChange({ q })} label={searchLabel} />
      )}
      {set.map((filter) => (
        <Chip
          key={filter.name}
          filter={filter}
          value={values[filter.name] ?? ''}
          onChange={(value) => onChange({ [filter.name]: value })}
        />
      ))}
      {unset.map((filter) => (
        <Menu
          key={filter.name}
          align="start"
          trigger={
            <button
              type="button"
              className="inline-flex h-8 items-center gap-1 rounded-md border border-line-strong border-dashed px-2 text-soft text-sm hover:bg-hover hover:text-ink pointer-coarse:h-10"
            >
              <Plus className="size-3.5" aria-hidden />
              {filter.label}
            </button>
          }
        >
          <MenuChoices
            label={filter.label}
            value=""
            choices={filter.choices}
            onChange={(value) => onChange({ [filter.name]: value })}
          />
        </Menu>
      ))}
      {children}
      {(count > 1 || (count > 0 && values.q)) && (
        <Button look="quiet" size="small" onClick={clearAll}>
          {t('clearFilters')}
        </Button>
      )}
    </div>
  );
}

function Chip({
  filter: { label, choices },
  value,
  onChange,
}: {
  filter: FilterSpec;
  value: string;
  onChange(value: string | undefined): void;
}) {
  const t = useMessages(uiMessages);
  const shown = choices.find(([one]) => one === value)?.[1] ?? value;
  return (
    <span className="inline-flex h-8 items-center rounded-md border border-line-strong bg-surface text-sm pointer-coarse:h-10">
      <Menu
        align="start"
        trigger={
          <button type="button" className="h-full rounded-l-md pl-2 pr-1 hover:bg-hover">
            <span className="text-soft">
              {label}
              {t('colon')}
            </span>
            <span className="font-medium">{shown}</span>
          </button>
        }
      >
        <MenuChoices label={label} value={value} choices={choices} onChange={onChange} />
      </Menu>
      <button
        type="button"
        aria-label={t('removeFilter', { name: label })}
        onClick={() => onChange(undefined)}
        className="flex h-full w-7 items-center justify-center rounded-r-md text-faint hover:bg-hover hover:text-ink"
      >
        <X className="size-3.5" aria-hidden />
      </button>
    </span>
  );
}

const PAUSE_MS = 200;
/** From what was typed on to what it found: J and K are letters no more. */
const LEAVING = ['Enter', 'Escape'];

function SearchInput({
  value,
  onChange,
  label,
}: {
  value: string;
  onChange(q?: string): void;
  label: string;
}) {
  const t = useMessages(uiMessages);
  const ref = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(value);
  const sent = useRef(value);
  useShortcuts([{ keys: '/', label: t('keySearch'), run: () => ref.current?.focus() }]);
  useEffect(() => {
    // The address changed by itself: back, forward, or all filters cleared.
    if (value !== sent.current) setText(value);
    sent.current = value;
  }, [value]);
  useEffect(() => {
    if (text === sent.current) return;
    const timer = setTimeout(() => {
      sent.current = text;
      onChange(text.trim() || undefined);
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  });
  return (
    <div className="relative w-full sm:w-72">
      <Search
        className="pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-faint"
        aria-hidden
      />
      <input
        ref={ref}
        type="search"
        aria-label={label}
        placeholder={label}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={({ key, currentTarget }) => LEAVING.includes(key) && currentTarget.blur()}
        className={classes(INPUT, 'h-8! pl-8 pointer-coarse:h-10!')}
      />
    </div>
  );
}

/** A period, both days included; either end may be open. */
export function DateRange({
  from,
  to,
  onChange,
}: {
  from?: string;
  to?: string;
  onChange(range: { from?: string; to?: string }): void;
}) {
  const t = useMessages(uiMessages);
  const input = classes(INPUT, 'h-8! w-36! text-sm');
  return (
    <span className="inline-flex items-center gap-1.5 text-soft text-sm">
      <input
        type="date"
        aria-label={t('from')}
        value={from ?? ''}
        max={to}
        onChange={(event) => onChange({ from: event.target.value || undefined, to })}
        className={input}
      />
      <span aria-hidden>–</span>
      <input
        type="date"
        aria-label={t('until')}
        value={to ?? ''}
        min={from}
        onChange={(event) => onChange({ from, to: event.target.value || undefined })}
        className={input}
      />
    </span>
  );
}
