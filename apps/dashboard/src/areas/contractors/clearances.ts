import type { schemas } from '#api-client';
import { addDays } from '../../app/days';

export type Clearance = schemas['ClearanceAnswer'];
export type ClearanceBody = schemas['CreateClearanceBody'];
type Kind = Clearance['kind'];

export const CLEARANCE_KINDS: readonly Kind[] = [
  'wsib',
  'wcb',
  'liability-insurance',
  'vehicle-insurance',
  'licence',
  'safety-training',
  'other',
];

/** Of these somebody holds several at a time: only the same paper of the same issuer replaces one. */
const SIDE_BY_SIDE: readonly Kind[] = ['licence', 'safety-training', 'other'];

type Paper = Pick<Clearance, 'id' | 'kind' | 'province' | 'issuer' | 'number' | 'expiresOn'>;

/** Whether a later paper stands for this one, so that nobody has to be told of its end. */
export function isReplaced(paper: Paper, all: readonly Paper[]): boolean {
  const { kind, province, issuer, number, expiresOn } = paper;
  if (expiresOn === null) return false;
  return all.some(
    (later) =>
      later.kind === kind &&
      later.province === province &&
      (later.expiresOn === null || later.expiresOn > expiresOn) &&
      (!SIDE_BY_SIDE.includes(kind) || (later.issuer === issuer && later.number === number)),
  );
}

/** The one that ends first of those that nothing replaces. */
export function mostUrgent<P extends Paper>(all: readonly P[]): P | undefined {
  return byEnd(all).find((paper) => paper.expiresOn !== null && !isReplaced(paper, all));
}

/** What ends first stands first; what is replaced stands last. */
export function byEnd<P extends Paper>(all: readonly P[]): P[] {
  const place = (paper: P) =>
    `${Number(isReplaced(paper, all))} ${paper.expiresOn ?? '9999-12-31'} ${paper.id}`;
  return [...all].sort((a, b) => (place(a) < place(b) ? -1 : 1));
}

/** The next paper of the same kind, which begins when this one ends. What ends is kept: it covered the work until then. */
export function renewalOf({ kind, issuer, number, province, coverage, expiresOn }: Clearance): ClearanceBody {
  return {
    ...{ kind, issuer, province, coverage },
    number: SIDE_BY_SIDE.includes(kind) ? number : null,
    validFrom: expiresOn && addDays(expiresOn, 1),
    expiresOn: null,
  };
}
