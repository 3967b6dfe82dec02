import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { PageSkeleton } from '../../app/page-skeleton';
import { useId } from '../../app/url-state';

/** Where letters and messages about a connection lead: to its health. */
export default function IntegrationPage() {
  const id = useId();
  const navigate = useNavigate();
  useEffect(() => {
    void navigate({ to: '/sync', search: { tab: 'health', connection: id } as never, replace: true });
  }, [id, navigate]);
  return <PageSkeleton />;
}
