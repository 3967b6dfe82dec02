import { Card, useMessages } from '#ui';
import type { Plan } from './plan-actions';
import { planMessages } from './plan-messages';
import { RecordLink } from './record-link';

type Difference = Plan['differences'][number];

/** What is no longer as the plan supposed, so that it was refused. */
export function PlanDifferences({ plan: { differences } }: { plan: Pick<Plan, 'differences'> }) {
  if (differences.length === 0) return null;
  return (
    <Card isFlush>
      <ul className="divide-y divide-line">
        {differences.map((one) => (
          <li key={JSON.stringify(one)} className="break-words px-4 py-2">
            <What difference={one} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function What({ difference: { what, entity, recordId, label, message } }: { difference: Difference }) {
  const t = useMessages(planMessages);
  if (what === 'setting' || entity === null) return message;
  return (
    <>
      <span className="font-medium">
        <RecordLink entity={entity} recordId={recordId} label={label} />
      </span>{' '}
      <span className="text-soft">{t(what === 'more' ? 'moreChanged' : what)}</span>
    </>
  );
}
