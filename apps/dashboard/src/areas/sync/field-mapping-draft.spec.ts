import { draftOf, readDraft, readRecords } from './field-mapping-draft';

const PURPOSE = {
  name: 'purchase-order-lines',
  says: '',
  targets: [
    { name: 'party', says: '', required: true },
    { name: 'memo', says: '', required: false },
  ],
};

describe('a mapping that is typed', () => {
  it('begins with the fields that its purpose asks for, and sends none without a word', () => {
    const draft = draftOf({ fields: [] }, PURPOSE);
    expect(draft.fields.map(({ target }) => target)).toEqual(['party']);
    expect(readDraft(draft)).toMatchObject({ fields: [], tables: {}, rules: [] });
  });

  it('is sent as it was read', () => {
    const definition = {
      when: 'record.a == "x"',
      fields: [{ target: 'party', expression: 'record.b', required: true }],
      tables: { t: { a: 'b' } },
    };
    expect(readDraft(draftOf(definition, PURPOSE))).toMatchObject(definition);
  });

  it('is not sent while its JSON is none', () => {
    expect(readDraft({ when: '', fields: [], rest: '{ "tables": ' })).toBeUndefined();
    expect(readDraft({ when: '', fields: [], rest: '' })).toMatchObject({ tables: {} });
  });

  it('is tried with one record or with a list of them', () => {
    expect(readRecords('{"a": 1}')).toEqual({ records: [{ a: 1 }] });
    expect(readRecords('[{"a": 1}, {}]').records).toHaveLength(2);
    expect(readRecords('[1]')).toEqual({ problem: 'notJson' });
    expect(readRecords('{')).toEqual({ problem: 'notJson' });
    expect(readRecords(JSON.stringify(Array(50).fill({}))).records).toHaveLength(50);
    expect(readRecords(JSON.stringify(Array(51).fill({})))).toEqual({ problem: 'tooMany' });
  });
});
