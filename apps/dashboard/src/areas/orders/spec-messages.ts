import { defineMessages } from '#ui';

export const specMessages = defineMessages({
  specifications: ['Specifications', 'Spécifications'],
  method: ['Print', 'Impression'],
  screen: ['Screen print', 'Sérigraphie'],
  digital: ['Digital', 'Numérique'],
  embroidery: ['Embroidery', 'Broderie'],
  vinyl: ['Vinyl', 'Vinyle'],
  sublimation: ['Sublimation', 'Sublimation'],
  pad: ['Pad print', 'Tampographie'],
  other: ['Other', 'Autre'],
  artwork: ['Artwork', 'Graphisme'],
  openArtwork: ['open the artwork', 'ouvrir le graphisme'],
  proof: ['Proof', 'Épreuve'],
  proofNeeded: ['the customer approves one first', 'le client en approuve une d’abord'],
  workCentre: ['Work centre', 'Poste de travail'],
  material: ['Material', 'Matériau'],
  finish: ['Finish', 'Finition'],
  drawing: ['Drawing', 'Dessin'],
  drawingOf: ['{number}, revision {revision}', '{number}, révision {revision}'],
  tolerance: ['Tolerance', 'Tolérance'],
  notes: ['Notes', 'Notes'],
});
