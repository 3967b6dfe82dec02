import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, got, idempotent, newKey, type schemas } from '#api-client';
import {
  Button,
  Card,
  type Meaning,
  Problem,
  refusalOf,
  SkeletonLines,
  StatePill,
  TextLink,
  useMessages,
} from '#ui';
import { useFindingText } from '../../app/finding-text';
import { useMay } from '../../app/me';
import { useWrite } from '../../app/queries';
import { PENDING } from './decisions';
import { messages } from './messages';

type Finding = schemas['FindingAnswer'];
type Validation = schemas['ValidationAnswer'];

const MEANINGS: Record<Finding['severity'], Meaning> = { block: 'blocked', look: 'attention', pass: 'good' };
const GRAVITY = ['block', 'look', 'pass'];

const PAGES: Record<string, string> = {
  invoice: '/invoices',
  job: '/jobs',
  customer: '/customers',
  contractor: '/contractors',
  purchase_order: '/orders',
};

/** What every rule says, the gravest first; what passed is behind one press. */
export function Findings({ id }: { id: string }) {
  const t = useMessages(messages);
  const [isAll, setAll] = useState(false);
  const { data, error, refetch } = useQuery({
    queryKey: ['/api/v1/invoices/{id}/validate', id],
    queryFn: ({ signal }) =>
      got<Validation>(api.POST('/api/v1/invoices/{id}/validate', { params: { path: { id } }, signal })),
  });
  const findings = [...(data?.findings ?? [])].sort(
    (a, b) => GRAVITY.indexOf(a.severity) - GRAVITY.indexOf(b.severity),
  );
  const passed = findings.filter(({ severity }) => severity === 'pass').length;
  const shown = isAll ? findings : findings.filter(({ severity }) => severity !== 'pass');
  return (
    <Card
      title={t('findings')}
      isFlush
      action={
        !isAll &&
        passed > 0 && (
          <Button look="quiet" size="small" onClick={() => setAll(true)}>
            {t('showPassed', { count: passed })}
          </Button>
        )
      }
    >
      {!data && (
        <div className="p-4">
          {error ? (
            <Problem problem={refusalOf(error)} onRetry={() => void refetch()} isInline />
          ) : (
            <SkeletonLines count={2} />
          )}
        </div>
      )}
      {data && shown.length === 0 && (
        <p className="px-4 py-3">
          <StatePill meaning="good">{t('passes', { count: passed })}</StatePill>
        </p>
      )}
      <ul className="divide-y divide-line">
        {shown.map((finding) => (
          <FindingLine key={`${finding.rule}:${finding.message}`} id={id} finding={finding} />
        ))}
      </ul>
    </Card>
  );
}

function FindingLine({ id, finding }: { id: string; finding: Finding }) {
  const t = useMessages(messages);
  const { severity } = finding;
  const { message, fix } = useFindingText()(finding);
  // The sentence names a paper already.
  const evidence = finding.evidence.filter(({ type }) => type !== 'clearance');
  return (
    <li className="flex flex-wrap items-start gap-x-3 gap-y-1 px-4 py-2.5">
      <span className="w-24 shrink-0 pt-0.5">
        <StatePill meaning={MEANINGS[severity]}>{t(severity)}</StatePill>
      </span>
      <div className="min-w-0 flex-[1_1_16rem]">
        <p className="break-words">{message}</p>
        {fix && <p className="text-soft text-sm">{fix}</p>}
        {severity !== 'pass' && evidence.length > 0 && (
          <p className="flex flex-wrap gap-x-3 text-sm">
            {evidence.map((one) => (
              <EvidenceLabel key={`${one.type}:${one.id}:${one.lineNumber ?? ''}`} of={one} />
            ))}
          </p>
        )}
      </div>
      {finding.canBeFixed && <Mend id={id} rule={finding.rule} />}
    </li>
  );
}

function EvidenceLabel({ of: { type, id, label, lineNumber } }: { of: schemas['EvidenceLinkAnswer'] }) {
  const t = useMessages(messages);
  const page = PAGES[type];
  if (page) return <TextLink to={`${page}/${id}`}>{label}</TextLink>;
  const document = label.replace(/, line \d+$/, '');
  return (
    <span className="text-soft">
      {lineNumber ? t('lineOf', { number: document, line: String(lineNumber) }) : label}
    </span>
  );
}

/** Mends what has one right answer, and takes it back. */
function Mend({ id, rule }: { id: string; rule: string }) {
  const t = useMessages(messages);
  const mayWrite = useMay('invoices.write');
  const params = (key: string) => ({ path: { id, rule }, header: idempotent(key) });
  const mend = useWrite<void>({
    send: (_, key) => got(api.POST('/api/v1/invoices/{id}/findings/{rule}/fix', { params: params(key) })),
    undo: () => got(api.POST('/api/v1/invoices/{id}/findings/{rule}/unfix', { params: params(newKey()) })),
    refreshes: [PENDING, '/api/v1/invoices'],
    said: () => t('mended'),
  });
  if (!mayWrite) return null;
  return (
    <Button size="small" isBusy={mend.isPending} onClick={() => mend.mutate()}>
      {t('mend')}
    </Button>
  );
}
