import { Ellipsis } from 'lucide-react';
import { useState } from 'react';
import type { schemas } from '#api-client';
import { Button, IconButton, Menu, MenuItem, Money, type Option, Quantity, useMessages } from '#ui';
import { addUp } from '../../app/amounts';
import { useMay } from '../../app/me';
import { Part } from '../../app/part';
import { useRead } from '../../app/queries';
import { FiguresTable } from './figures-table';
import { MaterialDialog, type MaterialStep } from './material-dialog';
import { materialMessages } from './material-messages';
import { type Job, mayChange } from './moves';

type Material = schemas['MaterialAnswer'];

interface Open {
  step: MaterialStep;
  item: Option | null;
  quantity: string;
}

const NOTHING: Pick<Open, 'item' | 'quantity'> = { item: null, quantity: '' };

/** What a job holds of the stock and has used of it. */
export function JobMaterials({ job: { id, status, currency } }: { job: Job }) {
  const t = useMessages(materialMessages);
  const mayWrite = useMay('jobs.write') && status !== 'cancelled';
  const mayHold = mayWrite && mayChange(status) && status !== 'completed';
  const read = useRead('/api/v1/jobs/{id}/materials', undefined, { id });
  const [opened, open] = useState<Open>();
  return (
    <div className="space-y-4">
      {mayWrite && (
        <div className="flex flex-wrap gap-2">
          {mayHold && (
            <Button onClick={() => open({ step: 'reserve', ...NOTHING })}>{t('do_reserve')}</Button>
          )}
          <Button onClick={() => open({ step: 'consume', ...NOTHING })}>{t('do_consume')}</Button>
        </div>
      )}
      <Part read={read}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="text-soft">{t('none')}</p>
          ) : (
            <Table items={items} currency={currency} onOpen={mayWrite ? open : undefined} />
          )
        }
      </Part>
      {opened && <MaterialDialog id={id} {...opened} onClose={() => open(undefined)} />}
    </div>
  );
}

interface TableProps {
  items: readonly Material[];
  currency: string;
  onOpen?(open: Open): void;
}

function Table({ items, currency, onOpen }: TableProps) {
  const t = useMessages(materialMessages);
  const total = addUp(items.map(({ cost }) => cost));
  return (
    <FiguresTable
      label={t('materials')}
      head={[t('item'), t('held'), t('used'), `${t('cost')}, ${currency}`, ...(onOpen ? [t('actions')] : [])]}
      rows={[
        ...items.map((material) => ({
          id: material.itemId,
          cells: [
            material.itemName ?? t('unknownItem'),
            <Quantity key="h" value={material.quantityReserved} />,
            <Quantity key="u" value={material.quantityConsumed} />,
            <Money key="c" amount={material.cost} />,
            ...(onOpen ? [<RowMenu key="a" material={material} onOpen={onOpen} />] : []),
          ],
        })),
        {
          id: 'total',
          isTotal: true,
          cells: [t('total'), '', '', <Money key="c" amount={total} />, ...(onOpen ? [''] : [])],
        },
      ]}
    />
  );
}

function RowMenu({ material, onOpen }: { material: Material; onOpen(open: Open): void }) {
  const t = useMessages(materialMessages);
  const { itemId, itemName, quantityReserved: held, quantityConsumed: used } = material;
  const name = itemName ?? t('unknownItem');
  const item = { id: itemId, label: name };
  const has = (quantity: string) => Number(quantity) > 0;
  return (
    <Menu trigger={<IconButton icon={Ellipsis} label={t('actionsFor', { name })} />}>
      <MenuItem onSelect={() => onOpen({ step: 'consume', item, quantity: has(held) ? held : '' })}>
        {t('do_consume')}
      </MenuItem>
      {has(held) && (
        <MenuItem onSelect={() => onOpen({ step: 'release', item, quantity: held })}>
          {t('do_release')}
        </MenuItem>
      )}
      {has(used) && (
        <MenuItem onSelect={() => onOpen({ step: 'return', item, quantity: '' })}>{t('do_return')}</MenuItem>
      )}
    </Menu>
  );
}
