/**
 * What must not lose a branch that a test takes: merge, mapping, money, tokens and the vault. A file is listed once it
 * is whole; a name that is gone fails the run too, so a file that moves is moved here. New mappers belong without a
 * line of their own.
 */
const accounting = [
  'connections/oauth-state.ts',
  'connections/oauth-states.repository.ts',
  'connectors/quickbooks-online/quickbooks-online.oauth.ts',
  'connectors/quickbooks-online/mappers/!(mapper).ts',
  'credentials/*.ts',
  'sync/bindings/credit-bindings.ts',
  'sync/bindings/documents.ts',
  'sync/bindings/invoice-bindings.ts',
  'sync/bindings/list-bindings.ts',
  'sync/bindings/payment-bindings.ts',
  'sync/bindings/time-binding.ts',
  'sync/merge.ts',
  'sync/references.ts',
];

const catalog = [
  'domain/rate-card.ts',
  'domain/tax-components.ts',
  'domain/tax-settings.ts',
  'domain/exchange-rates.ts',
  'domain/tax-engine/compute-tax.ts',
  'domain/tax-engine/predict-totals.ts',
  'domain/tax-engine/item-supplies.ts',
  'domain/tax-engine/place-of-supply.ts',
  'domain/tax-engine/spread-discount.ts',
  'domain/tax-engine/tax-questions.ts',
  'domain/tax-engine/taxability.ts',
  'queries/taxes.query.ts',
];

const identity = [
  'access/access-token.strategy.ts',
  'commands/log-in.command.ts',
  'commands/log-out.command.ts',
  'commands/refresh-session.command.ts',
  'commands/session-ending.ts',
  'commands/session-opener.ts',
  'domain/opaque-token.ts',
  'domain/session-cookie.ts',
  'sessions.repository.ts',
];

const invoicing = [
  'domain/allocations.ts',
  'domain/billing-settings.ts',
  'domain/credit.ts',
  'domain/holdback.ts',
  'domain/invoice-totals.ts',
  'domain/job-billing.ts',
  'domain/link-token.ts',
  'domain/payment.ts',
  'domain/tax-reason.ts',
];

const kernel = ['canonical-json.ts', 'grouped-digits.ts', 'money.ts', 'secret.ts'];

const platform = [
  'vault/cipher.ts',
  'vault/data-keys.repository.ts',
  'vault/master-keys.ts',
  'vault/sealed-cells.repository.ts',
  'vault/sealed-columns.ts',
  'vault/sealed-text.ts',
  'vault/vault-errors.ts',
  'vault/vault.ts',
];

const transform = [
  'domain/compile-mapping.ts',
  'domain/field-problem.ts',
  'domain/mapping-definition.ts',
  'domain/mapping.errors.ts',
  'domain/output.ts',
  'domain/record-run.ts',
  'domain/targets.ts',
  'domain/transform-stream.ts',
  'domain/language/compile-expression.ts',
  'domain/language/day-functions.ts',
  'domain/language/decimals.ts',
  'domain/language/define-function.ts',
  'domain/language/expression.errors.ts',
  'domain/language/functions.ts',
  'domain/language/language-reference.ts',
  'domain/language/likeness.ts',
  'domain/language/list-macros.ts',
  'domain/language/money-functions.ts',
  'domain/language/number-functions.ts',
  'domain/language/operators.ts',
  'domain/language/parse.ts',
  'domain/language/scope.ts',
  'domain/language/text-functions.ts',
  'domain/language/tokens.ts',
  'domain/language/value-functions.ts',
  'domain/language/values.ts',
  'domain/schema/schema-work.ts',
];

const listed = {
  accounting,
  catalog,
  identity,
  invoicing,
  jobs: ['domain/allocation.ts', 'domain/split.ts'],
  kernel,
  parties: [
    'commands/sweep-merged.command.ts',
    'domain/customer-merge.ts',
    'domain/tax-identifiers.ts',
    'listeners/merge-sweep.listener.ts',
  ],
  platform,
  'purchase-orders': ['domain/order-totals.ts'],
  timekeeping: ['domain/rounding.ts'],
  transform,
};

/** For `coverageThreshold`: each of them by itself, whatever the others reach. */
export const wholeBranches = Object.fromEntries(
  Object.entries(listed).flatMap(([lib, files]) =>
    files.map((file) => [`./libs/${lib}/src/${file}`, { branches: 100 }]),
  ),
);
