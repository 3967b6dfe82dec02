import type { Map as LeafletMap, LeafletMouseEvent } from 'leaflet';
import { type Cluster, clustersOf, fannedOut } from './crowd/clusters';
import { Crowd, type Figure } from './crowd/crowd';
import { drawScale, Ground, nameGround } from './draw/ground';
import { FONT, Labels } from './draw/labels';
import { clusterRadius, drawCluster, MARKER_RADIUS, MarkerSheet } from './draw/markers';
import { drawAccuracy, drawSites, drawTrail, nameSites } from './draw/overlays';
import { type Palette, readPalette, watchTheme } from './draw/palette';
import type { MapPerson, MapSite, Move, Place, Trail } from './types';
import { type Camera, scaleOf } from './view/mercator';

export interface PictureContent {
  people: readonly MapPerson[];
  sites: readonly MapSite[];
  trail: Trail;
  selectedId?: string;
  /** Whoever is close together becomes one mark with a number. */
  isGrouped: boolean;
  /** Pictures of the ground lie below: it is not drawn. */
  hasTiles: boolean;
  language: 'en' | 'fr';
  locale: string;
}

export interface PictureEvents {
  onPerson(id: string): void;
  onPeople(places: readonly Place[]): void;
  onSite(id: string): void;
}

/** Something that can be pressed. */
interface Target {
  x: number;
  y: number;
  radius: number;
  press(): void;
  /** Named while the mouse is on it. */
  figure?: Figure;
}

const GROUP_PIXELS = 36;
/** From here on nothing comes nearer: whoever shares a spot is laid around it. */
const FAN_FROM = 17;
const FAN_PIXELS = 21;
const CERTAINTY_FROM = 15;
/** So many names can be read at once. */
const MOST_NAMED = 80;
const EMPTY: PictureContent = {
  ...{ people: [], sites: [], trail: [], isGrouped: true, hasTiles: false },
  ...{ language: 'en', locale: 'en-CA' },
};

/**
 * Everything that is drawn on the map, on one canvas: however many things change, they are drawn once for a frame, and nothing
 * is drawn while nothing changes. The map below does moving and zooming.
 */
export class Picture {
  private readonly canvas = document.createElement('canvas');
  private readonly context = this.canvas.getContext('2d') as CanvasRenderingContext2D;
  private readonly ground = new Ground();
  private readonly widths = new Map<string, number>();
  private readonly crowd = new Crowd();
  private readonly unwatch: () => void;
  private content = EMPTY;
  private palette: Palette;
  private sheet: MarkerSheet;
  private targets: Target[] = [];
  private hovered: string | undefined;
  private frame = 0;
  private isOver = false;

  constructor(
    private readonly map: LeafletMap,
    private readonly callout: HTMLElement,
    private readonly events: PictureEvents,
  ) {
    this.canvas.className = 'pointer-events-none absolute inset-0 z-[450] size-full';
    this.canvas.setAttribute('aria-hidden', 'true');
    map.getContainer().append(this.canvas);
    this.palette = readPalette(map.getContainer());
    this.sheet = new MarkerSheet(this.palette, devicePixelRatio);
    this.unwatch = watchTheme(() => this.recolour());
    // A marker that was drawn before its typeface had come is drawn again.
    void document.fonts.ready.then(() => this.recolour());
    map.on('move zoom resize viewreset', this.request);
    map.on('click', this.onClick);
    map.on('mousemove', this.onHover);
  }

  show(content: PictureContent): void {
    this.content = content;
    this.crowd.set(content.people);
    this.request();
  }

  move(moves: readonly Move[]): void {
    this.crowd.move(moves);
    this.request();
  }

  destroy(): void {
    this.isOver = true;
    cancelAnimationFrame(this.frame);
    this.unwatch();
    this.map.off('move zoom resize viewreset', this.request);
    this.map.off('click', this.onClick);
    this.map.off('mousemove', this.onHover);
    this.canvas.remove();
  }

  private readonly request = (): void => {
    if (!this.isOver) this.frame ||= requestAnimationFrame(this.paint);
  };

  private readonly paint = (): void => {
    this.frame = 0;
    const now = performance.now();
    const { context, content, palette } = this;
    const camera = this.cameraNow();
    this.clear(camera);
    if (!content.hasTiles) this.ground.draw(context, camera, palette);
    const sites = drawSites(context, camera, palette, content.sites);
    this.targets = sites.map(({ site, x, y }) => ({
      x,
      y,
      radius: 8,
      press: () => this.events.onSite(site.id),
    }));
    drawTrail(context, camera, palette, content.trail);
    const figures = this.crowd.place(camera, now, MARKER_RADIUS * 2);
    const labels = new Labels(context, this.widths);
    this.paintPeople(camera, figures, labels);
    nameSites(labels, camera, palette, sites);
    if (!content.hasTiles) nameGround(labels, camera, palette, content.language);
    drawScale(context, camera, palette, { latitude: this.map.getCenter().lat }, content.locale);
    if (this.crowd.isMoving(now)) this.request();
  };

