import { Button, buttonClasses, Link, MeaningSign, useMessages } from '#ui';
import { useMay } from '../../app/me';
import { type Connection, nameOf, useConnectionWrites } from './actions';
import { messages } from './messages';

/** Why a connection does not work as it should, and what to do. */
export function Why({ message, fix }: { message: string; fix?: string }) {
  return (
    <div className="flex gap-2 rounded-md bg-attention-soft px-3 py-2">
      <MeaningSign meaning="attention" className="mt-0.5" />
      <p className="min-w-0">
        <span className="font-medium">{message}</span> {fix}
      </p>
    </div>
  );
}

/** Nothing flows before a person has said that it is her company. */
export function ConfirmCompany({ connection }: { connection: Connection }) {
  const t = useMessages(messages);
  const mayManage = useMay('integrations.manage');
  const { confirm, disconnect } = useConnectionWrites(connection);
  return (
    <div className="rounded-md bg-info-soft px-4 py-3">
      <h3 className="font-semibold">{t('confirmTitle')}</h3>
      <p className="mt-0.5">{t('confirmText', { name: nameOf(connection), id: connection.companyId })}</p>
      {mayManage ? (
        <div className="mt-3 flex flex-wrap gap-2">
          <Button look="primary" isBusy={confirm.isPending} onClick={() => confirm.mutate()}>
            {t('yes')}
          </Button>
          <Button isBusy={disconnect.isPending} onClick={() => disconnect.mutate()}>
            {t('no')}
          </Button>
          <Link to={`/sync/connect?connection=${connection.id}`} className={buttonClasses('quiet')}>
            {t('continueSetup')}
          </Link>
        </div>
      ) : (
        <p className="mt-1">{t('confirmForOthers')}</p>
      )}
    </div>
  );
}
