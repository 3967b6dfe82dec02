import { ChartColumn } from 'lucide-react';
import { type Area, ORDER } from '../../app/area';

export const area: Area = {
  label: ['Reports', 'Rapports'],
  icon: ChartColumn,
  order: ORDER.reports,
  to: '/reports',
  permission: 'reports.read',
  pages: [{ path: '/reports', load: () => import('./reports-page') }],
  commands: [
    {
      label: ['Receivables by age', 'Comptes clients par âge'],
      icon: ChartColumn,
      to: '/reports?view=receivables',
    },
    {
      label: ['Work in progress', 'Travaux en cours : avancement'],
      icon: ChartColumn,
      to: '/reports?view=wip',
    },
    {
      label: ['Hours and billable share', 'Heures et part facturable'],
      icon: ChartColumn,
      to: '/reports?tab=productivity',
    },
    {
      label: ['T5018 slips', 'Feuillets T5018'],
      icon: ChartColumn,
      to: '/reports?tab=compliance&view=t5018',
    },
    { label: ['T4A slips', 'Feuillets T4A'], icon: ChartColumn, to: '/reports?tab=compliance&view=t4a' },
  ],
};
