import { StateMachine } from '#kernel';

export type MappingVersionStatus = 'draft' | 'published' | 'superseded';

/** Only a draft can be changed; what is published stays as it is for ever, so that what it made can be explained. */
export const mappingVersionStates = new StateMachine<MappingVersionStatus, 'publish' | 'supersede'>(
  'mapping version',
  'draft',
  {
    draft: { publish: 'published' },
    published: { supersede: 'superseded' },
    superseded: {},
  },
);
