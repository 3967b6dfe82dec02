import { useEffect, useRef, useState } from 'react';
import { classes, defineMessages, INPUT, INPUT_DENSE, later, type Option, useLater, useMessages } from '#ui';
import { findContractors, findCustomers } from './find';
import type { PartyComboProps } from './party-combo';
import { useRead } from './queries';
import { onceStill } from './still';
import { useUrlState } from './url-state';

const messages = defineMessages({ customer: ['Customer', 'Client'] });

const MOST = 8;
const WIDTH = 'min-w-44 flex-1 sm:w-60 sm:flex-none';

const parts = later(() => import('./party-combo'));

interface PartyFilterProps {
  label: string;
  /** Who it is when it is no customer: the name in the address, and the word. */
  others: { name: 'supplier' | 'contractor'; word: string };
}

/** Whose records are listed: found by name, kept in the address by id. */
export function PartyFilter({ label, others }: PartyFilterProps) {
  const t = useMessages(messages);
  const [values, change] = useUrlState();
  const { customer, [others.name]: other } = values;
  const found = {
    customer: useRead('/api/v1/customers/{id}', undefined, { id: customer, isOff: !customer }).data,
    other: useRead('/api/v1/contractors/{id}', undefined, { id: other, isOff: !other }).data,
  };
  const id = customer ?? other;
  const party = customer ? found.customer : found.other;
  const value: Option | null = id ? { id, label: party?.id === id ? party.displayName : '…' } : null;
  const search = async (text: string, signal: AbortSignal): Promise<Option[]> => {
    const [customers, contractors] = await Promise.all([
      findCustomers(text, signal, MOST),
      findContractors(text, signal, MOST),
    ]);
    return [
      ...customers.map((one) => ({ ...one, id: `customer ${one.id}`, detail: t('customer') })),
      ...contractors.map((one) => ({ ...one, id: `other ${one.id}`, detail: others.word })),
    ];
  };
  const choose = (option: Option | null) => {
    const [kind, chosen] = option?.id.split(' ') ?? [];
    change({
      customer: kind === 'customer' ? chosen : undefined,
      [others.name]: kind === 'other' ? chosen : undefined,
    });
  };
  return <Choice label={label} value={value} onChange={choose} search={search} />;
}

/** A list is read before it is narrowed: until the page stands, or somebody reaches for it, the choice is no more than its place. */
function Choice(props: Omit<PartyComboProps, 'autoFocus' | 'className'>) {
  const [isWanted, setWanted] = useState(false);
  const hasFocus = useRef(false);
  const there = useLater(parts, isWanted);
  useEffect(() => onceStill(() => setWanted(true)), []);
  if (there) return <there.PartyCombo {...props} className={WIDTH} autoFocus={hasFocus.current} />;
  return (
    <input
      readOnly
      aria-label={props.label}
      placeholder={props.label}
      value={props.value?.label ?? ''}
      className={classes(INPUT, INPUT_DENSE, WIDTH)}
      onPointerEnter={() => setWanted(true)}
      onFocus={() => {
        hasFocus.current = true;
        setWanted(true);
      }}
      onBlur={() => {
        hasFocus.current = false;
      }}
    />
  );
}
