import { Eye } from 'lucide-react';
import { useId } from 'react';
import { api, got, idempotent, newKey } from '#api-client';
import { Button, Day, Facts, Form, SwitchField, useLanguage, useMessages, useProblemForm } from '#ui';
import { useRead, useWrite } from '../../app/queries';
import { type Connection, INTEGRATIONS, nameOf, type Status, useConnectionWrites } from './actions';
import { connectMessages } from './connect-messages';
import { useLook } from './plan-actions';
import { type Scope, ScopeFields, scopeBody, scopeOf } from './scope-fields';

/** What the accounting system says of the company, so that a wrong one is noticed before anything flows. */
export function CompanyStep({
  connection,
  status,
  onYes,
}: {
  connection: Connection;
  status: Status | undefined;
  onYes(): void;
}) {
  const t = useMessages(connectMessages);
  const { locale } = useLanguage();
  const { disconnect } = useConnectionWrites(connection);
  const { country, currency, companyId } = connection;
  const countries = new Intl.DisplayNames(locale, { type: 'region' });
  return (
    <>
      <p className="text-soft">{t('companyText')}</p>
      <Facts
        items={[
          [t('name'), <strong key="name">{nameOf(connection)}</strong>],
          [
            t('number'),
            <span key="number" className="tnum">
              {companyId}
            </span>,
          ],
          [t('country'), country ? (countries.of(country) ?? country) : t('unknown')],
          [t('currency'), currency ?? t('unknown')],
          [
            t('closed'),
            status?.closedThrough ? (
              <Day key="closed" value={status.closedThrough} />
            ) : (
              t(status ? 'open' : 'unknown')
            ),
          ],
        ]}
      />
      <div className="flex flex-wrap gap-2">
        <Button look="primary" onClick={onYes}>
          {t('yes')}
        </Button>
        <Button isBusy={disconnect.isPending} onClick={() => disconnect.mutate()}>
          {t('no')}
        </Button>
      </div>
    </>
  );
}

interface Flow extends Scope {
  push: boolean;
  pull: boolean;
}

const flowOf = (connection: Connection): Flow => ({
  push: connection.settings.push !== false,
  pull: connection.settings.pull !== false,
  ...scopeOf(connection),
});

/** Which way things go, in words. */
export function useFlowText() {
  const t = useMessages(connectMessages);
  return (connection: Connection): string => {
    const { push, pull } = flowOf(connection);
    if (push) return t(pull ? 'flowBoth' : 'flowPush');
    return t(pull ? 'flowPull' : 'flowNone');
  };
}

/** The direction; then what the first sync would do is looked at before it is done, unless somebody knows better. */
export function FlowStep({ connection, onBegun }: { connection: Connection; onBegun(): void }) {
  const t = useMessages(connectMessages);
  const formId = useId();
  const look = useLook(connection.id, { inSetup: true });
  const isFirstHere = useNothingHere();
  const path = { id: connection.id };
  const save = (flow: Flow, key: string) => {
    const params = { path, header: idempotent(key) };
    const body = { ...flow, ...scopeBody(flow) };
    return got(api.PATCH('/api/v1/integrations/{id}', { params, body }));
  };
  const begin = useWrite<Flow>({
    send: async (flow, key) => {
      await save(flow, key);
      const confirmed = { path, header: idempotent(`${key}-confirm`) };
      return got(api.POST('/api/v1/integrations/{id}/confirm', { params: confirmed }));
    },
    refreshes: [INTEGRATIONS],
    onDone: onBegun,
  });
  const form = useProblemForm<Flow>({
    defaultValues: flowOf(connection),
    save: async (flow) => {
      look.mutate({ direction: 'pull', kind: 'full', before: () => save(flow, newKey()) });
    },
  });
  return (
    <Form of={form} id={formId}>
      <p className="text-soft">{t('flowText')}</p>
      <SwitchField name="push" label={t('push')} />
      <SwitchField name="pull" label={t('pull')} />
      <ScopeFields />
      <div className="flex flex-wrap gap-2">
        <Button look="primary" type="submit" icon={Eye} isBusy={look.isPending}>
          {t('look')}
        </Button>
        {isFirstHere && (
          <Button look="quiet" isBusy={begin.isPending} onClick={() => begin.mutate(form.form.getValues())}>
            {t('begin')}
          </Button>
        )}
      </div>
      <p className="text-faint text-sm">{t('lookText')}</p>
    </Form>
  );
}

/** Whether there is nothing here that the books could have as well: only then can the comparison be left out. */
function useNothingHere(): boolean {
  const some = [
    useRead('/api/v1/customers', { limit: 1 }),
    useRead('/api/v1/contractors', { limit: 1 }),
    useRead('/api/v1/items', { limit: 1 }),
  ];
  return some.every(({ data }) => data?.items.length === 0);
}
