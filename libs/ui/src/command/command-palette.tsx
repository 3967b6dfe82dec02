import { CircleAlert, Search } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { classes } from '../base/classes';
import { refusalOf } from '../form/refusal';
import { useMessages } from '../i18n/language';
import { uiMessages } from '../i18n/ui-messages';
import { Keys } from '../keys/keys';
import { useShortcuts } from '../keys/shortcuts';
import { activeCommands, type Command, matching } from './commands';

export interface PaletteProps {
  isOpen: boolean;
  onOpenChange(isOpen: boolean): void;
  pages: readonly Command[];
  /** Finds records by what was typed, in every area that the person may read; rejects when it could not look. */
  search(text: string, signal: AbortSignal): Promise<readonly Command[]>;
}

/** Ctrl or ⌘ with K: every page, record and action from the keyboard. */
export function CommandPalette(props: PaletteProps) {
  const t = useMessages(uiMessages);
  const { isOpen, onOpenChange } = props;
  useShortcuts([
    { keys: 'Mod+K', label: t('keyPalette'), isEverywhere: true, run: () => onOpenChange(!isOpen) },
  ]);
  return isOpen && <PaletteDialog {...props} />;
}

/** The browser's own dialog: it is there at once, keeps the focus in, and gives it back. */
function PaletteDialog(props: PaletteProps) {
  const t = useMessages(uiMessages);
  const dialog = useRef<HTMLDialogElement>(null);
  const close = () => props.onOpenChange(false);
  useLayoutEffect(() => {
    const here = dialog.current;
    here?.showModal();
    return () => here?.close();
  }, []);
  return createPortal(
    <dialog
      ref={dialog}
      // biome-ignore lint/a11y/noRedundantRoles: keys of the page look for what has this role
      role="dialog"
      aria-label={t('palette')}
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
      onClose={() => dialog.current?.open || close()}
      onMouseDown={(event) => event.target === event.currentTarget && close()}
      className="fixed top-[12vh] left-1/2 z-50 flex max-h-[70vh] w-[min(40rem,calc(100vw-1.5rem))] -translate-x-1/2 flex-col overflow-hidden rounded-lg border border-line bg-raised text-ink shadow-lift backdrop:bg-scrim"
    >
      <PaletteBody {...props} />
    </dialog>,
    document.body,
  );
}

function PaletteBody({ onOpenChange, pages, search }: PaletteProps) {
  const t = useMessages(uiMessages);
  const id = useId();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const { records, error } = useRecords(text, search);
  const groups = useMemo(
    () =>
      [
        { label: t('groupActions'), commands: matching(activeCommands(), text) },
        { label: t('groupPages'), commands: matching(pages, text) },
        { label: t('groupRecords'), commands: records },
      ].filter(({ commands }) => commands.length > 0),
    [text, pages, records, t],
  );
  const flat = groups.flatMap(({ commands }) => commands);
  const active = flat[Math.min(at, flat.length - 1)];
  const run = (command: Command | undefined) => {
    if (!command) return;
    onOpenChange(false);
    command.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) setAt((before) => (Math.min(before, flat.length - 1) + step + flat.length) % flat.length);
    else if (event.key === 'Enter') run(active);
    else return;
    event.preventDefault();
  };
  useEffect(() => {
    if (active) document.getElementById(`${id}-${active.id}`)?.scrollIntoView({ block: 'nearest' });
  }, [active, id]);
  return (
    <>
      <div className="flex items-center gap-2 border-line border-b px-4">
        <Search className="size-4 shrink-0 text-faint" aria-hidden />
        <input
          role="combobox"
          aria-expanded
          aria-controls={`${id}-list`}
          aria-activedescendant={active && `${id}-${active.id}`}
          aria-label={t('palette')}
          placeholder={t('paletteHint')}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
          className="h-12 min-w-0 flex-1 bg-transparent text-lg outline-none placeholder:text-faint"
        />
      </div>
      <div id={`${id}-list`} role="listbox" aria-label={t('palette')} className="min-h-0 overflow-y-auto p-2">
        {groups.map(({ label, commands }) => (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset does not belong into a listbox
          <div key={label} role="group" aria-label={label}>
            <div className="px-2 pt-2 pb-1 text-faint text-xs" aria-hidden>
              {label}
            </div>
            {commands.map((command) => (
              <CommandLine
                key={command.id}
                id={`${id}-${command.id}`}
                command={command}
                isActive={command === active}
                onRun={() => run(command)}
                onPoint={() => setAt(flat.indexOf(command))}
              />
            ))}
          </div>
        ))}
        {error !== undefined && (
          <p role="alert" className="flex items-center gap-2 px-2 py-3 text-soft">
            <CircleAlert className="size-4 shrink-0 text-attention" aria-hidden />
            {refusalOf(error).detail}
          </p>
        )}
        {flat.length === 0 && error === undefined && (
          <p className="px-2 py-6 text-center text-soft">{t('nothingFound')}</p>
        )}
      </div>
    </>
  );
}

function CommandLine({
  id,
  command: { label, detail, icon: Icon, keys },
  isActive,
  onRun,
  onPoint,
}: {
  id: string;
  command: Command;
  isActive: boolean;
  onRun(): void;
  onPoint(): void;
}) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the input above holds the focus and the keys
    <div
      id={id}
      role="option"
      aria-selected={isActive}
      onClick={onRun}
      onPointerMove={onPoint}
      className={classes(
        'flex min-h-9 cursor-pointer items-center gap-2.5 rounded-md px-2',
        isActive && 'bg-hover',
      )}
    >
      <Icon className="size-4 shrink-0 text-faint" aria-hidden />
      <span className="truncate">{label}</span>
      {detail && <span className="truncate text-faint text-sm">{detail}</span>}
      {keys && (
        <span className="ml-auto">
          <Keys keys={keys} />
        </span>
      )}
    </div>
  );
}

const PAUSE_MS = 150;

interface Searched {
  records: readonly Command[];
  error?: unknown;
}

const NOTHING: Searched = { records: [] };

function useRecords(text: string, search: PaletteProps['search']): Searched {
  const [searched, setSearched] = useState(NOTHING);
  useEffect(() => {
    const controller = new AbortController();
    const wanted = text.trim();
    if (wanted.length < 2) {
      setSearched(NOTHING);
      return;
    }
    const come = (answer: Searched) => !controller.signal.aborted && setSearched(answer);
    const timer = setTimeout(() => {
      void search(wanted, controller.signal).then(
        (records) => come({ records }),
        (error: unknown) => come({ records: [], error }),
      );
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [text, search]);
  return searched;
}
