import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '#platform';
import { WorkOrdersFacade } from '#work-orders';
import { type Registered, type Registrar, type Registration, refuseOthers, textIn } from './registrar.js';

/** Shorter secrets can be guessed from one signed notice. */
const SHORTEST_SECRET = 32;

/** An ERP or dispatch system of one's own: it sends work orders, signed, and hears what became of them. */
@Injectable()
export class CustomErpRegistrar implements Registrar {
  readonly system = 'custom-erp';

  constructor(
    private readonly workOrders: WorkOrdersFacade,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * `credentials.signingSecret`: what it signs with; made here when it is left out. `configuration.callbackUrl`: where it
   * hears of its work orders. Throws `INTEGRATION.NOT_VALID`, `WORK_ORDERS.SOURCE_TAKEN` and `EGRESS.*`.
   */
  async register({ name = 'Custom ERP', credentials, configuration }: Registration): Promise<Registered> {
    refuseOthers(credentials, 'credentials', ['signingSecret']);
    refuseOthers(configuration, 'configuration', ['callbackUrl']);
    const given = textIn(credentials, 'credentials', 'signingSecret', { min: SHORTEST_SECRET, max: 200 });
    const callbackUrl = textIn(configuration, 'configuration', 'callbackUrl') ?? null;
    const { id, secret } = await this.workOrders.registerSender({ name, callbackUrl, secret: given });
    return {
      id,
      name,
      secret: given === undefined ? secret : null,
      callUs: {
        url: `${this.config.publicUrl}/api/v1/webhooks/receive`,
        headers: { 'x-invoicepatch-source': id, 'x-invoicepatch-signature': 't=<seconds>,v1=<signature>' },
      },
    };
  }
}
