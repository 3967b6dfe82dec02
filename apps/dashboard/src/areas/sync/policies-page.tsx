import { Card, classes, DateTime, INPUT, Page, PageHeader, useMessages } from '#ui';
import { useMay } from '../../app/me';
import { Part } from '../../app/part';
import { useRead } from '../../app/queries';
import { useNames } from './names';
import { FIELD_POLICIES, type FieldPolicy, POLICIES, type Policy, useSetPolicy } from './policy-actions';
import { policyMessages } from './policy-messages';

/** Who wins each field that both sides may change, kind by kind. */
export default function PoliciesPage() {
  const t = useMessages(policyMessages);
  const read = useRead(FIELD_POLICIES);
  return (
    <Page>
      <PageHeader title={t('title')} back={{ to: '/sync', label: t('back') }}>
        {t('intro')}
      </PageHeader>
      <Part read={read}>
        {({ items }) => (
          <div className="grid items-start gap-4 lg:grid-cols-2">
            {[...Map.groupBy(items, ({ entity }) => entity)].map(([entity, policies]) => (
              <OfEntity key={entity} entity={entity} policies={policies} />
            ))}
          </div>
        )}
      </Part>
    </Page>
  );
}

function OfEntity({ entity, policies }: { entity: string; policies: readonly FieldPolicy[] }) {
  const t = useMessages(policyMessages);
  const names = useNames();
  return (
    <Card title={names.entity(entity)} isFlush>
      <ul aria-label={`${names.entity(entity)}: ${t('rule')}`} className="divide-y divide-line">
        {policies.map((policy) => (
          <li key={policy.field} className="flex items-center justify-between gap-3 px-4 py-1.5">
            <span className="min-w-0">
              {names.field(policy.field)}
              {policy.setAt && (
                <span className="block text-soft text-sm">
                  {t('since')} <DateTime value={policy.setAt} />
                </span>
              )}
            </span>
            <span className="w-48 shrink-0 sm:w-60">
              <Choice policy={policy} />
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Choice({ policy: { entity, field, policy } }: { policy: FieldPolicy }) {
  const t = useMessages(policyMessages);
  const names = useNames();
  const mayDecide = useMay('conflicts.resolve');
  const set = useSetPolicy();
  if (!mayDecide) return t(policy);
  return (
    <select
      aria-label={t('ruleOf', { record: names.entity(entity), field: names.field(field) })}
      className={classes(INPUT, policy !== 'ask' && 'font-medium')}
      value={set.isPending ? set.variables.policy : policy}
      disabled={set.isPending}
      onChange={(event) => set.mutate({ entity, field, policy: event.target.value as Policy })}
    >
      {POLICIES.map((one) => (
        <option key={one} value={one}>
          {t(one)}
        </option>
      ))}
    </select>
  );
}
