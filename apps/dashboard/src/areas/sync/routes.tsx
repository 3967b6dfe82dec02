import { RefreshCw } from 'lucide-react';
import { type Area, ORDER } from '../../app/area';

export const area: Area = {
  label: ['Sync', 'Synchro'],
  icon: RefreshCw,
  order: ORDER.sync,
  to: '/sync',
  permission: 'integrations.read',
  pages: [{ path: '/sync', load: () => import('./sync-page') }],
};
