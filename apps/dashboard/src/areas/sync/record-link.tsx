import { Id, TextLink } from '#ui';
import { pageOf, useNames } from './names';

/** A record by its kind and name; a link where it has a page here. */
export function RecordLink({
  entity,
  recordId,
  label,
}: {
  entity: string;
  recordId: string | null;
  label: string | null | undefined;
}) {
  const names = useNames();
  const page = pageOf(entity, recordId);
  const text = label ? `${names.entity(entity)} ${label}` : names.entity(entity);
  if (page) return <TextLink to={page}>{text}</TextLink>;
  return (
    <>
      {text} {!label && recordId && <Id value={recordId} short />}
    </>
  );
}
