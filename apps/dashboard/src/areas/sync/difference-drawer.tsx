import { useState } from 'react';
import {
  Button,
  buttonClasses,
  Drawer,
  Facts,
  FormDialog,
  Link,
  SkeletonLines,
  StatePill,
  TextAreaField,
  useMessages,
  useProblemForm,
} from '#ui';
import { useMay } from '../../app/me';
import { DifferenceFigure } from './difference-figure';
import { pageOf, useNames } from './names';
import { DIFFERENCE_MEANINGS, type Difference, useMend } from './reconciliation-actions';
import { causeMessages, kindMessages, reconciliationMessages } from './reconciliation-messages';

/** One difference: what, why, both amounts, and one button for each thing that can be done about it. */
export function DifferenceDrawer({
  id,
  rows,
  theirSide,
  onClose,
}: {
  id: string | undefined;
  rows: readonly Difference[] | undefined;
  theirSide: string;
  onClose(): void;
}) {
  const t = useMessages(reconciliationMessages);
  const names = useNames();
  if (!id) return null;
  const difference = rows?.find((one) => one.id === id);
  const title = difference
    ? [names.entity(difference.entity), difference.label].filter(Boolean).join(' ')
    : t('differences');
  return (
    <Drawer isOpen onClose={onClose} title={title}>
      {difference && <Detail difference={difference} theirSide={theirSide} />}
      {!difference && (rows ? <p className="text-soft">{t('gone')}</p> : <SkeletonLines count={6} />)}
    </Drawer>
  );
}

function Detail({ difference, theirSide }: { difference: Difference; theirSide: string }) {
  const t = useMessages(reconciliationMessages);
  const kinds = useMessages(kindMessages);
  const causes = useMessages(causeMessages);
  const { entity, recordId, status, kind, cause, ours, theirs, amount, detail } = difference;
  const page = pageOf(entity, recordId);
  return (
    <div className="space-y-5">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <StatePill meaning={DIFFERENCE_MEANINGS[status]}>{t(status)}</StatePill>
        {page && (
          <Link to={page} className={buttonClasses('secondary', 'small')}>
            {t('openRecord')}
          </Link>
        )}
      </div>
      <p className="font-medium">{kinds(kind)}</p>
      <p className="break-words text-soft">
        {causes(cause)}
        {detail.note && `: ${detail.note}`}
      </p>
      <Facts
        items={[
          [t('here'), <DifferenceFigure key="ours" difference={difference} value={ours} />],
          [theirSide, <DifferenceFigure key="theirs" difference={difference} value={theirs} />],
          [t('amount'), <DifferenceFigure key="amount" difference={difference} value={amount} strong />],
          ...(detail.untold
            ? [
                [
                  t('untold'),
                  <DifferenceFigure key="untold" difference={difference} value={detail.untold} />,
                ] as const,
              ]
            : []),
          ...(detail.rates
            ? [[t('rates'), `${detail.rates.ours ?? '–'} / ${detail.rates.theirs}`] as const]
            : []),
        ]}
      />
      <Note title={t('explanation')} text={difference.explanation} />
      <Note title={t('lastCheck')} text={status === 'settled' ? null : difference.lastCheck} />
      <Repairs difference={difference} />
    </div>
  );
}

function Note({ title, text }: { title: string; text: string | null }) {
  if (!text) return null;
  return (
    <div>
      <h3 className="text-faint text-sm">{title}</h3>
      <p className="break-words">{text}</p>
    </div>
  );
}

/** The most likely one stands out; explaining asks for a sentence first. */
function Repairs({ difference }: { difference: Difference }) {
  const t = useMessages(reconciliationMessages);
  const mayMend = useMay('integrations.sync');
  const mend = useMend();
  const [isExplaining, setExplaining] = useState(false);
  const [first] = difference.repairs;
  if (!mayMend || first === undefined) return null;
  return (
    <div className="space-y-2" data-no-print>
      <div className="flex flex-wrap gap-2">
        {difference.repairs.map((repair) => (
          <Button
            key={repair}
            look={repair === first ? 'primary' : 'secondary'}
            isBusy={mend.isPending && mend.variables?.repair === repair}
            onClick={() => (repair === 'explain' ? setExplaining(true) : mend.mutate({ difference, repair }))}
          >
            {t(repair)}
          </Button>
        ))}
      </div>
      {(first === 'read-again' || first === 'send-again') && (
        <p className="text-soft text-sm">{t(`${first}Hint`)}</p>
      )}
      {isExplaining && <Explain difference={difference} onClose={() => setExplaining(false)} />}
    </div>
  );
}

function Explain({ difference, onClose }: { difference: Difference; onClose(): void }) {
  const t = useMessages(reconciliationMessages);
  const mend = useMend({ isQuiet: true });
  const form = useProblemForm({
    defaultValues: { note: difference.explanation ?? '' },
    save: async ({ note }) => {
      await mend.mutateAsync({ difference, repair: 'explain', note });
      onClose();
    },
  });
  return (
    <FormDialog
      form={form}
      title={t('explainTitle')}
      go={t('explain')}
      cancelLabel={t('cancel')}
      onClose={onClose}
    >
      <TextAreaField name="note" label={t('explainField')} hint={t('explainHint')} isRequired />
    </FormDialog>
  );
}
