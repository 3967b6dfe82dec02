import { Pencil } from 'lucide-react';
import { Button, Card, Facts, MeaningSign, useMessages } from '#ui';
import { useMay } from '../../app/me';
import { Part } from '../../app/part';
import { usePlaces } from '../../app/provinces';
import { useRead } from '../../app/queries';
import { useUrlState } from '../../app/url-state';
import { BrandingDrawer } from './branding-drawer';
import { BRANDING, ORGANIZATION, type Organization, zoneName } from './organization';
import { OrganizationDrawer } from './organization-drawer';
import { organizationMessages } from './organization-messages';
import { PaperPreview } from './paper-preview';
import { RetentionCard } from './retention-card';

/** Who we are, and how our papers say it. */
export function OrganizationTab() {
  const t = useMessages(organizationMessages);
  const mayManage = useMay('organization.manage');
  const [{ edit }, change] = useUrlState();
  const organization = useRead(ORGANIZATION);
  const branding = useRead(BRANDING);
  const close = () => change({ edit: undefined });
  const pencil = (what: string, label: string) =>
    mayManage && (
      <Button
        look="quiet"
        size="small"
        icon={Pencil}
        aria-label={`${t('edit')}: ${label}`}
        onClick={() => change({ edit: what }, 'push')}
      >
        {t('edit')}
      </Button>
    );
  return (
    <>
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <Card title={t('organization')} action={pencil('organization', t('organization'))}>
          <Part read={organization}>{(data) => <About organization={data} />}</Part>
        </Card>
        <Card title={t('branding')} action={pencil('branding', t('branding'))}>
          <p className="mb-3 text-soft">{t('brandingLead')}</p>
          <Part read={branding}>
            {(data) => (
              <>
                <PaperPreview
                  sender={data}
                  name={organization.data?.name ?? ''}
                  logo={data.hasLogo ? 'kept' : undefined}
                />
                {!(data.address && (data.gstNumber || data.qstNumber)) && (
                  <p className="mt-3 flex items-start gap-1.5 text-sm">
                    <MeaningSign meaning="attention" className="mt-0.5" />
                    {t('noAddress')}
                  </p>
                )}
              </>
            )}
          </Part>
        </Card>
        <RetentionCard />
      </div>
      {mayManage && edit === 'organization' && organization.data && (
        <OrganizationDrawer organization={organization.data} onClose={close} />
      )}
      {mayManage && edit === 'branding' && branding.data && (
        <BrandingDrawer branding={branding.data} name={organization.data?.name ?? ''} onClose={close} />
      )}
    </>
  );
}

function About({ organization }: { organization: Organization }) {
  const t = useMessages(organizationMessages);
  const places = usePlaces();
  const { name, province, timezone, locale, currency, syncEnabled } = organization;
  return (
    <Facts
      items={[
        [t('name'), name],
        [t('province'), places.province(province)],
        [t('timezone'), zoneName(timezone)],
        [t('language'), t(locale.startsWith('fr') ? 'french' : 'english')],
        [t('currency'), currency],
        [
          t('sync'),
          <span key="sync" className="inline-flex items-center gap-1.5">
            <MeaningSign meaning={syncEnabled ? 'good' : 'attention'} />
            {t(syncEnabled ? 'syncOn' : 'syncOff')}
          </span>,
        ],
      ]}
    />
  );
}
