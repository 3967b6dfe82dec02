import { DateTime, Drawer, Facts, Id, TextLink, useMessages } from '#ui';
import { useFieldWords } from '../../app/field-words';
import { auditMessages } from './audit-messages';
import { type Entry, valueText } from './audit-text';
import { useAuditWords } from './use-audit-words';

/** Where the records of a kind are. */
const PAGES: Readonly<Record<string, string>> = {
  invoice: '/invoices',
  customer: '/customers',
  job: '/jobs',
  'purchase-order': '/orders',
};

/** One entry with everything that was kept. */
export function AuditDrawer({ entry, onClose }: { entry: Entry; onClose(): void }) {
  const t = useMessages(auditMessages);
  const say = useAuditWords();
  const field = useFieldWords();
  const { at, action, entity, entityId, sequence, hash, data } = entry;
  const page = PAGES[entity];
  const kept = Object.entries(data);
  const words = {
    ...{ yes: t('yes'), no: t('no'), empty: t('empty') },
    change: (from: string, to: string) => t('change', { from, to }),
    field,
  };
  return (
    <Drawer isOpen isWide onClose={onClose} title={`${say.whoOf(entry)} ${say.actOf(entry)}`}>
      <div className="space-y-5">
        <Facts
          items={[
            [t('when'), <DateTime key="at" value={at} />],
            [t('who'), say.whoOf(entry)],
            [
              t('code'),
              <code key="code" className="font-mono text-xs">
                {action}
              </code>,
            ],
            ...(entityId
              ? ([
                  [
                    t('record'),
                    <span key="record" className="flex flex-wrap items-baseline gap-x-3">
                      {page && <TextLink to={`${page}/${entityId}`}>{t('openRecord')}</TextLink>}
                      <Id value={entityId} />
                    </span>,
                  ],
                ] as const)
              : []),
            [
              t('line'),
              <span key="line" className="tnum">
                {sequence}
              </span>,
            ],
            [
              t('hash'),
              <span key="hash">
                <Id value={hash} />
                <span className="block text-faint text-sm">{t('hashHint')}</span>
              </span>,
            ],
          ]}
        />
        <section>
          <h3 className="mb-2 font-semibold">{t('data')}</h3>
          {kept.length === 0 ? (
            <p className="text-soft">{t('noData')}</p>
          ) : (
            <Facts items={kept.map(([name, value]) => [field(name), valueText(value, words)] as const)} />
          )}
        </section>
      </div>
    </Drawer>
  );
}