  private paintPeople(camera: Camera, figures: readonly Figure[], labels: Labels): void {
    const { selectedId, isGrouped } = this.content;
    const others = figures.filter(({ person }) => person.id !== selectedId);
    const isFanned = camera.zoom >= FAN_FROM;
    const clusters = clustersOf(others, isGrouped || isFanned ? (isFanned ? FAN_PIXELS : GROUP_PIXELS) : 0);
    const single: Figure[] = [];
    for (const cluster of clusters) {
      if (cluster.members.length === 1 || isFanned) single.push(...fannedOut(cluster, FAN_PIXELS));
      else this.paintCluster(cluster, labels);
    }
    if (camera.zoom >= CERTAINTY_FROM)
      for (const figure of single)
        drawAccuracy(this.context, camera, this.palette, figure, figure.person.fix);
    for (const figure of single) this.paintFigure(figure, labels, false);
    this.paintSelected(camera, figures, labels);
    this.nameFigures(single, labels);
  }

  private paintCluster({ x, y, members }: Cluster<Figure>, labels: Labels): void {
    const radius = clusterRadius(members.length);
    drawCluster(
      this.context,
      x,
      y,
      members.map(({ person }) => person.state),
      this.palette,
    );
    labels.reserve(x, y, radius);
    const press = () => this.events.onPeople(members.map(({ person }) => person.fix));
    this.targets.push({ x, y, radius, press });
  }

  private paintFigure(figure: Figure, labels: Labels, isSelected: boolean): void {
    const { x, y, person, initials } = figure;
    this.sheet.draw(this.context, x, y, person.state, initials, isSelected);
    labels.reserve(x, y, MARKER_RADIUS);
    this.targets.push({ x, y, radius: MARKER_RADIUS, figure, press: () => this.events.onPerson(person.id) });
  }

  /** Above everybody else, with how sure her place is and what the page says beside her. */
  private paintSelected(camera: Camera, figures: readonly Figure[], labels: Labels): void {
    const selected = figures.find(({ person }) => person.id === this.content.selectedId);
    this.callout.hidden = !selected;
    if (!selected) return;
    drawAccuracy(this.context, camera, this.palette, selected, selected.person.fix);
    this.paintFigure(selected, labels, true);
    this.callout.style.transform = `translate(${Math.round(selected.x)}px, ${Math.round(selected.y)}px)`;
  }

  private nameFigures(figures: readonly Figure[], labels: Labels): void {
    const { palette } = this;
    const look = { font: `500 12px ${FONT}`, colour: palette.ink, halo: palette.surface };
    const write = ({ x, y, person: { name, note } }: Figure, isForced: boolean) =>
      labels.write(note ? `${name} · ${note}` : name, x + MARKER_RADIUS + 6, y, { ...look, isForced });
    const hovered = figures.find(({ person }) => person.id === this.hovered);
    if (hovered) write(hovered, true);
    if (figures.length > MOST_NAMED) return;
    for (const figure of figures) if (figure !== hovered) write(figure, false);
  }

  private clear({ width, height }: Camera): void {
    const { canvas, context } = this;
    const ratio = devicePixelRatio;
    if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
      canvas.width = Math.round(width * ratio);
      canvas.height = Math.round(height * ratio);
    }
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, width, height);
  }

  private cameraNow(): Camera {
    const { x: width, y: height } = this.map.getSize();
    const { x: left = 0, y: top = 0 } = this.map.getPixelBounds().min ?? {};
    const zoom = this.map.getZoom();
    return { left, top, zoom, scale: scaleOf(zoom), width, height };
  }

  private recolour(): void {
    if (this.isOver) return;
    this.palette = readPalette(this.map.getContainer());
    this.sheet = new MarkerSheet(this.palette, devicePixelRatio);
    this.widths.clear();
    this.request();
  }

  private targetAt({ containerPoint: { x, y } }: LeafletMouseEvent): Target | undefined {
    return this.targets.findLast((target) => Math.hypot(target.x - x, target.y - y) <= target.radius + 3);
  }

  private readonly onClick = (event: LeafletMouseEvent): void => this.targetAt(event)?.press();

  private readonly onHover = (event: LeafletMouseEvent): void => {
    const target = this.targetAt(event);
    this.map.getContainer().style.cursor = target ? 'pointer' : '';
    if (target?.figure?.person.id === this.hovered) return;
    this.hovered = target?.figure?.person.id;
    this.request();
  };
}
