import { CopyCheck } from 'lucide-react';
import type { schemas } from '#api-client';
import {
  type Column,
  DataTable,
  EmptyState,
  Page,
  PageHeader,
  type Translate,
  textColumn,
  useMessages,
} from '#ui';
import { useList } from '../../app/queries';
import { useUrlState } from '../../app/url-state';
import { MergeDrawer } from './merge-drawer';
import { mergeMessages } from './merge-messages';

type Pair = schemas['DuplicatePairAnswer'];

/** Pairs of customers that may be one, the likeliest first, with the reasons. One opens beside the other. */
export default function DuplicatesPage() {
  const t = useMessages(mergeMessages);
  const [{ keep, other }, change] = useUrlState();
  const list = useList('/api/v1/customers/duplicates');
  return (
    <Page isFilling>
      <PageHeader title={t('title')} back={{ to: '/customers', label: t('customers') }}>
        {t('lead')}
      </PageHeader>
      <DataTable<Pair>
        name="duplicates"
        label={t('title')}
        list={list}
        columns={columnsOf(t)}
        idOf={({ first, second }) => `${first.id} ${second.id}`}
        nameOf={({ first }) => first.displayName}
        linkOf={({ first, second }) => `/customers/duplicates?keep=${first.id}&other=${second.id}`}
        empty={
          <EmptyState icon={CopyCheck} title={t('emptyTitle')}>
            {t('empty')}
          </EmptyState>
        }
      />
      {keep && (
        <MergeDrawer
          keep={keep}
          other={other}
          onChange={change}
          onClose={() => change({ keep: undefined, other: undefined })}
        />
      )}
    </Page>
  );
}

function columnsOf(t: Translate<typeof mergeMessages>): Column<Pair>[] {
  const one = (side: 'first' | 'second', phone: 'title' | 'detail') =>
    textColumn<Pair>(side, t(side), (pair) => pair[side].displayName, { phone, sortBy: undefined });
  return [
    one('first', 'title'),
    one('second', 'detail'),
    {
      id: 'why',
      header: t('why'),
      phone: 'detail',
      cell: ({ reasons }) => reasons.map((reason) => t(reason)).join(', '),
      text: ({ reasons }) => reasons.map((reason) => t(reason)).join(', '),
    },
    {
      id: 'score',
      header: t('score'),
      width: 110,
      align: 'end',
      phone: 'end',
      cell: ({ score }) => <span className="tnum">{t('percent', { score })}</span>,
      text: ({ score }) => String(score),
    },
  ];
}
