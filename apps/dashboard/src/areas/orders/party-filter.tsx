import { Combo, type Option, useMessages } from '#ui';
import { useRead } from '../../app/queries';
import { useUrlState } from '../../app/url-state';
import { messages } from './messages';
import { findParties } from './party';

/** Whose orders are listed: found by name, kept in the address by id. */
export function PartyFilter() {
  const t = useMessages(messages);
  const [{ customer, supplier }, change] = useUrlState();
  const found = {
    customer: useRead('/api/v1/customers/{id}', undefined, { id: customer, isOff: !customer }).data,
    supplier: useRead('/api/v1/contractors/{id}', undefined, { id: supplier, isOff: !supplier }).data,
  };
  const id = customer ?? supplier;
  const party = customer ? found.customer : found.supplier;
  const value: Option | null = id ? { id, label: party?.id === id ? party.displayName : '…' } : null;
  const search = async (text: string, signal: AbortSignal): Promise<Option[]> => {
    const [customers, suppliers] = await Promise.all([
      findParties('customer', text, signal),
      findParties('supplier', text, signal),
    ]);
    return [
      ...customers.map((one) => ({ ...one, id: `customer ${one.id}`, detail: t('customer') })),
      ...suppliers.map((one) => ({ ...one, id: `supplier ${one.id}`, detail: t('supplier') })),
    ];
  };
  const choose = (option: Option | null) => {
    const [kind, chosen] = option?.id.split(' ') ?? [];
    change({
      customer: kind === 'customer' ? chosen : undefined,
      supplier: kind === 'supplier' ? chosen : undefined,
    });
  };
  return (
    <Combo
      label={t('party')}
      placeholder={t('party')}
      isLabelHidden
      className="min-w-44 flex-1 sm:w-60 sm:flex-none"
      value={value}
      onChange={choose}
      search={search}
    />
  );
}
