import { Plug } from 'lucide-react';
import { EmptyState, Page, PageHeader, Tabs, TextLink, useMessages } from '#ui';
import { Pending } from '../../app/pending';
import { useRead } from '../../app/queries';
import { useUrlState } from '../../app/url-state';
import { type Connection, INTEGRATIONS } from './actions';
import { CompanyChoice } from './company-choice';
import { ConnectionLine } from './connection-line';
import { isMapped, MAPPED, MAPPED_COUNTS, type MappedEntity } from './mapping-actions';
import { MappingList } from './mapping-list';
import { mappingMessages } from './mapping-messages';

/** What our lists are called in each company's books, and what waits because nobody has said it yet. */
export default function MappingPage() {
  const t = useMessages(mappingMessages);
  const found = useRead(INTEGRATIONS);
  const [values] = useUrlState();
  const head = (
    <PageHeader title={t('title')} back={{ to: '/sync', label: t('back') }}>
      {t('intro')}
    </PageHeader>
  );
  if (!found.data) return <Pending read={found} />;
  const connections = found.data.items;
  const connection = connections.find(({ id }) => id === values.connection) ?? connections[0];
  return (
    <Page>
      {head}
      {connection ? (
        <Lists connection={connection} connections={connections} />
      ) : (
        <EmptyState
          icon={Plug}
          title={t('noConnection')}
          action={<TextLink to="/sync">{t('openSync')}</TextLink>}
        >
          {t('noConnectionText')}
        </EmptyState>
      )}
    </Page>
  );
}

function Lists({ connection, connections }: { connection: Connection; connections: readonly Connection[] }) {
  const t = useMessages(mappingMessages);
  const [values, change] = useUrlState();
  const counts = useRead(MAPPED_COUNTS, undefined, { id: connection.id });
  const of = (entity: MappedEntity) => counts.data?.items.find((one) => one.entity === entity);
  const stuck = MAPPED.find((entity) => (of(entity)?.waitedFor ?? 0) > 0);
  const open = isMapped(values.entity) ? values.entity : (stuck ?? 'item');
  return (
    <>
      <ConnectionLine connection={connection} />
      <CompanyChoice
        connections={connections}
        value={connection.id}
        onChange={(id) => change({ connection: id, record: undefined })}
      />
      <Tabs
        value={open}
        onChange={(entity) => change({ entity, record: undefined, q: undefined, state: undefined })}
        tabs={MAPPED.map((entity) => ({
          id: entity,
          label: t(entity),
          count: of(entity)?.waitedFor || undefined,
          content: <MappingList connectionId={connection.id} entity={entity} counts={of(entity)} />,
        }))}
      />
    </>
  );
}
