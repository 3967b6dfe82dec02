import { createHash } from 'node:crypto';
import { newId } from '#kernel';
import type { PushOperation } from '../ports/accounting-connector.js';
import type { CanonicalAttachment } from '../ports/canonical-attachment.js';
import type { ConnectorError } from '../ports/connector-error.js';
import type { ContractCompany, ContractHarness } from './connector-contract.harness.js';

const CONTENT = Buffer.from('%PDF-1.7\nWhat the customer was sent.\n');

/** Files that hang on documents, on systems that take them; the others say so in their capabilities. */
export function describeConnectorAttachments(open: () => ContractHarness): void {
  const inCompany = (work: (open: OpenCompany) => Promise<void>) => async () => {
    const { connector, open: openCompany } = open();
    if (!connector.capabilities.attachments) {
      // A system that takes none is never asked to.
      expect(connector.capabilities.entities.attachment?.push ?? false).toBe(false);
      return;
    }
    await work({ connector, company: await openCompany() });
  };

  it(
    'attachment: it hangs on its document, says what it is, and goes when it is deleted',
    inCompany(async ({ connector, company }) => {
      const operation = await anAttachment(company);
      const receipt = await connector.push(company.context, operation);
      expect(receipt.document).toEqual(operation.document);
      const read = await connector.read(company.context, 'attachment', receipt.remoteId);
      expect(read).toMatchObject({ deleted: false, document: operation.document });
      const there = await company.user.count('attachment');
      const { remoteId, remoteVersion } = receipt;
      const deletion: PushOperation = {
        ...{ ...operation, content: undefined, operation: 'delete', remoteId, idempotencyKey: 'away' },
        expectedVersion: remoteVersion ?? undefined,
      };
      expect((await connector.push(company.context, deletion)).document).toBeNull();
      expect(await connector.read(company.context, 'attachment', remoteId)).toBeUndefined();
      expect(await company.user.count('attachment')).toBe(there - 1);
      // Deleted is deleted, whoever did it.
      expect((await connector.push(company.context, deletion)).document).toBeNull();
    }),
  );

  it(
    'attachment, timeout after commit: it is found by our mark, and another file of the same document is not',
    inCompany(async ({ connector, company }) => {
      const operation = await anAttachment(company);
      expect(await connector.findByExternalReference(company.context, operation)).toBeUndefined();
      await company.spoil('timeout-after-commit', 'write');
      const failure = await connector.push(company.context, operation).catch((e: ConnectorError) => e);
      expect(failure).toMatchObject({ kind: 'timeout-unknown', retryable: true });
      const found = await connector.findByExternalReference(company.context, operation);
      expect(found).toMatchObject({ deleted: false, document: operation.document });
      const another = { ...operation, localId: newId() };
      expect(await connector.findByExternalReference(company.context, another)).toBeUndefined();
    }),
  );

  it(
    'attachment, what the system does not take: told as such before anything is sent',
    inCompany(async ({ connector, company }) => {
      const { document, ...operation } = await anAttachment(company);
      const { maxBytes = 0 } = connector.capabilities.attachments ?? {};
      const before = await company.user.count('attachment');
      for (const unfit of [{ mediaType: 'application/x-msdownload' }, { size: maxBytes + 1 }]) {
        const refused = { ...operation, document: { ...document, ...unfit } };
        await expect(connector.push(company.context, refused)).rejects.toMatchObject({
          kind: 'validation',
          fix: expect.any(String),
        });
      }
      expect(await company.user.count('attachment')).toBe(before);
    }),
  );
}

interface OpenCompany {
  connector: ContractHarness['connector'];
  company: ContractCompany;
}

async function anAttachment(company: ContractCompany): Promise<PushOperation<'attachment'>> {
  const document: CanonicalAttachment = {
    invoiceId: await company.user.add('invoice'),
    billId: null,
    name: 'INV-000042.pdf',
    mediaType: 'application/pdf',
    size: CONTENT.length,
    sha256: createHash('sha256').update(CONTENT).digest('hex'),
  };
  const localId = newId();
  const key = { idempotencyKey: `create-${localId}`, localId };
  return { entity: 'attachment', operation: 'create', document, content: CONTENT, ...key };
}
