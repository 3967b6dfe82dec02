import { Clock } from 'lucide-react';
import { type Area, ORDER } from '../../app/area';

export const area: Area = {
  label: ['Time', 'Temps'],
  icon: Clock,
  order: ORDER.time,
  to: '/time',
  permission: 'time-entries.read',
  pages: [{ path: '/time', load: () => import('./time-page') }],
  commands: [
    {
      label: ['Expenses of this week', 'Dépenses de cette semaine'],
      icon: Clock,
      to: '/time?tab=expenses',
      permission: 'expenses.read',
    },
  ],
};
