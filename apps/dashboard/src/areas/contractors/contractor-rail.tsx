import type { ReactNode } from 'react';
import { Card, Facts, Id, Nothing, useMessages } from '#ui';
import { Part } from '../../app/part';
import { PostalAddress } from '../../app/postal-address';
import { useRead } from '../../app/queries';
import { MailLink, PhoneLink } from '../../app/reach';
import type { Contractor } from './contractor-form';
import { levelMessages, messages } from './messages';

/** How to reach her, on which terms she is paid, and where she starts her day. */
export function ContractorRail({ contractor }: { contractor: Contractor }) {
  const t = useMessages(messages);
  const { email, phone, kind, currency, address, notes, id } = contractor;
  const person = [contractor.givenName, contractor.familyName].filter(Boolean).join(' ');
  return (
    <>
      <Card title={t('details')}>
        <Facts
          items={[
            ...(person ? ([[t('name'), person]] as const) : []),
            [t('phone'), phone ? <PhoneLink key="p" to={phone} /> : <Nothing key="p" />],
            [t('email'), email ? <MailLink key="m" to={email} /> : <Nothing key="m" />],
            [t('address'), <PostalAddress key="a" address={address} />],
            [t('terms'), <Terms key="t" id={contractor.termId} />],
            [t('currency'), currency],
            ['ID', <Id key="i" value={id} short />],
          ]}
        />
        {notes && (
          <>
            <h3 className="mt-4 mb-1 font-medium text-sm">{t('notes')}</h3>
            <p className="whitespace-pre-wrap text-soft">{notes}</p>
          </>
        )}
      </Card>
      {kind === 'contractor' && <InTheField id={id} />}
    </>
  );
}

function InTheField({ id }: { id: string }) {
  const t = useMessages(messages);
  const level = useMessages(levelMessages);
  const read = useRead('/api/v1/contractors/{id}/profile', undefined, { id });
  const orNothing = (text: ReactNode, key: string) => text || <Nothing key={key} />;
  return (
    <Card title={t('road')}>
      <Part read={read}>
        {({ homeAddress, vehicle, vehiclePlate, skillTier, language }) => (
          <Facts
            items={[
              [t('homeBase'), <PostalAddress key="h" address={homeAddress} />],
              [t('vehicle'), orNothing([vehicle, vehiclePlate].filter(Boolean).join(' · '), 'v')],
              [t('skillTier'), orNothing(skillTier && level(skillTier), 's')],
              [t('language'), t(language)],
            ]}
          />
        )}
      </Part>
    </Card>
  );
}

function Terms({ id }: { id: string | null }) {
  const { data } = useRead('/api/v1/terms/{id}', undefined, { id: id ?? '', isOff: !id });
  if (!id) return <Nothing />;
  return data?.name ?? '…';
}
