/** The live map of the browser apps. A room of its own, so that the map library is loaded with the page that shows it. */

export { COLOUR_OF } from './draw/markers';
export { LiveMap, type LiveMapHandle, type LiveMapProps } from './live-map';
export type { Fix, MapPerson, MapSite, MapTiles, MapView, Move, MoveFeed, Place, Trail } from './types';
