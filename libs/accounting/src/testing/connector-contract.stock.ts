import { newId } from '#kernel';
import type { PushOperation } from '../ports/accounting-connector.js';
import type { CanonicalItem } from '../ports/canonical-documents.js';
import type { CanonicalStockAdjustment } from '../ports/canonical-stock-adjustment.js';
import type { ConnectorError } from '../ports/connector-error.js';
import type { ContractCompany, ContractHarness } from './connector-contract.harness.js';

/** Adjustments of stock, on systems that take them; the others say so in their capabilities and are never asked. */
export function describeConnectorStock(open: () => ContractHarness): void {
  const inCompany = (work: (open: OpenCompany) => Promise<void>) => async () => {
    const { connector, open: openCompany } = open();
    if (!connector.capabilities.entities['stock-adjustment']?.push) {
      const written = connector.push({} as never, { entity: 'stock-adjustment' } as never);
      await expect(written).rejects.toMatchObject({ kind: 'validation' });
      return;
    }
    const company = await openCompany();
    await work({ connector, company, stock: await company.stock() });
  };

  it(
    'stock adjustment: it moves the quantity on hand by what it says, and its deletion moves it back',
    inCompany(async ({ connector, company, stock }) => {
      const onHand = async () => {
        const item = await connector.read(company.context, 'item', stock.itemId);
        return Number((item?.document as CanonicalItem | undefined)?.quantityOnHand);
      };
      const before = await onHand();
      const operation = anAdjustment(stock, '-2.5');
      const receipt = await connector.push(company.context, operation);
      expect(receipt.document).toEqual(operation.document);
      expect(await onHand()).toBe(before - 2.5);
      const { remoteId, remoteVersion } = receipt;
      const read = await connector.read(company.context, 'stock-adjustment', remoteId);
      expect(read).toMatchObject({ deleted: false, document: operation.document });
      const deletion: PushOperation = {
        ...{ ...operation, operation: 'delete', remoteId, idempotencyKey: `away-${operation.localId}` },
        expectedVersion: remoteVersion ?? undefined,
      };
      expect((await connector.push(company.context, deletion)).document).toBeNull();
      expect(await onHand()).toBe(before);
      expect(await connector.read(company.context, 'stock-adjustment', remoteId)).toBeUndefined();
    }),
  );

  it(
    'stock adjustment, timeout after commit: it is found by our mark among others of its day, and repeated it moves nothing',
    inCompany(async ({ connector, company, stock }) => {
      await connector.push(company.context, anAdjustment(stock, '-1'));
      const operation = anAdjustment(stock, '-1');
      expect(await connector.findByExternalReference(company.context, operation)).toBeUndefined();
      const there = await company.user.count('stock-adjustment');
      await company.spoil('timeout-after-commit', 'write');
      const failure = await connector.push(company.context, operation).catch((e: ConnectorError) => e);
      expect(failure).toMatchObject({ kind: 'timeout-unknown', retryable: true });
      const found = await connector.findByExternalReference(company.context, operation);
      expect(found).toMatchObject({ deleted: false, document: operation.document });
      if (connector.capabilities.idempotencyKeys) await connector.push(company.context, operation);
      expect(await company.user.count('stock-adjustment')).toBe(there + 1);
    }),
  );

  it(
    'stock adjustment, closed period: told as such',
    inCompany(async ({ connector, company, stock }) => {
      await company.user.closeBooks(DAY);
      await expect(connector.push(company.context, anAdjustment(stock, '-1'))).rejects.toMatchObject({
        kind: 'closed-period',
        retryable: false,
      });
    }),
  );
}

/** What an adjustment names in the company under test. */
export interface StockThere {
  /** Counted there. */
  itemId: string;
  accountId: string;
}

interface OpenCompany {
  connector: ContractHarness['connector'];
  company: ContractCompany;
  stock: StockThere;
}

const DAY = new Date().toISOString().slice(0, 10);

function anAdjustment(
  { itemId, accountId }: StockThere,
  quantity: string,
): PushOperation<'stock-adjustment'> {
  const localId = newId();
  const document: CanonicalStockAdjustment = {
    number: `STK-${localId.slice(-6)}`,
    adjustmentDate: DAY,
    accountId,
    lines: [{ lineNumber: 1, itemId, quantity }],
  };
  return {
    ...{ entity: 'stock-adjustment', operation: 'create', document, localId },
    idempotencyKey: `create-${localId}`,
  };
}
