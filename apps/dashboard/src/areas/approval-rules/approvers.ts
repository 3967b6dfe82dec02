/** The roles that may approve; a route that names another one is refused. */
export const APPROVERS = ['owner', 'admin', 'manager'] as const;
export type Approver = (typeof APPROVERS)[number];

export const isApprover = (role: string): role is Approver => APPROVERS.some((one) => one === role);
