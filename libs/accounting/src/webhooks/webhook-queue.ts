export const WEBHOOK_QUEUE = 'accounting.webhooks';

export interface WebhookJob {
  connectionId: string;
}
