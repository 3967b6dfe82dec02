import { defineMessages } from '#ui';

/** The words of the map itself. */
export const messages = defineMessages({
  nearer: ['Zoom in', 'Agrandir'],
  farther: ['Zoom out', 'Réduire'],
  everybody: ['Show everybody', 'Montrer tout le monde'],
});
