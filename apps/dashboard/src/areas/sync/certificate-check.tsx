import { Dialog, Field, INPUT, MeaningSign, Problem, refusalOf, useMessages } from '#ui';
import { useVerify } from './reconciliation-actions';
import { reconciliationMessages } from './reconciliation-messages';

/** Whether a signed file is what was signed: one changed cent, and it is not. */
export function CertificateCheck({ onClose }: { onClose(): void }) {
  const t = useMessages(reconciliationMessages);
  const verify = useVerify();
  const { data, error } = verify;
  const choose = async (file: File | undefined) => {
    if (file) verify.mutate(await file.text());
  };
  return (
    <Dialog isOpen onClose={onClose} title={t('check')}>
      <div className="space-y-4">
        <p className="text-soft">{t('checkText')}</p>
        <Field label={t('checkFile')}>
          {(props) => (
            <input
              {...props}
              type="file"
              accept=".json,application/json"
              className={INPUT}
              onChange={(event) => void choose(event.target.files?.[0])}
            />
          )}
        </Field>
        {error && <Problem problem={refusalOf(error)} isInline />}
        {data && (
          <p role="status" className="flex items-start gap-2">
            <MeaningSign meaning={data.isValid ? 'good' : 'blocked'} className="mt-0.5" />
            {t(data.isValid ? 'checkValid' : 'checkFalse')}
          </p>
        )}
      </div>
    </Dialog>
  );
}
