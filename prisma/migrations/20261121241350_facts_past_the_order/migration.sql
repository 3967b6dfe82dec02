-- AlterTable
ALTER TABLE "purchase_order_line_details" ADD COLUMN     "limit_passed_as_fact" BOOLEAN NOT NULL DEFAULT false;

-- What is so in the books already goes past the limit without a reason that nobody gave.
ALTER TABLE purchase_order_line_details DROP CONSTRAINT purchase_order_line_details_within_limit;
ALTER TABLE purchase_order_line_details ADD CONSTRAINT purchase_order_line_details_within_limit CHECK (
  quantity_received >= 0 AND quantity_worked >= 0 AND quantity_billed >= 0
  AND (greatest(quantity_received, quantity_worked, quantity_billed) <= quantity_limit OR override_reason IS NOT NULL OR limit_passed_as_fact));

-- Reasons that the product had given itself. The owner of the tables reads every organization's rows here.
ALTER TABLE purchase_order_line_details NO FORCE ROW LEVEL SECURITY;
UPDATE purchase_order_line_details
SET override_reason = NULL, limit_passed_as_fact = greatest(quantity_received, quantity_worked, quantity_billed) > quantity_limit
WHERE override_reason IN ('Billed in the accounting system', 'The credit was voided in the accounting system.');
ALTER TABLE purchase_order_line_details FORCE ROW LEVEL SECURITY;

-- One line of a bill may be spread over several lines of its order.
DROP INDEX billed_order_lines_once;
CREATE UNIQUE INDEX billed_order_lines_once ON billed_order_lines (organization_id, invoice_id, line_number, order_line_number)
  WHERE released_at IS NULL;
