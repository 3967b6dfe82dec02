import { FilePlus2, ReceiptText } from 'lucide-react';
import { api, got } from '#api-client';
import { type Area, ORDER } from '../../app/area';

export const area: Area = {
  label: ['Invoices', 'Factures'],
  icon: ReceiptText,
  order: ORDER.invoices,
  to: '/invoices',
  permission: 'invoices.read',
  pages: [
    { path: '/invoices', load: () => import('./invoices-page') },
    { path: '/invoices/new', load: () => import('./new-invoice-page'), permission: 'invoices.write' },
    { path: '/invoices/$id', load: () => import('./invoice-page') },
    { path: '/invoices/$id/edit', load: () => import('./edit-invoice-page'), permission: 'invoices.write' },
    { path: '/payments/$id', load: () => import('./payment-page') },
  ],
  commands: [
    {
      label: ['New invoice', 'Nouvelle facture'],
      icon: FilePlus2,
      to: '/invoices/new',
      permission: 'invoices.write',
    },
  ],
  async search(text, signal) {
    const { items } = await got(
      api.GET('/api/v1/invoices', { params: { query: { number: text, limit: 6 } }, signal }),
    );
    return items.map(({ id, number, partyName }) => ({
      id,
      label: number,
      detail: partyName ?? undefined,
      to: `/invoices/${id}`,
    }));
  },
};
