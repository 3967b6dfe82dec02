import { Ellipsis } from 'lucide-react';
import { type MouseEvent, memo, type ReactNode } from 'react';
import { IconButton } from '../base/button';
import { classes } from '../base/classes';
import { Link } from '../base/link';
import { useMessages } from '../i18n/language';
import { uiMessages } from '../i18n/ui-messages';
import { Menu } from '../overlay/menu';
import type { Column } from './columns';

interface TableRowProps<Row> {
  row: Row;
  index: number;
  name: string;
  columns: readonly Column<Row>[];
  isPhone: boolean;
  isActive: boolean;
  isSelected: boolean;
  onToggle?(row: Row): void;
  onOpen?(row: Row): void;
  to?: string;
  actions?(row: Row): ReactNode;
  measure(node: Element | null): void;
}

/** Drawn again only when something of its own has changed: while one scrolls, that is no row but the new ones. */
export const TableRow = memo(DrawnRow) as typeof DrawnRow;

function DrawnRow<Row>(props: TableRowProps<Row>) {
  const { row, index, isPhone, isActive, isSelected, onOpen, measure } = props;
  const press = (event: MouseEvent<HTMLElement>) => {
    const isOwn = (event.target as Element).closest('a,button,input,label,[role="menu"],[role="menuitem"]');
    if (!isOwn && getSelection()?.isCollapsed !== false) onOpen?.(row);
  };
  return (
    <tr
      ref={measure}
      data-index={index}
      aria-rowindex={index + 2}
      aria-selected={isSelected || undefined}
      data-active={isActive || undefined}
      onClick={press}
      className={classes(
        'group',
        isPhone && 'block',
        onOpen && 'cursor-pointer',
        isSelected ? 'bg-accent-soft' : 'hover:bg-hover',
        isActive && 'bg-hover shadow-[inset_2px_0_0_var(--accent)]',
      )}
    >
      {isPhone ? <PhoneCell {...props} /> : <Cells {...props} />}
    </tr>
  );
}

const CELL = 'h-(--row) overflow-hidden border-line border-b px-3 first:pl-4 last:pr-4';

function Cells<Row>(props: TableRowProps<Row>) {
  const { row, columns, actions, onToggle } = props;
  return (
    <>
      {onToggle && (
        <td className={classes(CELL, 'w-10')}>
          <SelectBox {...props} />
        </td>
      )}
      {columns.map((column) => (
        <td key={column.id} className={classes(CELL, column.align === 'end' && 'text-right')}>
          <div className="truncate">
            {column.phone === 'title' ? <Title {...props}>{column.cell(row)}</Title> : column.cell(row)}
          </div>
        </td>
      ))}
      {actions && (
        <td className={classes(CELL, 'w-12 text-right')}>
          <RowMenu {...props} />
        </td>
      )}
    </>
  );
}

/** On a phone: title and one figure, with the details below them. */
function PhoneCell<Row>(props: TableRowProps<Row>) {
  const { row, columns, actions, onToggle } = props;
  const at = (place: Column<Row>['phone']) => columns.filter(({ phone }) => phone === place);
  const details = at('detail');
  return (
    <td className="flex min-h-14 items-center gap-3 border-line border-b px-4 py-2">
      {onToggle && <SelectBox {...props} />}
      <div className="min-w-0 flex-1">
        <div className="flex items-baseline justify-between gap-3">
          <div className="truncate font-medium">
            {at('title').map((column) => (
              <Title key={column.id} {...props}>
                {column.cell(row)}
              </Title>
            ))}
          </div>
          <div className="flex shrink-0 items-center gap-2">
            {at('end').map((column) => (
              <span key={column.id}>{column.cell(row)}</span>
            ))}
          </div>
        </div>
        {details.length > 0 && (
          <div className="flex flex-wrap items-center gap-x-3 gap-y-0.5 text-soft text-sm">
            {details.map((column) => (
              <span key={column.id} className="max-w-full truncate">
                {column.cell(row)}
              </span>
            ))}
          </div>
        )}
      </div>
      {actions && <RowMenu {...props} />}
    </td>
  );
}

function Title<Row>({ to, children }: Pick<TableRowProps<Row>, 'to'> & { children: ReactNode }) {
  if (!to) return children;
  return (
    <Link to={to} className="rounded-sm font-medium hover:underline">
      {children}
    </Link>
  );
}

function SelectBox<Row>({ row, name, isSelected, onToggle }: TableRowProps<Row>) {
  const t = useMessages(uiMessages);
  return (
    <input
      type="checkbox"
      className="size-4 shrink-0 accent-accent align-middle pointer-coarse:size-5"
      aria-label={t('selectRow', { name })}
      checked={isSelected}
      onChange={() => onToggle?.(row)}
    />
  );
}

function RowMenu<Row>({ row, name, actions }: TableRowProps<Row>) {
  const t = useMessages(uiMessages);
  return (
    <Menu
      trigger={
        <IconButton
          icon={Ellipsis}
          label={t('rowActions', { name })}
          className="-my-1 opacity-0 focus-visible:opacity-100 group-hover:opacity-100 group-data-active:opacity-100 data-[popup-open]:opacity-100 pointer-coarse:opacity-100"
        />
      }
    >
      {actions?.(row)}
    </Menu>
  );
}
