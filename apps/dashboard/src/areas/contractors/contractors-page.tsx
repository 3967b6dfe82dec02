import { HardHat } from 'lucide-react';
import { api, got, type schemas } from '#api-client';
import { Link, Nothing, textColumn, useMessages } from '#ui';
import { useMay } from '../../app/me';
import { PartyList, yesNo } from '../../app/parties';
import { useList } from '../../app/queries';
import { useUrlState } from '../../app/url-state';
import { ContractorDrawer } from './contractor-drawer';
import { Expiry } from './expiry';
import { messages } from './messages';
import { clearanceFilterMessages, clearanceKindMessages } from './paper-messages';

type Row = schemas['ContractorRow'];

const KINDS = ['contractor', 'supplier'] as const;
const NEEDS = ['expiring', 'expired'] as const;

/** Everybody whom we pay for work or goods. */
export default function ContractorsPage() {
  const t = useMessages(messages);
  const papers = useMessages(clearanceFilterMessages);
  const [{ q, active, kind, clearances }] = useUrlState();
  const list = useList('/api/v1/contractors', {
    q,
    active: yesNo(active),
    kind: KINDS.find((one) => one === kind),
    clearances: NEEDS.find((one) => one === clearances),
  });
  return (
    <PartyList
      kind="contractors"
      icon={HardHat}
      t={t}
      list={list}
      mayWrite={useMay('contractors.write')}
      filter={{ name: 'kind', choices: KINDS.map((one) => [one, t(one)] as const) }}
      moreFilters={[
        {
          name: 'clearances',
          label: papers('clearances'),
          choices: NEEDS.map((one) => [one, papers(one)] as const),
        },
      ]}
      moreColumns={[
        {
          id: 'clearance',
          header: papers('clearance'),
          width: 250,
          phone: 'detail',
          cell: (row) => <FirstToEnd row={row} />,
          text: ({ nextExpiry }) => nextExpiry?.expiresOn ?? '',
          sortBy: ({ nextExpiry }) => nextExpiry?.expiresOn ?? '9999',
        },
      ]}
      kindColumn={textColumn<Row>('kind', '', ({ kind }) => t(kind), { width: 130, phone: 'detail' })}
      setActive={({ id, version }, isActive, header) =>
        got(
          api.PATCH('/api/v1/contractors/{id}', {
            params: { path: { id }, header },
            body: { version, active: isActive },
          }),
        )
      }
      form={(id, onClose) => <ContractorDrawer id={id} onClose={onClose} />}
    />
  );
}

/** The paper that ends first, with how long it still holds. */
function FirstToEnd({ row: { id, nextExpiry } }: { row: Row }) {
  const t = useMessages(clearanceKindMessages);
  if (!nextExpiry) return <Nothing />;
  const { kind, expiresOn } = nextExpiry;
  return (
    <Link
      to={`/contractors/${id}?tab=clearances`}
      className="inline-flex items-center gap-1.5 hover:underline"
    >
      {t(kind)} <Expiry of={{ expiresOn }} />
    </Link>
  );
}
