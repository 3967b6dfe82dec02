import { Page, PageHeader, Tabs, useMessages } from '#ui';
import { useMay } from '../../app/me';
import { useUrlState } from '../../app/url-state';
import { BusinessTab } from './business-tab';
import { ComplianceTab } from './compliance-tab';
import { messages } from './messages';
import { Productivity } from './productivity';
import { SyncTab } from './sync-tab';

/** How the business, the work, the rules and the books are doing; each report to look at, print and take away. */
export default function ReportsPage() {
  const t = useMessages(messages);
  const [{ tab = 'business' }, change] = useUrlState();
  const maySeeSync = useMay('integrations.read');
  return (
    <Page>
      <PageHeader title={t('title')} />
      <Tabs
        value={tab}
        onChange={(next) =>
          change({
            tab: next === 'business' ? undefined : next,
            ...{ view: undefined, sort: undefined, docs: undefined, of: undefined },
          })
        }
        tabs={[
          { id: 'business', label: t('business'), content: <BusinessTab /> },
          { id: 'productivity', label: t('productivity'), content: <Productivity /> },
          { id: 'compliance', label: t('compliance'), content: <ComplianceTab /> },
          ...(maySeeSync ? [{ id: 'sync', label: t('sync'), content: <SyncTab /> }] : []),
        ]}
      />
    </Page>
  );
}
