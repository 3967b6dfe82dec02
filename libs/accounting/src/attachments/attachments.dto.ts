import { Id, ListOf, OneOf, Text, Whole } from '#platform';

const STATES = ['waiting', 'there', 'refused', 'gone', 'left-out'] as const;

export class DocumentAttachmentAnswer {
  @Id()
  id!: string;

  @OneOf(['paper', 'receipt'], { description: '`paper`: the document itself, printed.' })
  kind!: 'paper' | 'receipt';

  @Text({ example: 'INV-000042.pdf' })
  name!: string;

  @Whole({ description: 'Bytes.' })
  size!: number;

  @Text({ nullable: true, description: 'The company file.' })
  companyName!: string | null;

  @OneOf(STATES, {
    description:
      'Whether it hangs on the document in the books; gone: it did. left-out: it never went, and will not.',
  })
  state!: (typeof STATES)[number];

  @Text({ nullable: true, description: 'Why it is not there.' })
  message!: string | null;

  @Text({ nullable: true, description: 'What a person can do about it.' })
  fix!: string | null;
}

export class DocumentAttachmentsAnswer {
  @ListOf(() => DocumentAttachmentAnswer)
  items!: DocumentAttachmentAnswer[];
}
