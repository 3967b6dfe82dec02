import { CircleCheck } from 'lucide-react';
import { EmptyState, StatePill, useMessages } from '#ui';
import { useFindingText } from '../../app/finding-text';
import { Part } from '../../app/part';
import { useRead } from '../../app/queries';
import type { Order } from './order';
import { orderMessages } from './order-messages';

/** Where order, receipts and bills do not agree, each with what to do. */
export function OrderMatch({ order: { id } }: { order: Order }) {
  const t = useMessages(orderMessages);
  const textOf = useFindingText();
  const read = useRead('/api/v1/purchase-orders/{id}/match', undefined, { id });
  return (
    <Part read={read}>
      {({ findings }) =>
        findings.length === 0 ? (
          <EmptyState icon={CircleCheck} title={t('matched')}>
            {t('matchedText')}
          </EmptyState>
        ) : (
          <div className="space-y-3">
            <p className="text-soft">{t('matchHint')}</p>
            <ul className="divide-y divide-line rounded-lg border border-line bg-surface">
              {findings.map((finding) => {
                const { rule, severity, lineNumber } = finding;
                const { message, fix } = textOf(finding);
                return (
                  <li
                    key={`${rule} ${lineNumber}`}
                    className="flex flex-wrap items-start gap-x-4 gap-y-1 px-4 py-3"
                  >
                    <span className="w-36 shrink-0">
                      <StatePill meaning={severity === 'block' ? 'blocked' : 'attention'}>
                        {t(severity)}
                      </StatePill>
                    </span>
                    <div className="min-w-0 flex-1 basis-64">
                      <p className="font-medium">{message}</p>
                      <p className="text-soft">{fix}</p>
                    </div>
                  </li>
                );
              })}
            </ul>
          </div>
        )
      }
    </Part>
  );
}
