import { Bookmark, Trash2 } from 'lucide-react';
import { type FormEvent, useId, useState } from 'react';
import { Button, IconButton } from '../base/button';
import { readSetting, writeSetting } from '../base/settings';
import { INPUT } from '../form/field';
import { useMessages } from '../i18n/language';
import { uiMessages } from '../i18n/ui-messages';
import { Dialog } from '../overlay/dialog';
import { Menu, MenuItem, MenuLine } from '../overlay/menu';
import type { FilterValues } from './filter-bar';

interface View {
  name: string;
  values: Record<string, string>;
}

const isViews = (value: unknown): value is View[] =>
  Array.isArray(value) &&
  value.every((one: Partial<View>) => typeof one.name === 'string' && one.values !== null);

/** Filters and order that a person comes back to, remembered in this browser under the list's name. */
export function SavedViews({
  name,
  values,
  onChange,
}: {
  name: string;
  values: FilterValues;
  /** Gets every value of the address: those of the view, and undefined for the others. */
  onChange(changes: Record<string, string | undefined>): void;
}) {
  const t = useMessages(uiMessages);
  const key = `views.${name}`;
  const [views, setViews] = useState<readonly View[]>(() => readSetting(key, isViews) ?? []);
  const [isNaming, setNaming] = useState(false);
  const keep = (next: readonly View[]) => {
    writeSetting(key, next);
    setViews(next);
  };
  const show = (view: View) =>
    onChange({ ...Object.fromEntries(Object.keys(values).map((one) => [one, undefined])), ...view.values });
  const save = (label: string) => {
    keep([...views.filter((view) => view.name !== label), { name: label, values: partsOf(values) }]);
    setNaming(false);
  };
  return (
    <>
      <Menu trigger={<IconButton icon={Bookmark} label={t('views')} />}>
        {views.map((view) => (
          <MenuItem key={view.name} onSelect={() => show(view)}>
            {view.name}
          </MenuItem>
        ))}
        {views.length > 0 && <MenuLine />}
        <MenuItem icon={Bookmark} onSelect={() => setNaming(true)}>
          {t('saveView')}
        </MenuItem>
        {views.map((view) => (
          <MenuItem key={view.name} icon={Trash2} onSelect={() => keep(views.filter((one) => one !== view))}>
            {t('removeView', { name: view.name })}
          </MenuItem>
        ))}
      </Menu>
      <Naming isOpen={isNaming} onClose={() => setNaming(false)} onSave={save} />
    </>
  );
}

function Naming({
  isOpen,
  onClose,
  onSave,
}: {
  isOpen: boolean;
  onClose(): void;
  onSave(name: string): void;
}) {
  const t = useMessages(uiMessages);
  const id = useId();
  const [name, setName] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim()) onSave(name.trim());
    setName('');
  };
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={t('saveView')}
      footer={
        <Button look="primary" type="submit" form={id}>
          {t('save')}
        </Button>
      }
    >
      <form id={id} onSubmit={submit}>
        <label htmlFor={`${id}-name`} className="mb-1 block font-medium text-sm">
          {t('viewName')}
        </label>
        <input
          id={`${id}-name`}
          className={INPUT}
          value={name}
          maxLength={60}
          onChange={(event) => setName(event.target.value)}
        />
      </form>
    </Dialog>
  );
}

/** What a view is made of; an open drawer is no part of it. */
const partsOf = ({ edit: _, ...values }: FilterValues): Record<string, string> =>
  Object.fromEntries(
    Object.entries(values).filter((pair): pair is [string, string] => pair[1] !== undefined),
  );
