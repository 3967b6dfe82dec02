import type { schemas } from '#api-client';
import { type Tab, Tabs, useMessages } from '#ui';
import type { Permission } from '../../app/area';
import { holds, useMe } from '../../app/me';
import { useUrlState } from '../../app/url-state';
import { BillsTab } from './bills-tab';
import { ClearancesTab } from './clearances-tab';
import { ContactsTab } from './contacts-tab';
import { messages } from './messages';
import { RatesTab } from './rates-tab';
import { SkillsTab } from './skills-tab';
import { TaxTab } from './tax-tab';
import { ViewsTab } from './views-tab';
import { WorkTab } from './work-tab';

type Contractor = schemas['ContractorAnswer'];

interface TabOf {
  id: 'work' | 'bills' | 'skills' | 'clearances' | 'contacts' | 'rates' | 'tax' | 'views';
  /** Nobody sends a supplier to a site. */
  isForContractors?: boolean;
  permission: Permission;
  content(contractor: Contractor): Tab['content'];
}

const TABS: readonly TabOf[] = [
  {
    id: 'work',
    isForContractors: true,
    permission: 'work-orders.read',
    content: ({ id }) => <WorkTab id={id} />,
  },
  { id: 'bills', permission: 'invoices.read', content: ({ id }) => <BillsTab id={id} /> },
  { id: 'clearances', permission: 'contractors.read', content: ({ id }) => <ClearancesTab id={id} /> },
  {
    id: 'skills',
    isForContractors: true,
    permission: 'contractors.read',
    content: ({ id }) => <SkillsTab id={id} />,
  },
  { id: 'contacts', permission: 'contractors.read', content: ({ id }) => <ContactsTab id={id} /> },
  { id: 'rates', permission: 'rate-cards.read', content: ({ id }) => <RatesTab id={id} /> },
  { id: 'tax', permission: 'contractors.read', content: ({ id }) => <TaxTab id={id} /> },
  {
    id: 'views',
    isForContractors: true,
    permission: 'location-views.read',
    content: ({ id }) => <ViewsTab id={id} />,
  },
];

/** The parts of a contractor that the person may see. */
export function ContractorTabs({ contractor }: { contractor: Contractor }) {
  const t = useMessages(messages);
  const me = useMe();
  const [{ tab }, change] = useUrlState();
  const shown = TABS.filter(
    ({ permission, isForContractors }) =>
      holds(me, permission) && (!isForContractors || contractor.kind === 'contractor'),
  );
  return (
    <Tabs
      value={tab ?? shown[0]?.id ?? ''}
      onChange={(next) => change({ tab: next, sort: undefined, row: undefined })}
      tabs={shown.map(({ id, content }) => ({ id, label: t(id), content: content(contractor) }))}
    />
  );
}
