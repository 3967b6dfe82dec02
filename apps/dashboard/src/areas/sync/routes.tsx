import { ArrowLeftRight, RefreshCw } from 'lucide-react';
import { type Area, ORDER } from '../../app/area';

export const area: Area = {
  label: ['Sync', 'Synchro'],
  icon: RefreshCw,
  order: ORDER.sync,
  to: '/sync',
  permission: 'integrations.read',
  pages: [
    { path: '/sync', load: () => import('./sync-page') },
    { path: '/integrations/$id', load: () => import('./integration-page') },
    { path: '/sync/mappings', load: () => import('./mapping-page') },
    { path: '/sync/records/$id', load: () => import('./record-page') },
    { path: '/sync/plans/$id', load: () => import('./plan-page') },
    { path: '/sync/undo/$id', load: () => import('./undo-page') },
    { path: '/sync/connect', load: () => import('./connect-page'), permission: 'integrations.manage' },
  ],
  commands: [
    {
      label: ['Open the mappings', 'Ouvrir les correspondances'],
      icon: ArrowLeftRight,
      to: '/sync/mappings',
    },
  ],
};
