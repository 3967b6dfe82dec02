import { createContext, type ReactNode, useContext } from 'react';
import type { Me, Permission } from './area';

const MeContext = createContext<Me | undefined>(undefined);

export function MeProvider({ me, children }: { me: Me; children: ReactNode }) {
  return <MeContext value={me}>{children}</MeContext>;
}

/** Who is signed in, in which organization. */
export function useMe(): Me {
  const me = useContext(MeContext);
  if (!me) throw new Error('useMe is for pages behind the sign-in.');
  return me;
}

export const holds = (me: Me, permission: Permission | undefined): boolean =>
  permission === undefined || me.permissions.includes(permission);

/** Contractors and customers have pages of their own. */
export const isOfOffice = (me: Me): boolean => holds(me, 'organization.read');

/** Whether the person may do something: what she may not is not offered. The server decides all the same. */
export function useMay(permission: Permission): boolean {
  return holds(useMe(), permission);
}
