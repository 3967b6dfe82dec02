import { Whole } from '#platform';

/** When a connection's people are told that something is wrong. */
export class AlertSettings {
  @Whole({
    optional: true,
    min: 15,
    max: 10_080,
    description: 'Minutes without anything going through after which people are told; 180 unless set.',
  })
  alertLagMinutes?: number;

  @Whole({
    optional: true,
    min: 5,
    max: 10_080,
    description: 'Minutes after which more people are told of an alert that nobody took up; 60 unless set.',
  })
  alertEscalationMinutes?: number;
}
