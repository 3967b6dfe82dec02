import { CalendarRange, Plus } from 'lucide-react';
import { api, got } from '#api-client';
import { type Area, ORDER } from '../../app/area';

export const area: Area = {
  label: ['Schedule', 'Horaire'],
  icon: CalendarRange,
  order: ORDER.schedule,
  to: '/schedule',
  permission: 'work-orders.read',
  pages: [{ path: '/schedule', load: () => import('./schedule-page') }],
  commands: [
    {
      label: ['New visit', 'Nouvelle visite'],
      icon: Plus,
      to: '/schedule?edit=new',
      permission: 'work-orders.write',
    },
  ],
  async search(text, signal) {
    const { items } = await got(
      api.GET('/api/v1/work-orders', { params: { query: { q: text, limit: 6 } }, signal }),
    );
    return items.map(({ id, number, title }) => ({
      ...{ id, label: number, detail: title },
      to: `/schedule?visit=${id}`,
    }));
  },
};
