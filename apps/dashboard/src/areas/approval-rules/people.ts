import { useMessages } from '#ui';
import { addDays } from '../../app/days';
import { useMay, useMe } from '../../app/me';
import { useAll, useRead } from '../../app/queries';
import { useToday } from '../../app/today';
import { type Approver, isApprover } from './approvers';
import { peopleMessages } from './people-messages';

export interface Person {
  id: string;
  name: string;
  /** Not known of those whom one knows by their decisions only. */
  role?: Approver;
}

export interface People {
  /** Those who may approve; undefined while they come. */
  approvers: readonly Person[] | undefined;
  /** Whether everybody is among them: not everybody may see who works here. */
  isWhole: boolean;
  nameOf(userId: string): string;
  error: unknown;
}

/** Who may approve. Whoever may not see the list of people knows those who have decided something lately. */
export function usePeople(): People {
  const t = useMessages(peopleMessages);
  const me = useMe();
  const today = useToday();
  const isWhole = useMay('users.read');
  const members = useAll('/api/v1/users', undefined, { isOff: !isWhole });
  const decided = useRead(
    '/api/v1/reports/approvals',
    { from: addDays(today, -90), to: today, limit: 200 },
    { isOff: isWhole },
  );
  const names = new Map<string, string>([[me.id, me.name]]);
  for (const { id, name } of members.data?.items ?? []) names.set(id, name);
  for (const { decidedBy, decidedByName } of decided.data?.items ?? [])
    if (decidedBy && decidedByName) names.set(decidedBy, decidedByName);
  const known = members.data?.items.flatMap(({ id, name, role }) =>
    isApprover(role) ? [{ id, name, role }] : [],
  );
  const lately = decided.data && [...names].map(([id, name]) => ({ id, name }));
  return {
    approvers: isWhole ? known : lately,
    isWhole,
    nameOf: (id) => names.get(id) ?? t(isWhole && members.data ? 'former' : 'colleague'),
    error: members.error ?? decided.error,
  };
}
