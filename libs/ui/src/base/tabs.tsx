import { Tabs as Base } from '@base-ui/react/tabs';
import type { ReactNode } from 'react';
import { Badge } from './badge';

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
}: {
  tabs: readonly Tab[];
  value: string;
  onChange(id: string): void;
}) {
  const open = tabs.some(({ id }) => id === value) ? value : tabs[0]?.id;
  return (
    <Base.Root value={open} onValueChange={(next) => onChange(String(next))}>
      <Base.List className="flex gap-1 overflow-x-auto border-line border-b" activateOnFocus={false}>
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
        <Base.Panel key={id} value={id} className="pt-4 outline-offset-4">
          {content}
        </Base.Panel>
      ))}
    </Base.Root>
  );
}
