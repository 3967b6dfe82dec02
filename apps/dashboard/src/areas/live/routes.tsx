import { MapPin, Timer } from 'lucide-react';
import { type Area, ORDER } from '../../app/area';

export const area: Area = {
  label: ['Live', 'En direct'],
  icon: MapPin,
  order: ORDER.live,
  to: '/live',
  permission: 'tracking.read',
  pages: [
    { path: '/live', load: () => import('./map-page') },
    { path: '/live/time', load: () => import('./time-page') },
  ],
  commands: [
    {
      label: ['Running timers and today’s timeline', 'Minuteries en cours et journée'],
      icon: Timer,
      to: '/live/time',
      keys: 'G Y',
    },
  ],
};
