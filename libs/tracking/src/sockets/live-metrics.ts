import { Injectable } from '@nestjs/common';
import { Metrics } from '#platform';
import { LocationIntake } from '../intake/location-intake.js';
import { Hall } from './hall.js';

/** Figures of the sockets of this process, without any tenant's name in them. */
@Injectable()
export class LiveMetrics {
  constructor(metrics: Metrics, hall: Hall, intake: LocationIntake) {
    const sockets = {
      name: 'live_sockets',
      help: 'Sockets that are connected to this process.',
      labels: ['namespace'] as const,
    };
    metrics.gauge(sockets, (gauge) => {
      for (const [namespace, count] of hall.sockets()) gauge.set({ namespace }, count);
    });
    metrics.gauge(
      { name: 'location_points_waiting', help: 'Places of phones that are not written yet.' },
      (gauge) => gauge.set(intake.depth),
    );
  }
}
