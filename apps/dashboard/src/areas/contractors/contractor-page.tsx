import { Pencil } from 'lucide-react';
import { Button, Page, PageHeader, useMessages, WithRail } from '#ui';
import { useLiveRefresh } from '../../app/live';
import { useMay } from '../../app/me';
import { ActiveState } from '../../app/parties';
import { Pending } from '../../app/pending';
import { useRead } from '../../app/queries';
import { Stale } from '../../app/stale';
import { useId, useUrlState } from '../../app/url-state';
import { ContractorDrawer } from './contractor-drawer';
import { ContractorRail } from './contractor-rail';
import { AtWork } from './contractor-state';
import { ContractorTabs } from './contractor-tabs';
import { KeyFigures } from './key-figures';
import { messages } from './messages';

/** What changes about her while one looks. */
const EVENTS = [
  ...(['timeentry:started', 'timeentry:paused', 'timeentry:resumed', 'timeentry:stopped'] as const),
  ...(['invoice:submitted', 'invoice:approved', 'invoice:rejected', 'invoice:payment_recorded'] as const),
  'workorder:changed',
] as const;

/** One contractor or supplier: whether she works now, what she did and billed, and the papers that let her work. */
export default function ContractorPage() {
  const t = useMessages(messages);
  const id = useId();
  const found = useRead('/api/v1/contractors/{id}', undefined, { id });
  const mayWrite = useMay('contractors.write');
  const [{ edit }, change] = useUrlState();
  useLiveRefresh(EVENTS, '/api/v1/time-entries', '/api/v1/invoices', '/api/v1/work-orders');
  const contractor = found.data;
  if (!contractor) return <Pending read={found} />;
  const isContractor = contractor.kind === 'contractor';
  return (
    <Page>
      <PageHeader
        title={contractor.displayName}
        back={{ to: '/contractors', label: t('title') }}
        state={
          <>
            <ActiveState active={contractor.active} />
            {isContractor && <AtWork id={id} />}
          </>
        }
        actions={
          mayWrite && (
            <Button icon={Pencil} onClick={() => change({ edit: id }, 'push')}>
              {t('edit')}
            </Button>
          )
        }
      >
        {[contractor.companyName, isContractor ? null : t('supplier')].filter(Boolean).join(' · ')}
      </PageHeader>
      <Stale read={found} />
      {isContractor && <KeyFigures id={id} />}
      <WithRail rail={<ContractorRail contractor={contractor} />}>
        <ContractorTabs contractor={contractor} />
      </WithRail>
      <ContractorDrawer id={edit} onClose={() => change({ edit: undefined })} />
    </Page>
  );
}
