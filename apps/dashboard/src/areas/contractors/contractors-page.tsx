import { HardHat } from 'lucide-react';
import { api, got, type schemas } from '#api-client';
import { textColumn, useMessages } from '#ui';
import { useMay } from '../../app/me';
import { PartyList, yesNo } from '../../app/parties';
import { useList } from '../../app/queries';
import { useUrlState } from '../../app/url-state';
import { ContractorDrawer } from './contractor-drawer';
import { messages } from './messages';

type Row = schemas['ContractorRow'];

const KINDS = ['contractor', 'supplier'] as const;

/** Everybody whom we pay for work or goods. */
export default function ContractorsPage() {
  const t = useMessages(messages);
  const [{ q, active, kind }] = useUrlState();
  const list = useList('/api/v1/contractors', {
    q,
    active: yesNo(active),
    kind: KINDS.find((one) => one === kind),
  });
  return (
    <PartyList
      kind="contractors"
      icon={HardHat}
      t={t}
      list={list}
      mayWrite={useMay('contractors.write')}
      filter={{ name: 'kind', choices: KINDS.map((one) => [one, t(one)] as const) }}
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
