import 'leaflet/dist/leaflet.css';
import { DomEvent, type Map as LeafletMap, latLngBounds } from 'leaflet';
import { Maximize, Minus, Plus } from 'lucide-react';
import { type ReactNode, type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react';
import { AttributionControl, MapContainer, TileLayer, useMap } from 'react-leaflet';
import { IconButton, useLanguage, useMessages } from '#ui';
import { messages } from './messages';
import { Picture } from './picture';
import type { MapPerson, MapSite, MapTiles, MapView, MoveFeed, Place, Trail } from './types';

/** What a page may do with the map from outside. */
export interface LiveMapHandle {
  /** Brings a place into the middle, at least as near as `zoom`. */
  show(place: Place, zoom?: number): void;
  /** Shows everybody, or all of Canada when nobody is there. */
  showAll(): void;
}

export interface LiveMapProps {
  /** What the map shows, for those who do not see it; the same people stand in a list beside it. */
  label: string;
  people: readonly MapPerson[];
  /** New places between two renders. */
  feed?: MoveFeed;
  sites?: readonly MapSite[];
  trail?: Trail;
  selectedId?: string;
  /** What stands at the marker of whoever is selected. */
  callout?: ReactNode;
  isGrouped?: boolean;
  /** Where to begin; without it everybody is shown. */
  view?: MapView;
  /** The person moved the map. */
  onView(view: MapView): void;
  onPerson(id: string): void;
  onSite?(id: string): void;
  tiles?: MapTiles | null;
  ref?: Ref<LiveMapHandle>;
}

const CANADA: [[number, number], [number, number]] = [
  [42, -138],
  [66, -53],
];
/** Nearer than this one sees no street any more. */
const NEAREST = 19;
/** So near, a town's streets can be told apart. */
const TOWN_ZOOM = 14;
const NOBODY: never[] = [];

/** People on a map as they move. Motion and drawing need no render: see `Picture`. */
export function LiveMap(props: LiveMapProps) {
  const { view, tiles } = props;
  return (
    <div className="relative isolate size-full overflow-hidden">
      <MapContainer
        className="-outline-offset-2! size-full bg-sunken! font-sans! text-sm!"
        {...(view ? { center: [view.latitude, view.longitude], zoom: view.zoom } : { bounds: CANADA })}
        minZoom={3}
        maxZoom={NEAREST}
        zoomControl={false}
        attributionControl={false}
        zoomAnimation={false}
        fadeAnimation={false}
      >
        {tiles && <TileLayer url={tiles.url} attribution={tiles.attribution} maxZoom={NEAREST} />}
        {tiles && <AttributionControl prefix={false} />}
        <Scene {...props} />
      </MapContainer>
    </div>
  );
}

function Scene(props: LiveMapProps) {
  const {
    label,
    people,
    feed,
    sites = NOBODY,
    trail = NOBODY,
    selectedId,
    isGrouped = true,
    tiles,
    ref,
  } = props;
  const t = useMessages(messages);
  const { language, locale } = useLanguage();
  const map = useMap();
  const callout = useRef<HTMLDivElement>(null);
  const quiet = useRef(false);
  const picture = usePicture(map, callout, quiet, props);
  const hasTiles = Boolean(tiles);
  useEffect(() => {
    const container = map.getContainer();
    container.setAttribute('role', 'region');
    container.setAttribute('aria-label', label);
  }, [map, label]);
  useEffect(() => {
    picture?.show({ people, sites, trail, selectedId, isGrouped, hasTiles, language, locale });
  }, [picture, people, sites, trail, selectedId, isGrouped, hasTiles, language, locale]);
  useEffect(() => picture && feed?.((moves) => picture.move(moves)), [picture, feed]);
  const showAll = useFirstFit(map, quiet, props);
  useImperativeHandle(
    ref,
    () => ({
      show: ({ latitude, longitude }, zoom = TOWN_ZOOM) =>
        quietly(
          quiet,
          () => void map.setView([latitude, longitude], Math.max(zoom, map.getZoom()), { animate: false }),
        ),
      showAll,
    }),
    [map, showAll],
  );
  return (
    <>
      <div ref={callout} hidden className="pointer-events-none absolute top-0 left-0 z-[500]">
        {props.callout}
      </div>
      <div
        ref={apart}
        className="absolute top-3 right-3 z-[600] flex cursor-default flex-col rounded-md border border-line-strong bg-surface"
      >
        <IconButton icon={Plus} label={t('nearer')} onClick={() => map.zoomIn()} />
        <IconButton icon={Minus} label={t('farther')} onClick={() => map.zoomOut()} />
        <IconButton icon={Maximize} label={t('everybody')} onClick={showAll} />
      </div>
    </>
  );
}

/** What is pressed here is not pressed on the map below. */
const apart = (node: HTMLElement | null): void => {
  if (node) DomEvent.disableClickPropagation(node);
};

interface Flag {
  current: boolean;
}

/** Moves the map without telling that the person moved it. */
function quietly(quiet: Flag, move: () => void): void {
  quiet.current = true;
  move();
  quiet.current = false;
}

/** The picture on this map, for as long as the map is there. */
function usePicture(
  map: LeafletMap,
  callout: { current: HTMLDivElement | null },
  quiet: Flag,
  props: LiveMapProps,
): Picture | undefined {
  const [picture, setPicture] = useState<Picture>();
  const latest = useRef(props);
  latest.current = props;
  useEffect(() => {
    if (!callout.current) return;
    const made = new Picture(map, callout.current, {
      onPerson: (id) => latest.current.onPerson(id),
      onSite: (id) => latest.current.onSite?.(id),
      onPeople: (places) => fitTo(map, places),
    });
    const told = () => {
      if (quiet.current) return;
      const { lat: latitude, lng: longitude } = map.getCenter();
      latest.current.onView({ latitude, longitude, zoom: map.getZoom() });
    };
    map.on('moveend', told);
    const size = new ResizeObserver(() => quietly(quiet, () => void map.invalidateSize({ animate: false })));
    size.observe(map.getContainer());
    setPicture(made);
    return () => {
      map.off('moveend', told);
      size.disconnect();
      made.destroy();
    };
  }, [map, callout, quiet]);
  return picture;
}

/**
 * Once people are known, and unless the address says what to show: whoever is selected, else everybody. Answers what shows
 * everybody.
 */
function useFirstFit(map: LeafletMap, quiet: Flag, { people, view, selectedId }: LiveMapProps): () => void {
  const latest = useRef(people);
  latest.current = people;
  const wasFitted = useRef(view !== undefined);
  const [showAll] = useState(
    () => () =>
      fitTo(
        map,
        latest.current.map((person) => person.fix),
      ),
  );
  useEffect(() => {
    if (wasFitted.current || people.length === 0) return;
    wasFitted.current = true;
    const selected = people.find(({ id }) => id === selectedId);
    quietly(quiet, () => (selected ? fitTo(map, [selected.fix]) : showAll()));
  }, [map, people, selectedId, showAll, quiet]);
  return showAll;
}

function fitTo(map: LeafletMap, places: readonly Place[]): void {
  const bounds = latLngBounds(places.map(({ latitude, longitude }) => [latitude, longitude]));
  map.fitBounds(bounds.isValid() ? bounds : latLngBounds(CANADA), {
    padding: [48, 48],
    maxZoom: places.length > 1 ? FITTED : TOWN_ZOOM,
    animate: false,
  });
}

/** A group opens up to here, where it is laid around its spot. */
const FITTED = 17;
