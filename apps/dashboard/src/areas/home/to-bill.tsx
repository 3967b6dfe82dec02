import { Drawer, Link, Money, Problem, refusalOf, SkeletonLines, useMessages } from '#ui';
import { toBillOf } from './job-money';
import { messages } from './messages';
import { useOpenJobs } from './reads';

/** Finished work that no invoice bills yet, largest first. Each opens its job, where it can be invoiced. */
export function ToBillDrawer({ isOpen, onClose }: { isOpen: boolean; onClose(): void }) {
  const t = useMessages(messages);
  return (
    <Drawer isOpen={isOpen} onClose={onClose} title={t('toBill')}>
      {isOpen && <ToBillList />}
    </Drawer>
  );
}

function ToBillList() {
  const t = useMessages(messages);
  const { data, error, refetch } = useOpenJobs();
  if (!data) {
    if (!error) return <SkeletonLines count={6} />;
    return <Problem problem={refusalOf(error)} onRetry={() => void refetch()} isInline />;
  }
  const { rows, amount } = toBillOf(data.items);
  if (rows.length === 0) return <p className="text-soft">{t('nothingToBill')}</p>;
  return (
    <>
      <p className="text-soft">
        {t('toBillLead', { count: rows.length })} <Money amount={amount} currency={data.currency} strong />
      </p>
      <ul className="-mx-2 mt-3 divide-y divide-line">
        {rows.map(({ id, number, name, contract, underBilled }) => (
          <li key={id}>
            <Link
              to={`/jobs/${id}`}
              className="flex items-baseline justify-between gap-3 rounded-md px-2 py-2.5 hover:bg-hover"
            >
              <span className="min-w-0">
                <span className="block truncate font-medium">{name}</span>
                <span className="block truncate text-faint text-sm">{number}</span>
              </span>
              <span className="shrink-0 text-right">
                <span className="block font-medium">
                  <Money amount={underBilled} currency={data.currency} />
                </span>
                <span className="block text-faint text-sm">
                  {t('ofContract')} <Money amount={contract} currency={data.currency} />
                </span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {data.nextCursor && <p className="mt-3 text-attention text-sm">{t('toBillCut')}</p>}
    </>
  );
}
