import { CalendarDays, Columns3, FileInput, Hammer, Plus, Tablet } from 'lucide-react';
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
    { path: '/jobs/calendar', load: () => import('./calendar-page') },
    { path: '/jobs/floor', load: () => import('./floor-page') },
    { path: '/jobs/$id', load: () => import('./job-page') },
  ],
  commands: [
    { label: ['Job board', 'Tableau des travaux'], icon: Columns3, to: '/jobs?view=board' },
    { label: ['Job calendar', 'Calendrier des travaux'], icon: CalendarDays, to: '/jobs/calendar' },
    { label: ['Shop floor', 'Atelier'], icon: Tablet, to: '/jobs/floor' },
    { label: ['New job', 'Nouveau travail'], icon: Plus, to: '/jobs?edit=new', permission: 'jobs.write' },
    {
      label: ['New job from an order', 'Nouveau travail d’une commande'],
      icon: FileInput,
      to: '/jobs?edit=order',
      permission: 'jobs.write',
    },
  ],
  async search(text, signal) {
    const { items } = await got(
      api.GET('/api/v1/jobs', { params: { query: { q: text, limit: 6 } }, signal }),
    );
    return items.map(({ id, number, name }) => ({ id, label: number, detail: name, to: `/jobs/${id}` }));
  },
};
