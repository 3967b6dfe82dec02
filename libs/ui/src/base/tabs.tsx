import { Tabs as Base } from '@base-ui/react/tabs';
import type { ReactNode } from 'react';
import { Badge } from './badge';
import { classes } from './classes';
import { watchEdges } from './edges';

export interface Tab {
  id: string;
  label: string;
  count?: number;
  content: ReactNode;
}

/** Parts of one record. Keep `value` in the address, so that a tab can be shared. Only the open tab is rendered. */
export function Tabs({
  tabs,
  value,
  onChange,
  isFilling,
}: {
  tabs: readonly Tab[];
  value: string;
  onChange(id: string): void;
  /** The open tab takes the height that is left of a filling `Page`, and its parts stand below each other. */
  isFilling?: boolean;
}) {
  const open = tabs.some(({ id }) => id === value) ? value : tabs[0]?.id;
  const filling = isFilling && 'flex min-h-0 flex-1 flex-col';
  return (
    <Base.Root value={open} onValueChange={(next) => onChange(String(next))} className={classes(filling)}>
      <Base.List
        ref={watchEdges}
        className="fade-edges flex shrink-0 gap-1 overflow-x-auto border-line border-b"
        activateOnFocus={false}
      >
        {tabs.map(({ id, label, count }) => (
          <Base.Tab
            key={id}
            value={id}
            className="-mb-px flex h-10 shrink-0 items-center gap-1.5 border-transparent border-b-2 px-3 font-medium text-soft hover:text-ink data-[active]:border-accent data-[active]:text-ink"
          >
            {label}
            {count !== undefined && <Badge>{count}</Badge>}
          </Base.Tab>
        ))}
      </Base.List>
      {tabs.map(({ id, content }) => (
        <Base.Panel
          key={id}
          value={id}
          className={classes('pt-4 outline-offset-4', filling, isFilling && 'gap-3')}
        >
          {content}
        </Base.Panel>
      ))}
    </Base.Root>
  );
}
