import { ArrowRightLeft } from 'lucide-react';
import { type DragEvent, type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import { Badge, type Meaning, MeaningSign } from '../base/badge';
import { IconButton } from '../base/button';
import { classes } from '../base/classes';
import { watchEdges } from '../base/edges';
import { useMessages } from '../i18n/language';
import { uiMessages } from '../i18n/ui-messages';
import { Menu, MenuItem } from '../overlay/menu';
import { useFollowed } from './followed';

export interface BoardColumn {
  id: string;
  label: string;
  meaning?: Meaning;
  /** How many there are in all, when only some are loaded. */
  count?: number;
  /** More of them are on the server than are shown. */
  isPartial?: boolean;
  /** Below its cards: a way to show more. */
  footer?: ReactNode;
}

export interface BoardProps<Item> {
  label: string;
  columns: readonly BoardColumn[];
  items: readonly Item[];
  idOf(item: Item): string;
  nameOf(item: Item): string;
  columnOf(item: Item): string;
  card(item: Item): ReactNode;
  /** What a move would do, in a few words; undefined when it is not possible. Shown before it is done. */
  effectOf(item: Item, column: string): string | undefined;
  /** Why a move is not possible. Shown in the closed columns while a card is held. */
  refusalOf?(item: Item, column: string): string | undefined;
  onMove(item: Item, column: string): void;
}

/**
 * Columns of cards. A card moves with the mouse, with the keyboard (Space, arrows, Space), or through its menu, which is
 * the way on a phone. Columns that it may go to say what the move does; the others stay closed.
 */
export function Board<Item>(props: BoardProps<Item>) {
  const { columns, items, idOf, columnOf, effectOf, onMove, label } = props;
  const t = useMessages(uiMessages);
  const hintId = useId();
  const [held, setHeld] = useState<{ id: string; column: string }>();
  const { follow, attach } = useFollowed();
  const heldItem = items.find((item) => idOf(item) === held?.id);
  const told = heldItem && held && tellingOf(props, heldItem, held.column);
  const drop = (column: string) => {
    setHeld(undefined);
    if (heldItem && columnOf(heldItem) !== column && effectOf(heldItem, column)) onMove(heldItem, column);
  };
  const onKeyDown = (event: KeyboardEvent, item: Item) => {
    if (event.target !== event.currentTarget) return;
    const isHeld = held?.id === idOf(item);
    if (event.key === ' ') {
      if (isHeld) {
        follow(held.id);
        drop(held.column);
      } else setHeld({ id: idOf(item), column: columnOf(item) });
    } else if (isHeld && event.key === 'Escape') setHeld(undefined);
    else if (isHeld && (event.key === 'ArrowRight' || event.key === 'ArrowLeft')) {
      const next = neighbour(props, item, held.column, event.key === 'ArrowRight' ? 1 : -1);
      if (next) setHeld({ id: held.id, column: next });
    } else return;
    event.preventDefault();
  };
  return (
    <section
      ref={watchEdges}
      aria-label={label}
      onPointerDown={() => follow(undefined)}
      className="fade-edges flex min-h-0 flex-1 gap-3 overflow-x-auto pb-2"
    >
      <p id={hintId} className="sr-only">
        {t('boardHint')}
      </p>
      <p className="sr-only" aria-live="polite">
        {told ?? ''}
      </p>
      {columns.map((column) => {
        const own = items.filter((item) => columnOf(item) === column.id);
        const target = heldItem && columnOf(heldItem) !== column.id ? heldItem : undefined;
        const effect = target && effectOf(target, column.id);
        const isClosed = target !== undefined && !effect;
        const refusal = isClosed ? props.refusalOf?.(target, column.id) : undefined;
        return (
          // biome-ignore lint/a11y/noStaticElementInteractions: the keyboard moves cards from the cards themselves
          <div
            key={column.id}
            onDragOver={(event: DragEvent) => {
              if (!effect) return;
              event.preventDefault();
              if (held && held.column !== column.id) setHeld({ ...held, column: column.id });
            }}
            onDrop={() => drop(column.id)}
            className={classes(
              'flex w-68 shrink-0 flex-col rounded-lg bg-sunken',
              effect && held?.column === column.id && 'outline-2 outline-accent-text',
            )}
          >
            <header className="flex h-10 shrink-0 items-center gap-2 px-3">
              {column.meaning && <MeaningSign meaning={column.meaning} />}
              <h2 className="font-medium text-sm">{column.label}</h2>
              <Badge>{`${column.count ?? own.length}${column.isPartial ? '+' : ''}`}</Badge>
            </header>
            {refusal && <p className="mx-2 mb-2 px-2 py-1.5 text-faint text-sm">{refusal}</p>}
            {effect && (
              <p className="mx-2 mb-2 rounded-md border border-line-strong border-dashed px-2 py-1.5 text-soft text-sm">
                {effect}
              </p>
            )}
            <ul
              className={classes(
                'min-h-0 flex-1 space-y-2 overflow-y-auto px-2 pt-1 pb-2 transition-opacity',
                isClosed && 'opacity-50',
              )}
            >
              {own.map((item) => (
                <li
                  key={idOf(item)}
                  ref={attach(idOf(item))}
                  // biome-ignore lint/a11y/noNoninteractiveTabindex: a card is lifted and moved with the keyboard
                  tabIndex={0}
                  aria-describedby={hintId}
                  draggable
                  onDragStart={() => setHeld({ id: idOf(item), column: column.id })}
                  onDragEnd={() => setHeld(undefined)}
                  onKeyDown={(event) => onKeyDown(event, item)}
                  className={classes(
                    'relative rounded-md border border-line bg-surface p-3',
                    held?.id === idOf(item) && 'border-accent shadow-lift',
                  )}
                >
                  {props.card(item)}
                  <MoveMenu {...props} item={item} />
                </li>
              ))}
              {own.length === 0 && <li className="px-1 py-3 text-faint text-sm">{t('emptyColumn')}</li>}
            </ul>
            {column.footer && <div className="px-2 pb-2">{column.footer}</div>}
          </div>
        );
      })}
    </section>
  );
}

/** Where the held card is and what dropping it there does, for those who hear the page. */
function tellingOf<Item>(
  { columns, nameOf, effectOf, columnOf }: BoardProps<Item>,
  item: Item,
  column: string,
): string {
  const label = columns.find(({ id }) => id === column)?.label ?? '';
  const effect = column === columnOf(item) ? undefined : effectOf(item, column);
  return [nameOf(item), label, effect].filter(Boolean).join(', ');
}

/** The next column in a direction that the item may go to. */
function neighbour<Item>(
  { columns, columnOf, effectOf }: BoardProps<Item>,
  item: Item,
  from: string,
  step: 1 | -1,
): string | undefined {
  const start = columns.findIndex(({ id }) => id === from);
  for (let index = start + step; index >= 0 && index < columns.length; index += step) {
    const id = columns[index]?.id;
    if (id !== undefined && (id === columnOf(item) || effectOf(item, id))) return id;
  }
  return undefined;
}

function MoveMenu<Item>({
  item,
  columns,
  nameOf,
  columnOf,
  effectOf,
  onMove,
}: BoardProps<Item> & { item: Item }) {
  const t = useMessages(uiMessages);
  const open = columns.filter(({ id }) => id !== columnOf(item) && effectOf(item, id));
  if (open.length === 0) return null;
  return (
    <span className="absolute top-1 right-1">
      <Menu
        trigger={
          <IconButton
            icon={ArrowRightLeft}
            label={t('rowActions', { name: nameOf(item) })}
            className="size-7!"
          />
        }
      >
        {open.map(({ id, label }) => (
          <MenuItem key={id} onSelect={() => onMove(item, id)}>
            <span>
              {t('moveTo', { column: label })}
              <span className="block text-faint text-sm">{effectOf(item, id)}</span>
            </span>
          </MenuItem>
        ))}
      </Menu>
    </span>
  );
}
