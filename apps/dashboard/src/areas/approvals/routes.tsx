import { BadgeCheck } from 'lucide-react';
import { type Area, ORDER } from '../../app/area';

export const area: Area = {
  label: ['Approvals', 'Approbations'],
  icon: BadgeCheck,
  order: ORDER.approvals,
  to: '/approvals',
  permission: 'approvals.read',
  pages: [{ path: '/approvals', load: () => import('./approvals-page') }],
};
