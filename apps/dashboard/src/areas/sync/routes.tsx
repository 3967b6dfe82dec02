import { ArrowLeftRight, RefreshCw, Scale, Shuffle } from 'lucide-react';
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
    { path: '/sync/field-mappings', load: () => import('./field-mappings-page') },
    {
      path: '/sync/field-mappings/$id',
      load: () => import('./field-mapping-page'),
      permission: 'integrations.map',
    },
    { path: '/sync/policies', load: () => import('./policies-page') },
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
    {
      label: ['Say who wins where both sides changed', 'Dire qui l’emporte si les deux côtés ont changé'],
      icon: Scale,
      to: '/sync/policies',
    },
    {
      label: ['Open the field mappings', 'Ouvrir les transformations de champs'],
      icon: Shuffle,
      to: '/sync/field-mappings',
    },
  ],
};
