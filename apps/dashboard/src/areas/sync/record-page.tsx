import { Plug } from 'lucide-react';
import {
  buttonClasses,
  EmptyState,
  Link,
  Page,
  PageHeader,
  Problem,
  refusalOf,
  SkeletonLines,
  StatePill,
  TextLink,
  useMessages,
} from '#ui';
import { Pending } from '../../app/pending';
import { useList, useRead } from '../../app/queries';
import { readOf, Stale } from '../../app/stale';
import { useId, useUrlState } from '../../app/url-state';
import { type Connection, INTEGRATIONS, OPERATIONS, type Operation, useConflicts } from './actions';
import { CompanyChoice } from './company-choice';
import { ConnectionLine } from './connection-line';
import { mappingMessages } from './mapping-messages';
import { pageOf, useNames } from './names';
import { useRecordHistory } from './record-history';
import { recordMessages } from './record-messages';
import { RecordStory } from './record-story';
import { OPERATION_MEANINGS, operationMessages } from './states';

/** One record's story with one company's books: what came in, what was sent, who wrote what, and why a write is not there. */
export default function RecordPage() {
  const id = useId();
  const [values] = useUrlState();
  const m = useMessages(mappingMessages);
  const found = useRead(INTEGRATIONS);
  if (!found.data) return <Pending read={found} />;
  const connections = found.data.items;
  const connection = connections.find((one) => one.id === values.connection) ?? connections[0];
  if (connection) return <Story key={id} id={id} connection={connection} connections={connections} />;
  return (
    <Page>
      <PageHeader title={m('back')} />
      <EmptyState
        icon={Plug}
        title={m('noConnection')}
        action={<TextLink to="/sync">{m('openSync')}</TextLink>}
      />
    </Page>
  );
}

function Story({
  id,
  connection,
  connections,
}: {
  id: string;
  connection: Connection;
  connections: readonly Connection[];
}) {
  const t = useMessages(recordMessages);
  const state = useMessages(operationMessages);
  const names = useNames();
  const [values, change] = useUrlState();
  const list = useList(OPERATIONS, { recordId: id }, { id: connection.id });
  const operations = (list.rows ?? []) as readonly Operation[];
  const [last] = operations;
  const entity = last?.entity ?? values.entity ?? '';
  const told = useRecordHistory(connection, entity, id);
  const record = [names.entity(entity), last?.label ?? told.history?.label].filter(Boolean).join(' ');
  const page = pageOf(entity, id);
  return (
    <Page>
      <PageHeader
        title={t('title', { record })}
        back={{ to: `/sync?tab=writes&connection=${connection.id}`, label: t('back') }}
        state={last && <StatePill meaning={OPERATION_MEANINGS[last.status]}>{state(last.status)}</StatePill>}
        actions={
          page && (
            <Link to={page} className={buttonClasses()}>
              {t('openRecord')}
            </Link>
          )
        }
      />
      <Stale read={readOf(list)} />
      <ConnectionLine connection={connection} />
      <CompanyChoice
        connections={connections}
        value={connection.id}
        onChange={(next) => change({ connection: next })}
      />
      <OpenConflict connectionId={connection.id} recordId={id} />
      {list.error && !list.rows ? (
        <Problem problem={refusalOf(list.error)} onRetry={list.retry} isInline />
      ) : !list.rows ? (
        <SkeletonLines count={6} />
      ) : (
        <RecordStory connection={connection} operations={operations} list={list} told={told} />
      )}
    </Page>
  );
}

/** Nothing is sent while both sides say something else. */
function OpenConflict({ connectionId, recordId }: { connectionId: string; recordId: string }) {
  const t = useMessages(recordMessages);
  const open = useConflicts().rows?.some((one) => one.recordId === recordId);
  if (!open) return null;
  return (
    <Problem
      isInline
      problem={{ detail: t('conflict') }}
      action={<TextLink to={`/sync?tab=waiting&connection=${connectionId}`}>{t('decide')}</TextLink>}
    />
  );
}
