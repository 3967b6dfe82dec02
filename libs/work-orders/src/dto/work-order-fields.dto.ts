import { AddressBody } from '#parties';
import { Id, Instant, Nested, Text, Whole } from '#platform';

/** What a visit is about; null empties a field. */
export class WorkOrderFieldsBody {
  @Text({ optional: true, nullable: true, max: 4000 })
  description?: string | null;

  @Whole({ optional: true, min: 1, max: 5, description: '1 is the most urgent.' })
  priority?: number;

  @Id({ optional: true, nullable: true })
  customerId?: string | null;

  @Id({ optional: true, nullable: true })
  jobId?: string | null;

  @Text({ optional: true, nullable: true, max: 100 })
  projectCode?: string | null;

  @Nested(() => AddressBody, { optional: true, nullable: true })
  siteAddress?: AddressBody | null;

  @Text({ optional: true, nullable: true, max: 12, example: '43.653226', description: 'Degrees.' })
  latitude?: string | null;

  @Text({ optional: true, nullable: true, max: 12, example: '-79.383184', description: 'Degrees.' })
  longitude?: string | null;

  @Whole({
    optional: true,
    min: 10,
    max: 50_000,
    description: 'Metres around the site that count as on site.',
  })
  geofenceMetres?: number;

  @Text({ optional: true, nullable: true, max: 60, example: 'America/Toronto' })
  timezone?: string | null;

  @Instant({ optional: true, nullable: true })
  scheduledStart?: string | null;

  @Instant({ optional: true, nullable: true })
  scheduledEnd?: string | null;

  @Whole({ optional: true, nullable: true, min: 1, max: 100_000 })
  estimatedMinutes?: number | null;
}
