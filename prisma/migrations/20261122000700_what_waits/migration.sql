-- What waits for a person, in the order of the list: as few rows as wait, however many writes and conflicts there were.
CREATE INDEX sync_operations_parked ON sync_operations (organization_id, id) WHERE status = 'parked';
CREATE INDEX conflicts_waiting ON conflicts (organization_id, id) WHERE status = 'open';
CREATE INDEX conflicts_of_record ON conflicts (organization_id, connection_id, entity, local_id) WHERE status = 'open';
