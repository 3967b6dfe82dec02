import { TrendingUp } from 'lucide-react';
import { type Area, ORDER } from '../../app/area';

export const area: Area = {
  label: ['Profit', 'Rentabilité'],
  icon: TrendingUp,
  order: ORDER.profit,
  to: '/profit',
  permission: 'reports.read',
  pages: [{ path: '/profit', load: () => import('./profit-page') }],
  commands: [
    {
      label: ['Profit of open jobs', 'Rentabilité des travaux ouverts'],
      icon: TrendingUp,
      to: '/profit?open=yes',
      permission: 'reports.read',
    },
  ],
};
