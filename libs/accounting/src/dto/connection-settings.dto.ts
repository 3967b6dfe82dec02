import { Flag, OneOf } from '#platform';
import { FREQUENCIES, type Frequency } from '../connections/frequency.js';
import { AlertSettings } from '../health/alert-settings.dto.js';

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

  @Flag({ optional: true, description: 'Off: orders to suppliers and of customers are not sent to it.' })
  pushOrders?: boolean;

  @Flag({ optional: true, description: 'On: a project that has no class of its name gets one.' })
  makeClasses?: boolean;

  @Flag({ optional: true, description: 'Off: PDFs of invoices and receipts of bills do not go along.' })
  attachments?: boolean;

  @Flag({ optional: true, description: 'true pauses the connection, false resumes it.' })
  paused?: boolean;
}
