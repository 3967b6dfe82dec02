-- Refunds and routes of approval that stayed with a merged customer. The owner of the tables reads every organization's rows here.
ALTER TABLE customers NO FORCE ROW LEVEL SECURITY;
ALTER TABLE refunds NO FORCE ROW LEVEL SECURITY;
ALTER TABLE approval_routes NO FORCE ROW LEVEL SECURITY;
UPDATE refunds r SET customer_id = c.merged_into_id, version = r.version + 1, updated_at = now()
FROM customers c WHERE c.organization_id = r.organization_id AND c.id = r.customer_id AND c.merged_into_id IS NOT NULL;
UPDATE approval_routes r SET customer_id = c.merged_into_id, version = r.version + 1, updated_at = now()
FROM customers c WHERE c.organization_id = r.organization_id AND c.id = r.customer_id AND c.merged_into_id IS NOT NULL;
ALTER TABLE approval_routes FORCE ROW LEVEL SECURITY;
ALTER TABLE refunds FORCE ROW LEVEL SECURITY;
ALTER TABLE customers FORCE ROW LEVEL SECURITY;
