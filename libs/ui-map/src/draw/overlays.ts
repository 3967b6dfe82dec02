import type { Fix, MapSite, Trail } from '../types';
import { type Camera, pixelsPerMetre, placeOnScreen } from '../view/mercator';
import { FONT, type Labels } from './labels';
import type { Palette } from './palette';

const MARGIN = 400;
const NAMED_FROM = 12;

const isNear = ({ x, y }: { x: number; y: number }, { width, height }: Camera): boolean =>
  x > -MARGIN && y > -MARGIN && x < width + MARGIN && y < height + MARGIN;

interface ShownSite {
  site: MapSite;
  x: number;
  y: number;
  radius: number;
}

/** Sites with their fences. One to which nobody goes is dashed. Answers where they can be pressed. */
export function drawSites(
  context: CanvasRenderingContext2D,
  camera: Camera,
  palette: Palette,
  sites: readonly MapSite[],
): ShownSite[] {
  const shown = sites.flatMap((site) => {
    const at = placeOnScreen(camera, site);
    const radius = Math.max(5, site.radiusMeters * pixelsPerMetre(site, camera.zoom));
    return isNear(at, camera) ? [{ site, ...at, radius }] : [];
  });
  for (const { site, x, y, radius } of shown) {
    context.beginPath();
    context.arc(x, y, radius, 0, 2 * Math.PI);
    context.globalAlpha = 0.55;
    context.fillStyle = site.isOpen ? palette['attention-soft'] : palette['info-soft'];
    context.fill();
    context.globalAlpha = 1;
    context.setLineDash(site.isOpen ? [4, 3] : []);
    context.strokeStyle = site.isOpen ? palette.attention : palette.info;
    context.lineWidth = 1.5;
    context.stroke();
    context.setLineDash([]);
    context.fillStyle = site.isOpen ? palette.attention : palette.info;
    context.fillRect(x - 3, y - 3, 6, 6);
  }
  return shown;
}

export function nameSites(
  labels: Labels,
  { zoom }: Camera,
  palette: Palette,
  shown: readonly ShownSite[],
): void {
  if (zoom < NAMED_FROM) return;
  for (const { site, x, y, radius } of shown)
    labels.write(site.label, x, y + radius + 10, {
      font: `500 11px ${FONT}`,
      colour: site.isOpen ? palette.attention : palette.info,
      halo: palette.surface,
      align: 'center',
    });
}

/** The way somebody went: cased, so that it shows on everything, with a ring where each stretch begins. */
export function drawTrail(
  context: CanvasRenderingContext2D,
  camera: Camera,
  palette: Palette,
  trail: Trail,
): void {
  context.lineJoin = context.lineCap = 'round';
  for (const [colour, lineWidth] of [
    [palette.surface, 6],
    [palette.accent, 3],
  ] as const) {
    context.beginPath();
    for (const piece of trail)
      piece.forEach((place, index) => {
        const { x, y } = placeOnScreen(camera, place);
        if (index === 0) context.moveTo(x, y);
        else context.lineTo(x, y);
      });
    context.strokeStyle = colour;
    context.lineWidth = lineWidth;
    context.stroke();
  }
  for (const [first] of trail) {
    if (!first) continue;
    const { x, y } = placeOnScreen(camera, first);
    context.beginPath();
    context.arc(x, y, 4.5, 0, 2 * Math.PI);
    context.fillStyle = palette.surface;
    context.fill();
    context.strokeStyle = palette.accent;
    context.lineWidth = 2;
    context.stroke();
  }
}

/** How sure the place of somebody is: she is somewhere in this circle. */
export function drawAccuracy(
  context: CanvasRenderingContext2D,
  camera: Camera,
  palette: Palette,
  at: { x: number; y: number },
  fix: Fix,
): void {
  const radius = fix.accuracyMeters * pixelsPerMetre(fix, camera.zoom);
  if (radius < 4) return;
  context.beginPath();
  context.arc(at.x, at.y, radius, 0, 2 * Math.PI);
  context.globalAlpha = 0.15;
  context.fillStyle = palette.accent;
  context.fill();
  context.globalAlpha = 0.6;
  context.strokeStyle = palette.accent;
  context.lineWidth = 1;
  context.stroke();
  context.globalAlpha = 1;
}
