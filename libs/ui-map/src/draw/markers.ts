import type { Presence } from '#kernel';
import { FONT } from './labels';
import type { Palette } from './palette';

export const MARKER_RADIUS = 15;
const SPRITE = 44;
const BADGE = 7;

export const COLOUR_OF: Record<Presence, 'good' | 'attention' | 'info' | 'ink-faint'> = {
  working: 'good',
  on_break: 'attention',
  available: 'info',
  offline: 'ink-faint',
};

export const STATES: readonly Presence[] = ['working', 'on_break', 'available', 'offline'];

/** `Whitford, Jesse` → `JW`, `Anand Patel` → `AP`. */
export function initialsOf(name: string): string {
  const [family = '', given] = name.split(',').map((part) => part.trim());
  const words = (given ? `${given} ${family}` : name).split(/\s+/).filter((word) => /^\p{L}/u.test(word));
  const [first = '', last = ''] = [words[0], words.length > 1 ? words.at(-1) : ''];
  return `${first[0] ?? ''}${last[0] ?? ''}`.toUpperCase() || '?';
}

/**
 * Markers drawn once and copied for every frame: initials in a ring of the state's colour with a sign that says the same
 * without the colour. A thousand of them move without drawing a letter.
 */
export class MarkerSheet {
  private readonly sprites = new Map<string, HTMLCanvasElement>();

  constructor(
    private readonly palette: Palette,
    private readonly pixelRatio: number,
  ) {}

  draw(
    context: CanvasRenderingContext2D,
    x: number,
    y: number,
    state: Presence,
    initials: string,
    isSelected: boolean,
  ): void {
    const key = `${state}${initials}${isSelected}`;
    let sprite = this.sprites.get(key);
    if (!sprite) {
      sprite = this.paint(state, initials, isSelected);
      this.sprites.set(key, sprite);
    }
    // Whole pixels keep the letters sharp.
    context.drawImage(sprite, Math.round(x) - SPRITE / 2, Math.round(y) - SPRITE / 2, SPRITE, SPRITE);
  }

  private paint(state: Presence, initials: string, isSelected: boolean): HTMLCanvasElement {
    const { palette, pixelRatio } = this;
    const sprite = document.createElement('canvas');
    sprite.width = sprite.height = SPRITE * pixelRatio;
    const context = sprite.getContext('2d') as CanvasRenderingContext2D;
    context.scale(pixelRatio, pixelRatio);
    context.translate(SPRITE / 2, SPRITE / 2);
    if (isSelected) disc(context, MARKER_RADIUS + 5, palette.accent);
    disc(context, MARKER_RADIUS + 1.5, palette.surface);
    disc(context, MARKER_RADIUS - 1, palette.surface);
    if (state === 'offline') context.setLineDash([4, 3]);
    context.beginPath();
    context.arc(0, 0, MARKER_RADIUS - 1.5, 0, 2 * Math.PI);
    context.lineWidth = 3;
    context.strokeStyle = palette[COLOUR_OF[state]];
    context.stroke();
    context.setLineDash([]);
    context.font = `600 11px ${FONT}`;
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.fillStyle = state === 'offline' ? palette['ink-soft'] : palette.ink;
    context.fillText(initials, 0, 0.5);
    context.translate(MARKER_RADIUS - 4, MARKER_RADIUS - 4);
    drawSign(context, state, palette);
    return sprite;
  }
}

function disc(context: CanvasRenderingContext2D, radius: number, colour: string): void {
  context.beginPath();
  context.arc(0, 0, radius, 0, 2 * Math.PI);
  context.fillStyle = colour;
  context.fill();
}

/** A triangle for work, two bars for a break, a tick for whoever could take something, a cross for whoever is out of reach. */
function drawSign(context: CanvasRenderingContext2D, state: Presence, palette: Palette): void {
  disc(context, BADGE, palette.surface);
  disc(context, BADGE - 1.2, palette[COLOUR_OF[state]]);
  context.strokeStyle = context.fillStyle = palette.surface;
  context.lineWidth = 1.6;
  context.lineCap = 'round';
  context.beginPath();
  if (state === 'working') {
    for (const [x, y] of [
      [-1.6, -2.6],
      [2.8, 0],
      [-1.6, 2.6],
    ] as const)
      context.lineTo(x, y);
    context.fill();
    return;
  }
  const strokes: Record<Exclude<Presence, 'working'>, readonly (readonly number[])[]> = {
    on_break: [
      [-1.5, -2, -1.5, 2],
      [1.5, -2, 1.5, 2],
    ],
    available: [[-2.4, 0.2, -0.7, 1.9, 2.5, -1.8]],
    offline: [
      [-1.8, -1.8, 1.8, 1.8],
      [1.8, -1.8, -1.8, 1.8],
    ],
  };
  for (const line of strokes[state])
    for (let at = 0; at < line.length; at += 2) {
      if (at === 0) context.moveTo(line[0] ?? 0, line[1] ?? 0);
      else context.lineTo(line[at] ?? 0, line[at + 1] ?? 0);
    }
  context.stroke();
}

/** How large the mark of so many people is. */
export const clusterRadius = (count: number): number => Math.min(26, 15 + Math.log2(count) * 1.8);

/** So many people at one spot, with the share of each state around the number. */
export function drawCluster(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  states: readonly Presence[],
  palette: Palette,
): void {
  const radius = clusterRadius(states.length);
  context.beginPath();
  context.arc(x, y, radius + 1.5, 0, 2 * Math.PI);
  context.fillStyle = palette.surface;
  context.fill();
  context.lineWidth = 4;
  let angle = -Math.PI / 2;
  for (const state of STATES) {
    const share = states.filter((one) => one === state).length / states.length;
    if (share === 0) continue;
    context.beginPath();
    context.arc(x, y, radius - 2, angle, angle + share * 2 * Math.PI);
    context.strokeStyle = palette[COLOUR_OF[state]];
    context.stroke();
    angle += share * 2 * Math.PI;
  }
  context.font = `600 12px ${FONT}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillStyle = palette.ink;
  context.fillText(String(states.length), x, y + 0.5);
}
