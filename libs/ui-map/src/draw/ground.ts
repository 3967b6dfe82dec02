import { LAND, NEIGHBOURS, type Ring } from '../outline/land';
import { BORDERS, type Named, PROVINCES, TOWNS } from '../outline/places';
import { LAKES, RIVERS } from '../outline/water';
import { type Camera, pixelsPerMetre, roundLength, screenX, screenY, worldX, worldY } from '../view/mercator';
import { FONT, type Labels } from './labels';
import type { Palette } from './palette';

/** A ring or line in the world, with what it spans. */
interface Shape {
  points: Float64Array;
  left: number;
  top: number;
  right: number;
  bottom: number;
}

function shapeOf(ring: Ring): Shape {
  const points = new Float64Array(ring.length);
  const shape = { points, left: 1, top: 1, right: 0, bottom: 0 };
  for (let at = 0; at < ring.length; at += 2) {
    const [x, y] = [worldX(ring[at] ?? 0), worldY(ring[at + 1] ?? 0)];
    points[at] = x;
    points[at + 1] = y;
    shape.left = Math.min(shape.left, x);
    shape.right = Math.max(shape.right, x);
    shape.top = Math.min(shape.top, y);
    shape.bottom = Math.max(shape.bottom, y);
  }
  return shape;
}

/** Until this zoom provinces are named, from the next one on the grid is drawn. */
const FAR = 7;
/** Nearer than this, what is good to some kilometres would be wrong: the grid is all there is beside the shores. */
const NEAR = 11;
const GRID_PIXELS = 128;

/** The ground when no pictures of it are to be had: land, water, borders, a grid when one is near, and names. */
export class Ground {
  private readonly land = LAND.map(shapeOf);
  private readonly neighbours = NEIGHBOURS.map(shapeOf);
  private readonly lakes = LAKES.map(shapeOf);
  private readonly rivers = RIVERS.map(shapeOf);
  private readonly borders = BORDERS.map(shapeOf);

  draw(context: CanvasRenderingContext2D, camera: Camera, palette: Palette): void {
    const { width, height, zoom } = camera;
    context.fillStyle = palette['info-soft'];
    context.fillRect(0, 0, width, height);
    context.lineJoin = 'round';
    this.fill(context, camera, this.neighbours, palette.canvas, palette.line);
    this.fill(context, camera, this.land, palette.surface, palette['line-strong']);
    this.fill(context, camera, this.lakes, palette['info-soft'], palette['line-strong']);
    if (zoom > FAR) drawGrid(context, camera, palette);
    if (zoom > NEAR) return;
    this.stroke(context, camera, this.rivers, palette['info-soft'], zoom > FAR ? 3 : 1.5);
    context.setLineDash([4, 4]);
    this.stroke(context, camera, this.borders, palette['line-strong'], 1);
    context.setLineDash([]);
  }

  private fill(
    context: CanvasRenderingContext2D,
    camera: Camera,
    shapes: readonly Shape[],
    colour: string,
    edge: string,
  ): void {
    context.beginPath();
    for (const shape of shapes)
      if (isInView(shape, camera)) {
        trace(context, shape, camera);
        context.closePath();
      }
    context.fillStyle = colour;
    context.fill();
    context.strokeStyle = edge;
    context.lineWidth = 1;
    context.stroke();
  }

  private stroke(
    context: CanvasRenderingContext2D,
    camera: Camera,
    shapes: readonly Shape[],
    colour: string,
    lineWidth: number,
  ): void {
    context.beginPath();
    for (const shape of shapes) if (isInView(shape, camera)) trace(context, shape, camera);
    context.strokeStyle = colour;
    context.lineWidth = lineWidth;
    context.stroke();
  }
}

function isInView({ left, top, right, bottom }: Shape, camera: Camera): boolean {
  const { width, height } = camera;
  return (
    screenX(camera, right) > -8 &&
    screenX(camera, left) < width + 8 &&
    screenY(camera, bottom) > -8 &&
    screenY(camera, top) < height + 8
  );
}

