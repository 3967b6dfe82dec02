import { digestOf } from '#kernel';

/** What the first line of an organization's chain names as its predecessor. */
export const CHAIN_START = '0'.repeat(64);

/** One line of the log, as it is hashed. */
export interface AuditLine {
  organizationId: string;
  /** 1, 2, 3 … without gaps. */
  sequence: number;
  at: Date;
  actorKind: string;
  actorId: string | null;
  actorName: string | null;
  action: string;
  entity: string;
  entityId: string | null;
  data: unknown;
}

export interface ChainedLine extends AuditLine {
  previousHash: string;
  hash: string;
}

/** SHA-256 over the canonical JSON of the line and the hash before it. */
export function hashOf(line: AuditLine, previousHash: string): string {
  const { organizationId, sequence, at, actorKind, actorId, actorName, action, entity, entityId, data } =
    line;
  const covered = {
    organizationId,
    sequence,
    at,
    actorKind,
    actorId,
    actorName,
    action,
    entity,
    entityId,
    data,
  };
  return digestOf({ ...covered, previousHash });
}

export const CHAIN_FAULTS = ['missing', 'unlinked', 'altered'] as const;
export type ChainFault = (typeof CHAIN_FAULTS)[number];

/** How `line` breaks the chain after `previous`; undefined when it does not. */
export function faultOf(
  line: ChainedLine,
  previous: { sequence: number; hash: string },
): ChainFault | undefined {
  if (line.sequence !== previous.sequence + 1) return 'missing';
  if (line.previousHash !== previous.hash) return 'unlinked';
  return hashOf(line, line.previousHash) === line.hash ? undefined : 'altered';
}
