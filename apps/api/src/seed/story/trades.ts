import type { Lists } from './lists.js';
import type { Stage } from './stage.js';

/** What the firm sells by the hour: the kind of work, the item that it is billed as, and the hourly rate. */
const TRADES = [
  ['PLUMB', 'Plumbing', 'Plomberie', '104.00'],
  ['GAS', 'Gas fitting', 'Gaz', '112.00'],
  ['HVAC', 'Heating and cooling', 'Chauffage et climatisation', '108.00'],
  ['SHEET', 'Sheet metal', 'Tôlerie', '98.00'],
  ['REFRIG', 'Refrigeration', 'Réfrigération', '118.00'],
  ['CONTROLS', 'Controls', 'Régulation', '124.00'],
] as const;
export type TradeCode = (typeof TRADES)[number][0];

export interface Trade {
  serviceTypeId: string;
  itemId: string;
  /** What a customer is charged for an hour. */
  charge: string;
}

export interface Wares {
  trades: Readonly<Record<TradeCode, Trade>>;
  /** Contract work, billed by quantity or progress. */
  contractWork: string;
  material: string;
}

/** Units, kinds of work with what they are billed as, charge rates, and the items of special lines. */
export async function openShop(stage: Stage, lists: Lists): Promise<Wares> {
  const { accountant } = stage;
  const hour = await accountant.post('/units', { code: 'h', name: 'hour', nameFr: 'heure', kind: 'time' });
  const item = async (name: string, more: object = {}): Promise<string> => {
    const body = {
      ...{ name, salesTaxCodeId: lists('HST ON'), incomeAccountId: lists('Services') },
      ...{ expenseAccountId: lists('Subcontractors'), ...more },
    };
    return (await accountant.post('/items', body)).id;
  };
  const trades: [string, Trade][] = [];
  for (const [code, name, nameFr, charge] of TRADES) {
    const itemId = await item(`${name}, per hour`, { unitPrice: charge });
    const type = { code, name, nameFr, unitId: hour.id, itemId };
    const { id: serviceTypeId } = await accountant.post('/service-types', type);
    await accountant.post('/rate-cards', {
      ...{ name: `${name}, everybody`, side: 'charge', serviceTypeId, validFrom: stage.day(-365) },
      ...{ value: charge, overtimeSource: 'provincial', minimumCharge: '120.00' },
    });
    trades.push([code, { serviceTypeId, itemId, charge }]);
  }
  const holdbackItemId = await item('Holdback', { incomeAccountId: lists('Holdback receivable') });
  const freightItemId = await item('Freight out');
  const expenseItemId = await item('Expenses billed on');
  await accountant.put('/billing-settings', {
    ...{ holdbackItemId, freightItemId, expenseItemId, markupPercent: '10' },
  });
  return {
    trades: Object.fromEntries(trades) as Wares['trades'],
    contractWork: await item('Contract work'),
    material: await item('Pipe and fittings', {
      ...{ type: 'non_inventory', purchaseCost: '310.00', expenseAccountId: lists('Job materials') },
    }),
  };
}
