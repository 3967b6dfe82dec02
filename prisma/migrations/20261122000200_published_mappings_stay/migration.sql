-- Of a version that is not a draft any more, nothing changes but that another one supersedes it. The trigger before let its mapping and
-- who published it when be changed, and brought back what was superseded.
DROP TRIGGER field_mapping_versions_published_stay ON field_mapping_versions;
CREATE TRIGGER field_mapping_versions_published_stay BEFORE UPDATE ON field_mapping_versions FOR EACH ROW
  WHEN (
    OLD.status <> 'draft' AND NOT (
      OLD.status = 'published' AND NEW.status = 'superseded'
      AND (NEW.organization_id, NEW.mapping_id, NEW.number, NEW.definition, NEW.created_at, NEW.created_by, NEW.published_at, NEW.published_by)
        IS NOT DISTINCT FROM
          (OLD.organization_id, OLD.mapping_id, OLD.number, OLD.definition, OLD.created_at, OLD.created_by, OLD.published_at, OLD.published_by)
    )
  )
  EXECUTE FUNCTION refuse_published_mapping_change();
