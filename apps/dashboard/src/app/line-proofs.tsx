import { Clock, Hammer, type LucideIcon, MapPin, Receipt, Scale, ShoppingCart } from 'lucide-react';
import type { ReactNode } from 'react';
import type { schemas } from '#api-client';
import {
  DateTime,
  Day,
  type Meaning,
  MeaningSign,
  Quantity,
  StatePill,
  TextLink,
  UnitPrice,
  useFormat,
  useMessages,
} from '#ui';
import { proofMessages } from './proof-messages';
import { ReceiptButton } from './receipt-button';

type Proof = schemas['LineProofAnswer'];
type Line = schemas['InvoiceAnswer']['lines'][number];

/** Only for a sign beside two figures; nothing is added up. */
const isSame = (a: string, b: string) => Number(a) === Number(b);

interface LineProofsProps {
  proof: Proof | undefined;
  line: Line;
}

/** Order, work, time, place, rate and receipts of one line, each with a word that says whether it agrees. */
export function LineProofs({ proof, line }: LineProofsProps) {
  const t = useMessages(proofMessages);
  const { amount } = useFormat();
  const isEmpty =
    !proof ||
    (!proof.order && !proof.job && proof.time.length + proof.expenses.length + proof.reasons.length === 0);
  if (isEmpty) {
    if (line.kind !== 'item' && line.kind !== 'account') return null;
    return (
      <p className="flex items-center gap-2 text-soft text-sm">
        <MeaningSign meaning="attention" />
        {t('nothing')}
      </p>
    );
  }
  return (
    <ul className="space-y-1.5">
      {proof.order && <OrderProof order={proof.order} line={line} />}
      {proof.job && <JobProof job={proof.job} />}
      {proof.time.map((time) => (
        <TimeProof key={time.id} time={time} line={line} />
      ))}
      {proof.expenses.map(({ id, label, amount: spent, hasReceipt, receiptFileId }) => (
        <ProofRow
          key={id}
          icon={Receipt}
          label={t('receipt')}
          verdict={[hasReceipt ? 'good' : 'attention', t(hasReceipt ? 'hasReceipt' : 'noReceipt')]}
        >
          {label}, {amount(spent)} {receiptFileId && <ReceiptButton fileId={receiptFileId} label={label} />}
        </ProofRow>
      ))}
      {proof.reasons.map((reason) => (
        <ProofRow key={reason} icon={Scale} label={t('price')}>
          {reason}
        </ProofRow>
      ))}
    </ul>
  );
}

function ProofRow({
  icon: Icon,
  label,
  verdict,
  children,
}: {
  icon: LucideIcon;
  label: string;
  verdict?: readonly [Meaning, string];
  children: ReactNode;
}) {
  return (
    <li className="flex items-start gap-2.5 text-sm">
      <Icon className="mt-0.5 size-4 shrink-0 text-faint" aria-hidden />
      <span className="w-20 shrink-0 text-soft">{label}</span>
      <span className="min-w-0 flex-1 break-words">{children}</span>
      {verdict && <StatePill meaning={verdict[0]}>{verdict[1]}</StatePill>}
    </li>
  );
}

function OrderProof({ order, line }: { order: NonNullable<Proof['order']>; line: Line }) {
  const t = useMessages(proofMessages);
  const isAgreed = isSame(order.unitPrice, line.unitPrice);
  return (
    <ProofRow
      icon={ShoppingCart}
      label={t('order')}
      verdict={isAgreed ? ['good', t('samePrice')] : ['attention', t('otherPrice')]}
    >
      <TextLink to={`/orders/${order.id}`}>
        {t('orderLine', { number: order.number, line: order.lineNumber })}
      </TextLink>
      {': '}
      <Quantity value={order.quantity} /> × <UnitPrice value={order.unitPrice} />
    </ProofRow>
  );
}

function JobProof({ job }: { job: NonNullable<Proof['job']> }) {
  const t = useMessages(proofMessages);
  const { quantity } = useFormat();
  const { ordered, completed, invoiced, overrideReason } = job;
  const isKnown = ordered !== null && completed !== null && invoiced !== null;
  const isCovered = isKnown && Number(invoiced) <= Number(completed);
  return (
    <ProofRow
      icon={Hammer}
      label={t('job')}
      verdict={isKnown ? (isCovered ? ['good', t('covered')] : ['attention', t('tooMuch')]) : undefined}
    >
      <TextLink to={`/jobs/${job.id}`}>{job.number}</TextLink>
      {isKnown &&
        `: ${t('done', { completed: quantity(completed), ordered: quantity(ordered), invoiced: quantity(invoiced) })}`}
      {overrideReason && <span className="block text-soft">{overrideReason}</span>}
    </ProofRow>
  );
}

function TimeProof({ time, line }: { time: Proof['time'][number]; line: Line }) {
  const t = useMessages(proofMessages);
  const { price, quantity } = useFormat();
  const { isOnSite, distanceMeters, accuracyMeters, cardRate, cardReason } = time;
  const isAgreed = cardRate !== null && isSame(cardRate, line.unitPrice);
  const placeText =
    distanceMeters === null
      ? undefined
      : accuracyMeters === null
        ? t('distanceUnknown', { metres: distanceMeters })
        : t('distance', { metres: distanceMeters, accuracy: accuracyMeters });
  return (
    <>
      <ProofRow icon={Clock} label={t('time')}>
        {time.personName && `${time.personName}, `}
        <Day value={time.workDate} />
        {time.startedAt && time.endedAt && (
          <>
            {', '}
            <DateTime value={time.startedAt} style="time" />
            {' – '}
            <DateTime value={time.endedAt} style="time" />
          </>
        )}
        {', '}
        {t('hours', { hours: quantity(time.hours) })}
        {time.visitNumber && <span className="text-soft"> · {time.visitNumber}</span>}
      </ProofRow>
      <ProofRow
        icon={MapPin}
        label={t('site')}
        verdict={
          isOnSite === null ? undefined : isOnSite ? ['good', t('onSite')] : ['attention', t('offSite')]
        }
      >
        {placeText ?? <span className="text-soft">{t('noPlace')}</span>}
      </ProofRow>
      {cardRate !== null && (
        <ProofRow
          icon={Scale}
          label={t('rate')}
          verdict={isAgreed ? ['good', t('asAgreed')] : ['attention', t('notAsAgreed')]}
        >
          {t('card', { rate: price(cardRate) })}
          {cardReason && <span className="text-soft"> ({cardReason})</span>}
        </ProofRow>
      )}
    </>
  );
}
