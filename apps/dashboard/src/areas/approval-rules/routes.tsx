import { CalendarClock, ListChecks, Route, SlidersHorizontal } from 'lucide-react';
import type { Area } from '../../app/area';

/** How invoices are approved: reached from Approvals and from the palette. */
export const area: Area = {
  label: ['Rules and routes', 'Règles et circuits'],
  icon: ListChecks,
  to: '/approvals/rules',
  permission: 'approvals.read',
  pages: [
    { path: '/approvals/rules', load: () => import('./rules-page') },
    { path: '/approvals/routes', load: () => import('./routes-page') },
    { path: '/approvals/delegations', load: () => import('./delegations-page') },
    { path: '/approvals/settings', load: () => import('./settings-page') },
  ],
  commands: [
    {
      label: ['Rules that check invoices', 'Règles qui vérifient les factures'],
      icon: ListChecks,
      to: '/approvals/rules',
      permission: 'approvals.read',
    },
    {
      label: ['Approval routes', 'Circuits d’approbation'],
      icon: Route,
      to: '/approvals/routes',
      permission: 'approvals.read',
    },
    {
      label: ['Stand-ins for approvals', 'Remplaçants pour les approbations'],
      icon: CalendarClock,
      to: '/approvals/delegations',
      permission: 'approvals.read',
    },
    {
      label: ['How we approve', 'Notre façon d’approuver'],
      icon: SlidersHorizontal,
      to: '/approvals/settings',
      permission: 'approvals.read',
    },
  ],
};
