import { Eye, EyeOff, Pencil } from 'lucide-react';
import { useEffect, useState } from 'react';
import { api, got, type schemas } from '#api-client';
import { Button, Card, Facts, Nothing, useMessages } from '#ui';
import { useMay } from '../../app/me';
import { Part } from '../../app/part';
import { useRead, useWrite } from '../../app/queries';
import { ReasonDialog } from '../../app/reason-dialog';
import { useUrlState } from '../../app/url-state';
import { TaxEditor } from './tax-editor';
import { taxMessages } from './work-messages';

type TaxIdentity = schemas['TaxIdentityAnswer'];
type Revealed = schemas['RevealedTaxIdentityAnswer'];

const SHOWN_MS = 60_000;

/** Which slip she gets, with the last digits of the numbers on it. Whoever may can see them in full, which is kept. */
export function TaxTab({ id }: { id: string }) {
  const t = useMessages(taxMessages);
  const mayReveal = useMay('contractors.tax-identifiers');
  const read = useRead('/api/v1/contractors/{id}/tax-identity', undefined, { id });
  const [{ row }, change] = useUrlState();
  const [isAsking, ask] = useState(false);
  const reveal = useReveal(id, () => ask(false));
  const { data: revealed, reset: hide } = reveal;
  useEffect(() => {
    if (!revealed) return;
    const timer = setTimeout(hide, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [revealed, hide]);
  return (
    <Card
      title={t('title')}
      className="max-w-2xl"
      action={
        mayReveal && (
          <Button size="small" icon={Pencil} onClick={() => change({ row: 'tax' }, 'push')}>
            {t('edit')}
          </Button>
        )
      }
    >
      <Part read={read}>
        {(identity) => (
          <>
            <Numbers identity={identity} revealed={revealed} />
            {mayReveal && (identity.businessNumberEnding || identity.sinEnding) && (
              <div className="mt-4">
                <Button icon={revealed ? EyeOff : Eye} onClick={() => (revealed ? hide() : ask(true))}>
                  {t(revealed ? 'hide' : 'reveal')}
                </Button>
              </div>
            )}
            {mayReveal && row === 'tax' && (
              <TaxEditor
                id={id}
                identity={identity}
                onClose={() => {
                  // What stands there in full may have been replaced.
                  hide();
                  change({ row: undefined });
                }}
              />
            )}
          </>
        )}
      </Part>
      {isAsking && (
        <ReasonDialog
          title={t('revealTitle')}
          text={t('revealText')}
          go={t('reveal')}
          onSend={reveal.mutateAsync}
          onClose={() => ask(false)}
        />
      )}
    </Card>
  );
}

function Numbers({ identity, revealed }: { identity: TaxIdentity; revealed: Revealed | undefined }) {
  const t = useMessages(taxMessages);
  const { slip, businessNumberEnding, sinEnding, gstNumber, qstNumber } = identity;
  return (
    <Facts
      items={[
        [t('slip'), t(slip)],
        [
          t('businessNumber'),
          <Sealed key="b" ending={businessNumberEnding} full={revealed?.businessNumber} />,
        ],
        [t('sin'), <Sealed key="s" ending={sinEnding} full={revealed?.sin} />],
        [t('gstNumber'), gstNumber ?? <Nothing key="g" />],
        [t('qstNumber'), qstNumber ?? <Nothing key="q" />],
      ]}
    />
  );
}

/** The last digits of a number that is kept sealed, or all of them. */
function Sealed({ ending, full }: { ending: string | null; full: string | null | undefined }) {
  const t = useMessages(taxMessages);
  if (!ending) return <Nothing />;
  if (full) return <span className="tnum font-medium">{full}</span>;
  return (
    <span className="tnum">
      <span aria-hidden>••• ••• {ending}</span>
      <span className="sr-only">{t('ending', { digits: ending })}</span>
    </span>
  );
}

/** Without a key: the answer to one is kept for a day, and these numbers are not to lie anywhere else. */
function useReveal(id: string, onDone: () => void) {
  return useWrite<string, Revealed>({
    send: (reason) =>
      got(
        api.POST('/api/v1/contractors/{id}/tax-identity/reveal', {
          params: { path: { id } },
          body: { reason },
        }),
      ),
    refreshes: [],
    onDone,
    isQuiet: true,
  });
}
