import { useMessages } from '#ui';
import { useUrlState } from '../../app/url-state';
import { Decisions } from './decisions';
import { messages } from './messages';
import { Choice } from './period';
import { Slips } from './slips';

const VIEWS = ['approvals', 't5018', 't4a'] as const;

/** Who approved what, and what the tax authority wants to know about subcontractors. */
export function ComplianceTab() {
  const t = useMessages(messages);
  const [{ view }, change] = useUrlState();
  const choice = (
    <Choice
      label={t('report')}
      value={view ?? 'approvals'}
      options={VIEWS.map((one) => [one, t(`view_${one}`)])}
      onChange={(next) => change({ view: next === 'approvals' ? undefined : next, sort: undefined })}
    />
  );
  if (view === 't5018' || view === 't4a') return <Slips key={view} kind={view} choice={choice} />;
  return <Decisions choice={choice} />;
}
