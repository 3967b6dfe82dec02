import { CopyCheck, Users } from 'lucide-react';
import { api, got, type schemas } from '#api-client';
import { buttonClasses, Link, textColumn, useMessages } from '#ui';
import { useMay } from '../../app/me';
import { PartyList, yesNo } from '../../app/parties';
import { useList } from '../../app/queries';
import { useUrlState } from '../../app/url-state';
import { CustomerDrawer } from './customer-drawer';
import { mergeMessages } from './merge-messages';
import { messages } from './messages';

type Row = schemas['CustomerRow'];

/** Everybody we work for. */
export default function CustomersPage() {
  const t = useMessages(messages);
  const [{ q, active, project }] = useUrlState();
  const list = useList('/api/v1/customers', { q, active: yesNo(active), isProject: yesNo(project) });
  return (
    <PartyList
      kind="customers"
      icon={Users}
      t={t}
      list={list}
      mayWrite={useMay('customers.write')}
      others={useMay('customers.merge') && <FindDuplicates />}
      filter={{
        name: 'project',
        choices: [
          ['no', t('customer')],
          ['yes', t('project')],
        ],
      }}
      kindColumn={textColumn<Row>('kind', '', ({ isProject }) => t(isProject ? 'project' : 'customer'), {
        width: 110,
        sortBy: ({ isProject }) => Number(isProject),
      })}
      setActive={({ id, version }, isActive, header) =>
        got(
          api.PATCH('/api/v1/customers/{id}', {
            params: { path: { id }, header },
            body: { version, active: isActive },
          }),
        )
      }
      form={(id, onClose) => <CustomerDrawer id={id} onClose={onClose} />}
    />
  );
}

function FindDuplicates() {
  const t = useMessages(mergeMessages);
  return (
    <Link to="/customers/duplicates" className={buttonClasses()}>
      <CopyCheck className="size-4" aria-hidden />
      {t('find')}
    </Link>
  );
}
