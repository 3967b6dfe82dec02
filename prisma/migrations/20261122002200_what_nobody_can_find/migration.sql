-- What was sent and nobody can find waits for a person as well. The list of what waits is read in the order of one index.
DROP INDEX sync_operations_parked;
CREATE INDEX sync_operations_waiting ON sync_operations (organization_id, id)
  WHERE status = 'parked' OR (status = 'uncertain' AND attempts >= 30);
