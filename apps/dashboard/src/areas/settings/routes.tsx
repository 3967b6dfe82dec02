import { Bell, KeyRound, ScrollText, Settings, UserPlus, Webhook } from 'lucide-react';
import { type Area, ORDER } from '../../app/area';

export const area: Area = {
  label: ['Settings', 'Réglages'],
  icon: Settings,
  order: ORDER.settings,
  to: '/settings',
  permission: 'organization.read',
  pages: [
    { path: '/settings', load: () => import('./settings-page') },
    { path: '/webhooks/$id', load: () => import('./endpoint-page') },
  ],
  commands: [
    {
      label: ['Add a person', 'Ajouter une personne'],
      icon: UserPlus,
      to: '/settings?tab=people&edit=new',
      permission: 'users.manage',
    },
    {
      label: ['New API key', 'Nouvelle clé d’API'],
      icon: KeyRound,
      to: '/settings?tab=keys&edit=new',
      permission: 'api-keys.manage',
    },
    {
      label: ['Programs and Slack', 'Programmes et Slack'],
      icon: Webhook,
      to: '/settings?tab=webhooks',
      permission: 'outside-channels.read',
    },
    {
      label: ['My notifications', 'Mes avis'],
      icon: Bell,
      to: '/settings?tab=notifications',
    },
    {
      label: ['Audit log', 'Journal d’audit'],
      icon: ScrollText,
      to: '/settings?tab=audit',
      permission: 'audit.read',
    },
  ],
};
