import { CircleX } from 'lucide-react';
import { useState } from 'react';
import { api, got, idempotent, type schemas } from '#api-client';
import {
  Button,
  Drawer,
  Facts,
  FormDrawer,
  Nothing,
  Problem,
  refusalOf,
  SkeletonLines,
  StatePill,
  TextLink,
  useFormat,
  useMessages,
} from '#ui';
import { useBegun } from '../../app/begun';
import { PostalAddress } from '../../app/postal-address';
import { useRead, useWrite } from '../../app/queries';
import { ReasonDialog } from '../../app/reason-dialog';
import { useSaveForm } from '../../app/save-form';
import { VISIT_MEANINGS, visitStatusMessages } from '../../app/states';
import { messages, visitMessages } from './messages';
import { isOver, planOf } from './plan';
import { PlanFields } from './plan-fields';
import { type PlanValues, planValues, typedPlan } from './plan-values';
import type { BoardData } from './use-board';
import { sendPlan, usePlanWords, VISITS } from './use-plans';

type Visit = schemas['WorkOrderAnswer'];

interface DrawerProps {
  id: string;
  board: BoardData;
  onClose(): void;
}

/** One visit: what it is about, and who goes when, to be changed until the work begins. */
export function VisitDrawer({ id, ...props }: DrawerProps) {
  const t = useMessages(messages);
  const { data, error } = useRead('/api/v1/work-orders/{id}', undefined, { id });
  if (data) return <Planner visit={data} {...props} />;
  return (
    <Drawer isOpen onClose={props.onClose} title={t('title')}>
      {error ? <Problem problem={refusalOf(error)} isInline /> : <SkeletonLines count={8} />}
    </Drawer>
  );
}

function Planner({ visit: now, board, onClose }: Omit<DrawerProps, 'id'> & { visit: Visit }) {
  const t = useMessages(visitMessages);
  const plans = useMessages(messages);
  const { zone } = useFormat();
  const visit = useBegun(now);
  const words = usePlanWords(board.nameOf);
  const [isCancelling, setCancelling] = useState(false);
  const mayPlan = board.plans.mayMove(visit);
  const { form, isSaved } = useSaveForm<PlanValues, Visit>({
    defaultValues: planValues(planOf(visit), zone),
    send: (values, key) => sendPlan(visit, typedPlan(values, zone, planOf(visit)), key),
    refreshes: [VISITS],
    said: (after) => plans('moved', { number: after.number, ...words(planOf(after)) }),
    onDone: onClose,
  });
  return (
    <>
      <FormDrawer
        form={form}
        isSaved={isSaved}
        title={t('planTitle', { number: visit.number, title: visit.title })}
        go={mayPlan ? t('plan') : undefined}
        others={
          board.plans.mayPlan &&
          !isOver(visit) && (
            <Button look="danger" icon={CircleX} onClick={() => setCancelling(true)}>
              {t('cancel')}
            </Button>
          )
        }
        onClose={onClose}
      >
        <VisitFacts visit={visit} />
        {mayPlan ? <PlanFields board={board} visit={visit} /> : <Going visit={visit} />}
      </FormDrawer>
      {isCancelling && <CancelDialog visit={visit} onDone={onClose} onClose={() => setCancelling(false)} />}
    </>
  );
}

function VisitFacts({ visit }: { visit: Visit }) {
  const t = useMessages(visitMessages);
  const status = useMessages(visitStatusMessages);
  const { jobId, jobNumber, customerId, customerName, siteAddress, description, reason } = visit;
  return (
    <Facts
      items={[
        [
          t('state'),
          <StatePill key="s" meaning={VISIT_MEANINGS[visit.status]}>
            {status(visit.status)}
          </StatePill>,
        ],
        ...(reason ? [[t('reason'), reason] as const] : []),
        [
          t('job'),
          jobId ? (
            <TextLink key="j" to={`/jobs/${jobId}`}>
              {jobNumber}
            </TextLink>
          ) : (
            <Nothing key="j" />
          ),
        ],
        [
          t('customer'),
          customerId ? (
            <TextLink key="c" to={`/customers/${customerId}`}>
              {customerName}
            </TextLink>
          ) : (
            <Nothing key="c" />
          ),
        ],
        [t('site'), siteAddress ? <PostalAddress key="a" address={siteAddress} /> : <Nothing key="a" />],
        ...(description ? [[t('description'), description] as const] : []),
      ]}
    />
  );
}

/** Who goes and when, where it stays as it is. */
function Going({ visit }: { visit: Visit }) {
  const t = useMessages(visitMessages);
  const words = useMessages(messages);
  const { instant } = useFormat();
  const { assignments, scheduledStart, status } = visit;
  const who = assignments.map(({ contractorName }) => contractorName).join(', ');
  const hasBegun = !isOver(visit) && ['en_route', 'started', 'paused'].includes(status);
  return (
    <>
      <Facts
        items={[
          [t('who'), who || words('nobody')],
          [t('onDay'), scheduledStart ? instant(scheduledStart) : words('noTime')],
        ]}
      />
      {hasBegun && <p className="text-soft text-sm">{t('begun')}</p>}
    </>
  );
}

function CancelDialog({ visit, onDone, onClose }: { visit: Visit; onDone(): void; onClose(): void }) {
  const t = useMessages(visitMessages);
  const cancel = useWrite<string, Visit>({
    send: (reason, key) =>
      got(
        api.POST('/api/v1/work-orders/{id}/cancel', {
          params: { path: { id: visit.id }, header: idempotent(key) },
          body: { reason },
        }),
      ),
    refreshes: [VISITS],
    said: ({ number }) => t('cancelled', { number }),
    onDone,
    isQuiet: true,
  });
  return (
    <ReasonDialog
      title={t('cancelTitle', { number: visit.number })}
      text={t('cancelText')}
      go={t('cancel')}
      onSend={cancel.mutateAsync}
      onClose={onClose}
    />
  );
}