function trace(context: CanvasRenderingContext2D, { points }: Shape, camera: Camera): void {
  const { scale, left, top } = camera;
  for (let at = 0; at < points.length; at += 2) {
    const x = (points[at] ?? 0) * scale - left;
    const y = (points[at + 1] ?? 0) * scale - top;
    if (at === 0) context.moveTo(x, y);
    else context.lineTo(x, y);
  }
}

/** Lines that stay where they are in the world while one moves, so that moving can be seen. */
function drawGrid(
  context: CanvasRenderingContext2D,
  { left, top, width, height }: Camera,
  { line }: Palette,
): void {
  context.beginPath();
  for (let x = firstLine(left); x < width; x += GRID_PIXELS) {
    context.moveTo(Math.round(x) + 0.5, 0);
    context.lineTo(Math.round(x) + 0.5, height);
  }
  for (let y = firstLine(top); y < height; y += GRID_PIXELS) {
    context.moveTo(0, Math.round(y) + 0.5);
    context.lineTo(width, Math.round(y) + 0.5);
  }
  context.globalAlpha = 0.6;
  context.strokeStyle = line;
  context.lineWidth = 1;
  context.stroke();
  context.globalAlpha = 1;
}

const firstLine = (edge: number): number => (GRID_PIXELS - (edge % GRID_PIXELS)) % GRID_PIXELS;

/** Names of provinces from afar and of towns from near; they give way to what is written before. */
export function nameGround(labels: Labels, camera: Camera, palette: Palette, language: 'en' | 'fr'): void {
  const { zoom } = camera;
  const write = ({ longitude, latitude, name }: Named, font: string, colour: string) => {
    const [x, y] = [screenX(camera, worldX(longitude)), screenY(camera, worldY(latitude))];
    if (x < -80 || y < -20 || x > camera.width + 80 || y > camera.height + 20) return;
    labels.write(name[language === 'fr' ? 1 : 0], x, y, {
      font,
      colour,
      halo: palette.surface,
      align: 'center',
    });
  };
  for (const town of TOWNS)
    if (town.from <= zoom)
      write(
        town,
        `${zoom > town.from + 3 ? 600 : 500} ${zoom > 9 ? 13 : 12}px ${FONT}`,
        palette['ink-faint'],
      );
  if (zoom >= 4 && zoom <= FAR)
    for (const province of PROVINCES) write(province, `500 11px ${FONT}`, palette['ink-faint']);
}

const SCALE_PIXELS = 110;

/** How long a kilometre is here, in the lower left corner. */
export function drawScale(
  context: CanvasRenderingContext2D,
  camera: Camera,
  palette: Palette,
  middle: { latitude: number },
  locale: string,
): void {
  const perMetre = pixelsPerMetre(middle, camera.zoom);
  const metres = roundLength(SCALE_PIXELS / perMetre);
  const far = metres >= 1000;
  const text = new Intl.NumberFormat(locale, { style: 'unit', unit: far ? 'kilometer' : 'meter' }).format(
    far ? metres / 1000 : metres,
  );
  const [x, y, length] = [14, camera.height - 14, metres * perMetre];
  context.lineJoin = 'miter';
  for (const [colour, lineWidth] of [
    [palette.surface, 4],
    [palette['ink-soft'], 1.5],
  ] as const) {
    context.beginPath();
    context.moveTo(x, y - 5);
    context.lineTo(x, y);
    context.lineTo(x + length, y);
    context.lineTo(x + length, y - 5);
    context.strokeStyle = colour;
    context.lineWidth = lineWidth;
    context.stroke();
  }
  context.font = `500 11px ${FONT}`;
  context.textAlign = 'left';
  context.textBaseline = 'alphabetic';
  context.lineWidth = 3;
  context.strokeStyle = palette.surface;
  context.strokeText(text, x + 5, y - 6);
  context.fillStyle = palette['ink-soft'];
  context.fillText(text, x + 5, y - 6);
}
