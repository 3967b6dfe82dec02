const WARNING = 'SalesFormsPrefs.WarnDuplicateDocNumber';

/** Numbers of sales forms may repeat in that company, so that nothing but our own look-up keeps a second one away. */
export async function allowTwins({ documents, edit }, realm) {
  const [{ Id, OtherPrefs }] = await documents(realm, 'preferences');
  const others = (OtherPrefs?.NameValue ?? []).filter(({ Name }) => Name !== WARNING);
  await edit(realm, 'preferences', Id, {
    OtherPrefs: { NameValue: [...others, { Name: WARNING, Value: 'false' }] },
  });
}
