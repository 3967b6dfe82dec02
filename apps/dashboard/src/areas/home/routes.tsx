import { House } from 'lucide-react';
import { type Area, ORDER } from '../../app/area';

export const area: Area = {
  label: ['Home', 'Accueil'],
  icon: House,
  order: ORDER.home,
  to: '/',
  pages: [{ path: '/', load: () => import('./home-page') }],
};
