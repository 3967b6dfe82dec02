import { useCallback, useMemo, useState } from 'react';
import { isTexts, readSetting, writeSetting } from '../base/settings';
import type { Column } from './columns';

/** Which columns are shown, remembered in this browser under the table's name. */
export function useColumns<Row>(name: string, columns: readonly Column<Row>[]) {
  const key = `columns.${name}`;
  const [toggled, setToggled] = useState<readonly string[]>(() => readSetting(key, isTexts) ?? []);
  const isShown = useCallback(
    ({ id, isHidden = false }: Column<Row>) => toggled.includes(id) === isHidden,
    [toggled],
  );
  const toggle = useCallback(
    (id: string) =>
      setToggled((before) => {
        const next = before.includes(id) ? before.filter((one) => one !== id) : [...before, id];
        writeSetting(key, next);
        return next;
      }),
    [key],
  );
  const shown = useMemo(() => columns.filter(isShown), [columns, isShown]);
  return { shown, isShown, toggle };
}
