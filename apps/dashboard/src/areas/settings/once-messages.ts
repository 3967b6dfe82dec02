import { defineMessages } from '#ui';

export const onceMessages = defineMessages({
  copy: ['Copy', 'Copier'],
  copied: ['Copied', 'Copié'],
  done: ['I have kept it', 'Je l’ai conservé'],
});
