import { Day, Flag, Id, Nested, OneOf } from '#platform';
import { DIRECTIONS, type Direction } from '../connections/directions.js';
import { FREQUENCIES, type Frequency } from '../connections/frequency.js';
import { AlertSettings } from '../health/alert-settings.dto.js';

const WAY = 'Both ways, only from the books, only to the books, or neither. Left out, it stays as it is.';

/** Of each kind of records that a company can do without. */
export class DirectionsBody {
  @OneOf(DIRECTIONS, { omittable: true, description: `Orders of customers. ${WAY}` })
  estimate?: Direction;

  @OneOf(DIRECTIONS, { omittable: true, description: `Orders to suppliers. ${WAY}` })
  'purchase-order'?: Direction;

  @OneOf(DIRECTIONS, { omittable: true, description: `Approved time. ${WAY}` })
  'time-activity'?: Direction;
}

export class ConnectionSettingsBody extends AlertSettings {
  @Flag({ optional: true, description: 'Off: nothing is sent to this company.' })
  push?: boolean;

  @Flag({ optional: true, description: 'Off: nothing is fetched from it by schedule.' })
  pull?: boolean;

  @OneOf(FREQUENCIES, {
    omittable: true,
    description: 'How often it is fetched by schedule; notices at once.',
  })
  frequency?: Frequency;

  @Nested(() => DirectionsBody, { omittable: true, description: 'Which way each kind of records goes.' })
  directions?: DirectionsBody;

  @Day({
    optional: true,
    nullable: true,
    description:
      'Orders that ended before that day, and time from before it, are left there unless they are here already; null: nothing is. Everything else comes in from its beginning.',
  })
  startDate?: string | null;

  @Flag({
    optional: true,
    description:
      'Off: orders to suppliers and of customers are not sent to it. The same can be said with `directions`, which says more.',
  })
  pushOrders?: boolean;

  @Flag({ optional: true, description: 'On: a project that has no class of its name gets one.' })
  makeClasses?: boolean;

  @Flag({ optional: true, description: 'Off: PDFs of invoices and receipts of bills do not go along.' })
  attachments?: boolean;

  @Id({
    optional: true,
    nullable: true,
    description:
      'Stock that jobs use is sent as adjustments that are posted to this account; null: a bookkeeper enters them.',
  })
  stockAccountId?: string | null;

  @Flag({ optional: true, description: 'true pauses the connection, false resumes it.' })
  paused?: boolean;
}
