import { RotateCcw } from 'lucide-react';
import { Button, Page, Problem, useMessages } from '#ui';
import { messages } from './messages';

/** A page whose code failed. After a new version was installed a reload brings the files that fit together. */
export function Broken({ error }: { error: unknown }) {
  const t = useMessages(messages);
  return (
    <Page>
      <Problem
        problem={{
          detail: t('broken'),
          fix: `${t('brokenFix')} (${error instanceof Error ? error.message : String(error)})`,
        }}
        action={
          <Button size="small" icon={RotateCcw} onClick={() => location.reload()}>
            {t('reload')}
          </Button>
        }
      />
    </Page>
  );
}
