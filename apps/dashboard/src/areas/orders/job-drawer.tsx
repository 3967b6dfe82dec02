import { useRef } from 'react';
import { useWatch } from 'react-hook-form';
import { api, got, idempotent, type schemas } from '#api-client';
import {
  AmountField,
  FormDrawer,
  Problem,
  refusalOf,
  SkeletonLines,
  SwitchField,
  TextAreaField,
  TextField,
  TextLink,
  useFormat,
  useMessages,
} from '#ui';
import { useList } from '../../app/queries';
import { useSaveForm } from '../../app/save-form';
import { useLeave } from '../../app/use-leave';
import { jobMessages } from './job-messages';
import type { Order } from './order';

interface Values {
  name: string;
  description: string;
  isPart: boolean;
  lines: string[];
  overrideReason: string;
}

/** Makes a job of a customer's order: of all that no job has taken yet, or of a part of it. */
export function JobDrawer({ order, onClose }: { order: Order; onClose(): void }) {
  const t = useMessages(jobMessages);
  const earlier = useList('/api/v1/jobs', { purchaseOrderId: order.id, limit: 100 });
  const { form, isSaved } = useMakeJob(order, (earlier.rows?.length ?? 0) > 0, onClose);
  return (
    <FormDrawer form={form} title={t('title')} go={t('make')} isSaved={isSaved} onClose={onClose}>
      {!earlier.rows && !earlier.error && <SkeletonLines count={2} />}
      {Boolean(earlier.error) && !earlier.rows && (
        <Problem problem={refusalOf(earlier.error)} onRetry={earlier.retry} isInline />
      )}
      {earlier.rows && earlier.rows.length > 0 && (
        <p>
          {t('already', { count: earlier.rows.length })}{' '}
          {earlier.rows.map((job, index) => (
            <span key={job.id}>
              {index > 0 && ', '}
              <TextLink to={`/jobs/${job.id}`}>{job.number}</TextLink>
            </span>
          ))}
        </p>
      )}
      <TextField name="name" label={t('name')} hint={t('nameHint')} autoComplete="off" />
      <TextAreaField name="description" label={t('description')} rows={2} />
      <SwitchField name="isPart" label={t('isPart')} hint={t('isPartHint')} />
      <Lines order={order} />
    </FormDrawer>
  );
}

/** Asked for only when the job takes a part of the order. */
function Lines({ order }: { order: Order }) {
  const t = useMessages(jobMessages);
  const { quantity } = useFormat();
  const isPart = useWatch<Values, 'isPart'>({ name: 'isPart' });
  if (!isPart) return null;
  return (
    <div className="space-y-4 border-line border-t pt-4">
      {order.lines.map((line, index) => (
        <AmountField
          key={line.lineNumber}
          name={`lines.${index}`}
          label={`${line.lineNumber}. ${line.description}`}
          hint={t('ofOrdered', { quantity: quantity(line.quantity) })}
          unit={line.unit ?? undefined}
        />
      ))}
      <TextField name="overrideReason" label={t('whyMore')} autoComplete="off" />
    </div>
  );
}

function useMakeJob(order: Order, additional: boolean, onClose: () => void) {
  const t = useMessages(jobMessages);
  const leave = useLeave(onClose);
  // A job that was made with a lost answer is no earlier one of the same press.
  const isAdditional = useRef<boolean>(undefined);
  return useSaveForm<Values, schemas['JobAnswer']>({
    defaultValues: {
      name: '',
      description: '',
      isPart: false,
      lines: order.lines.map(() => ''),
      overrideReason: '',
    },
    send: async ({ name, description, isPart, lines, overrideReason }, key) => {
      const wanted = order.lines.flatMap(({ lineNumber }, index) => {
        const quantity = lines[index]?.trim();
        return quantity && quantity !== '0' ? [{ lineNumber, quantity }] : [];
      });
      if (isPart && wanted.length === 0) throw new Error(t('nothing'));
      isAdditional.current ??= additional;
      const made = got(
        api.POST('/api/v1/purchase-orders/{id}/jobs', {
          params: { path: { id: order.id }, header: idempotent(key) },
          body: {
            additional: isAdditional.current,
            ...(name.trim() && { name: name.trim() }),
            ...(description.trim() && { description: description.trim() }),
            ...(isPart && { lines: wanted }),
            ...(isPart && overrideReason.trim() && { overrideReason: overrideReason.trim() }),
          },
        }),
      );
      return made.catch((error: unknown) => {
        const { status = 0 } = refusalOf(error);
        if (status >= 400 && status < 500) isAdditional.current = undefined;
        throw error;
      });
    },
    refreshes: ['/api/v1/purchase-orders', '/api/v1/jobs'],
    said: ({ number }) => t('made', { number }),
    onDone: ({ id }) => leave(`/jobs/${id}`),
  });
}
