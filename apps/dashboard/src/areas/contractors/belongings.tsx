import { type LucideIcon, Pencil, Plus, Trash2 } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import { newKey } from '#api-client';
import { Button, EmptyState, IconButton, type Rows, SimpleTable, useMessages } from '#ui';
import { useBegun } from '../../app/begun';
import { useMay } from '../../app/me';
import { Part } from '../../app/part';
import { useWrite } from '../../app/queries';
import { readOf } from '../../app/stale';
import { useUrlState } from '../../app/url-state';
import { paperMessages } from './paper-messages';

/** How rows of one kind are written. */
export interface Writes<Row, Body> {
  add(body: Body, key: string): Promise<Row>;
  change(row: Row, body: Body, key: string): Promise<Row>;
  remove(row: Row, key: string): Promise<unknown>;
  /** A row as it is sent: a removed one is taken back by adding it again. */
  bodyOf(row: Row): Body;
}

/** What an editor gets. */
export interface EditorFrame<Row, Body> {
  /** Undefined while one is added. */
  row: Row | undefined;
  /** What one begins with that continues this row. */
  like: Row | undefined;
  save(body: Body): Promise<unknown>;
  onClose(): void;
}

interface BelongingsProps<Row, Body> {
  label: string;
  addLabel: string;
  icon: LucideIcon;
  emptyTitle: string;
  emptyText: string;
  list: Rows<Row>;
  writes: Writes<Row, Body>;
  nameOf(row: Row): string;
  head: readonly string[];
  cellsOf(row: Row): readonly ReactNode[];
  /** Before the buttons that every row has; `begin` opens the editor for one that continues the row. */
  extraOf?(row: Row, begin: () => void): ReactNode;
  Editor(frame: EditorFrame<Row, Body>): ReactNode;
}

const LIKE = 'like:';
const CONTRACTORS = '/api/v1/contractors';

/** Rows that belong to a contractor: added, changed and removed here; which one is open stands in the address. */
export function Belongings<Row extends { id: string }, Body>(props: BelongingsProps<Row, Body>) {
  const { label, addLabel, icon, emptyTitle, emptyText, list, head, cellsOf } = props;
  const t = useMessages(paperMessages);
  const mayWrite = useMay('contractors.write');
  const [{ row: open }, change] = useUrlState();
  const show = (row: string) => change({ row }, 'push');
  const close = () => change({ row: undefined });
  const part = useRef<HTMLDivElement>(null);
  // The button that was pressed goes with its row: whoever has no mouse stays where she was.
  const stay = () => part.current?.contains(document.activeElement) && part.current.focus();
  const remove = useRemove(props, stay);
  const named = (id: string | undefined) => list.rows?.find((row) => row.id === id);
  const row = named(open);
  const like = open?.startsWith(LIKE) ? named(open.slice(LIKE.length)) : undefined;
  return (
    <div ref={part} tabIndex={-1} className="space-y-3 outline-none">
      {mayWrite && list.rows && list.rows.length > 0 && (
        <div className="flex justify-end">
          <Button icon={Plus} onClick={() => show('new')}>
            {addLabel}
          </Button>
        </div>
      )}
      <Part read={readOf(list)}>
        {(rows) =>
          rows.length === 0 ? (
            <EmptyState
              icon={icon}
              title={emptyTitle}
              action={mayWrite && <Button onClick={() => show('new')}>{addLabel}</Button>}
            >
              {emptyText}
            </EmptyState>
          ) : (
            <SimpleTable
              label={label}
              head={mayWrite ? [...head, t('actions')] : head}
              figuresFrom={head.length}
              hasActions={mayWrite}
              rows={rows.map((one) => ({
                id: one.id,
                cells: mayWrite
                  ? [
                      ...cellsOf(one),
                      <RowButtons
                        key="actions"
                        name={props.nameOf(one)}
                        onEdit={() => show(one.id)}
                        onRemove={() => remove.mutate(one)}
                      >
                        {props.extraOf?.(one, () => show(`${LIKE}${one.id}`))}
                      </RowButtons>,
                    ]
                  : cellsOf(one),
              }))}
            />
          )
        }
      </Part>
      {list.hasMore && (
        <Button look="quiet" size="small" isBusy={list.isLoadingMore} onClick={list.loadMore}>
          {t('more')}
        </Button>
      )}
      {mayWrite && (row || like || open === 'new') && (
        <Opened key={open} of={props} row={row} like={like} onClose={close} />
      )}
    </div>
  );
}

function RowButtons({
  name,
  onEdit,
  onRemove,
  children,
}: {
  name: string;
  onEdit(): void;
  onRemove(): void;
  children: ReactNode;
}) {
  const t = useMessages(paperMessages);
  return (
    <span className="-my-1.5 flex items-center justify-end gap-1 max-sm:w-28 max-sm:flex-wrap">
      {children}
      <IconButton icon={Pencil} label={t('edit', { name })} onClick={onEdit} />
      <IconButton icon={Trash2} label={t('remove', { name })} onClick={onRemove} />
    </span>
  );
}

function useRemove<Row, Body>({ writes, nameOf }: BelongingsProps<Row, Body>, onDone: () => void) {
  const t = useMessages(paperMessages);
  return useWrite<Row>({
    send: (row, key) => writes.remove(row, key),
    refreshes: [CONTRACTORS],
    said: (_gone, row) => t('removed', { name: nameOf(row) }),
    undo: (_gone, row) => writes.add(writes.bodyOf(row), newKey()),
    onDone,
  });
}

/** One row in its editor: a refusal stays there with what was typed. */
function Opened<Row, Body>({
  of: { writes, nameOf, Editor },
  row: now,
  like,
  onClose,
}: {
  of: BelongingsProps<Row, Body>;
  row: Row | undefined;
  like: Row | undefined;
  onClose(): void;
}) {
  const t = useMessages(paperMessages);
  const row = useBegun(now);
  const save = useWrite<Body, Row>({
    send: (body, key) => (row ? writes.change(row, body, key) : writes.add(body, key)),
    refreshes: [CONTRACTORS],
    said: (saved) => t('saved', { name: nameOf(saved) }),
    onDone: onClose,
    isQuiet: true,
  });
  return <Editor row={row} like={like} save={save.mutateAsync} onClose={onClose} />;
}
