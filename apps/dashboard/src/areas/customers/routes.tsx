import { CopyCheck, UserPlus, Users } from 'lucide-react';
import { api, got } from '#api-client';
import { type Area, ORDER } from '../../app/area';

export const area: Area = {
  label: ['Customers', 'Clients'],
  icon: Users,
  order: ORDER.customers,
  to: '/customers',
  permission: 'customers.read',
  pages: [
    { path: '/customers', load: () => import('./customers-page') },
    { path: '/customers/duplicates', load: () => import('./duplicates-page') },
    { path: '/customers/$id', load: () => import('./customer-page') },
  ],
  commands: [
    {
      label: ['New customer', 'Nouveau client'],
      icon: UserPlus,
      to: '/customers?edit=new',
      permission: 'customers.write',
    },
    {
      label: ['Possible duplicates of customers', 'Doublons possibles de clients'],
      icon: CopyCheck,
      to: '/customers/duplicates',
      permission: 'customers.merge',
    },
  ],
  async search(text, signal) {
    const { items } = await got(
      api.GET('/api/v1/customers', { params: { query: { q: text, limit: 6 } }, signal }),
    );
    return items.map(({ id, displayName, email }) => ({
      id,
      label: displayName,
      detail: email ?? undefined,
      to: `/customers/${id}`,
    }));
  },
};
