import { Columns3, Hammer } from 'lucide-react';
import { api, got } from '#api-client';
import { type Area, ORDER } from '../../app/area';

export const area: Area = {
  label: ['Jobs', 'Travaux'],
  icon: Hammer,
  order: ORDER.jobs,
  to: '/jobs',
  permission: 'jobs.read',
  pages: [
    { path: '/jobs', load: () => import('./jobs-page') },
    { path: '/jobs/$id', load: () => import('./job-page') },
  ],
  commands: [{ label: ['Job board', 'Tableau des travaux'], icon: Columns3, to: '/jobs?view=board' }],
  async search(text, signal) {
    const { items } = await got(
      api.GET('/api/v1/jobs', { params: { query: { q: text, limit: 6 } }, signal }),
    );
    return items.map(({ id, number, name }) => ({ id, label: number, detail: name, to: `/jobs/${id}` }));
  },
};
