import { RotateCcw } from 'lucide-react';
import { Button, DateTime, Drawer, Facts, Id, Nothing, useMessages } from '#ui';
import { DeliveryPill } from './delivery-pill';
import { useEventWords } from './event-words';
import { webhookMessages } from './webhook-messages';
import type { Delivery } from './webhooks';

/** One message as it was signed, and what came back. */
export function DeliveryDrawer({
  delivery,
  onReplay,
  onClose,
}: {
  delivery: Delivery;
  /** Without it nobody may. */
  onReplay: (() => void) | undefined;
  onClose(): void;
}) {
  const t = useMessages(webhookMessages);
  const { word } = useEventWords();
  const { kind, eventId, status, attempts, lastStatus, lastError, payload, createdAt, deliveredAt } =
    delivery;
  return (
    <Drawer
      isOpen
      isWide
      onClose={onClose}
      title={word(kind)}
      footer={
        onReplay && (
          <Button icon={RotateCcw} onClick={onReplay}>
            {t('replay')}
          </Button>
        )
      }
    >
      <div className="space-y-5">
        <Facts
          items={[
            [t('status'), <DeliveryPill key="s" status={status} />],
            [
              t('event'),
              <span key="e" className="font-mono text-xs">
                {kind}
              </span>,
            ],
            [t('webhookId'), <Id key="i" value={eventId} />],
            [t('sent'), <DateTime key="c" value={createdAt} />],
            [t('arrivedAt'), deliveredAt ? <DateTime key="d" value={deliveredAt} /> : <Nothing key="d" />],
            [
              t('attempts'),
              <span key="a" className="tnum">
                {attempts}
              </span>,
            ],
            [t('answer'), lastStatus ? `HTTP ${lastStatus}` : t('noAnswer')],
          ]}
        />
        {lastError && (
          <section>
            <h3 className="mb-1 font-semibold">{t('why')}</h3>
            <p className="break-words text-soft">{lastError}</p>
          </section>
        )}
        <section>
          <h3 className="mb-1 font-semibold">{t('body')}</h3>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no wheel scrolls it with the arrow keys */}
          <pre tabIndex={0} className="overflow-x-auto rounded-md bg-sunken px-3 py-2 font-mono text-xs">
            {JSON.stringify(payload, null, 2)}
          </pre>
        </section>
      </div>
    </Drawer>
  );
}
