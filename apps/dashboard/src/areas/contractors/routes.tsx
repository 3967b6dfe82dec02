import { HardHat, UserPlus } from 'lucide-react';
import { api, got } from '#api-client';
import { type Area, ORDER } from '../../app/area';

export const area: Area = {
  label: ['Contractors', 'Sous-traitants'],
  icon: HardHat,
  order: ORDER.contractors,
  to: '/contractors',
  permission: 'contractors.read',
  pages: [
    { path: '/contractors', load: () => import('./contractors-page') },
    { path: '/contractors/$id', load: () => import('./contractor-page') },
  ],
  commands: [
    {
      label: ['New contractor', 'Nouveau sous-traitant'],
      icon: UserPlus,
      to: '/contractors?edit=new',
      permission: 'contractors.write',
    },
  ],
  async search(text, signal) {
    const { items } = await got(
      api.GET('/api/v1/contractors', { params: { query: { q: text, limit: 6 } }, signal }),
    );
    return items.map(({ id, displayName, phone, email }) => ({
      id,
      label: displayName,
      detail: phone ?? email ?? undefined,
      to: `/contractors/${id}`,
    }));
  },
};
