/** Differences between the two sets of books, in sentences; none when they agree. */
export async function differences(owner, sandbox, { realm, connectionId }) {
  const found = [];
  const remote = await sandbox.documents(realm, 'Invoice');
  const mirrored = await owner.all(`/integrations/${connectionId}/mappings?entity=invoice`);
  const ours = new Map(
    (await owner.all('/invoices?direction=receivable')).map((invoice) => [invoice.id, invoice]),
  );
  const byRemote = new Map(
    mirrored.filter(({ deleted }) => !deleted).map((mapping) => [mapping.remoteId, mapping.recordId]),
  );
  for (const document of remote) {
    const invoice = ours.get(byRemote.get(document.Id));
    if (!invoice) found.push(`${document.DocNumber} is in the books and not here`);
    else if (Number(invoice.total) !== document.TotalAmt)
      found.push(`${document.DocNumber}: ${document.TotalAmt} there, ${invoice.total} here`);
    else if (Number(invoice.balance) !== document.Balance)
      found.push(`${document.DocNumber}: owed ${document.Balance} there, ${invoice.balance} here`);
  }
  if (byRemote.size !== remote.length)
    found.push(`${remote.length} invoices there, ${byRemote.size} linked here`);
  if (new Set(byRemote.values()).size !== byRemote.size)
    found.push('two invoices there are linked to one here');
  const numbers = remote.map(({ DocNumber }) => DocNumber);
  const doubled = [...new Set(numbers.filter((number, index) => numbers.indexOf(number) !== index))];
  for (const number of doubled) found.push(`${number} is in the books twice`);
  return found;
}

/** Records without a counterpart, by entity: what a first pull must not leave. */
export async function missingRecords(owner, sandbox, { realm, connectionId }) {
  const { linked } = await owner.get(`/integrations/${connectionId}/status`);
  const found = [];
  for (const [entity, name] of [
    ['customer', 'Customer'],
    ['item', 'Item'],
    ['invoice', 'Invoice'],
    ['payment', 'Payment'],
  ]) {
    const there = (await sandbox.documents(realm, name)).filter(isWhole).length;
    if ((linked[entity] ?? 0) !== there)
      found.push(`${name}: ${there} there, ${linked[entity] ?? 0} linked here`);
  }
  return found;
}

/** A payment of nothing only says what a credit pays: it is linked as that use. */
function isWhole({ TotalAmt, UnappliedAmt }) {
  return UnappliedAmt === undefined || TotalAmt !== 0;
}
