import { ClipboardList, FilePlus2, FileUp } from 'lucide-react';
import { api, got } from '#api-client';
import { type Area, ORDER } from '../../app/area';

export const area: Area = {
  label: ['Orders', 'Commandes'],
  icon: ClipboardList,
  order: ORDER.orders,
  to: '/orders',
  permission: 'purchase-orders.read',
  pages: [
    { path: '/orders', load: () => import('./orders-page') },
    { path: '/orders/import', load: () => import('./import-page'), permission: 'purchase-orders.write' },
    { path: '/orders/$id', load: () => import('./order-page') },
  ],
  commands: [
    {
      label: ['New order', 'Nouvelle commande'],
      icon: FilePlus2,
      to: '/orders?edit=new',
      permission: 'purchase-orders.write',
    },
    {
      label: ['Import orders', 'Importer des commandes'],
      icon: FileUp,
      to: '/orders/import',
      permission: 'purchase-orders.write',
    },
  ],
  async search(text, signal) {
    const { items } = await got(
      api.GET('/api/v1/purchase-orders', { params: { query: { q: text, limit: 6 } }, signal }),
    );
    return items.map(({ id, number, partyName }) => ({
      id,
      label: number,
      detail: partyName ?? undefined,
      to: `/orders/${id}`,
    }));
  },
};
