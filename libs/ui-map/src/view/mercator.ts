import type { Place } from '../types';

/** Metres around the equator, as web maps count. */
const AROUND = 2 * Math.PI * 6_378_137;
const NORTHERNMOST = 85.0511;
/** Pixels of the whole world at zoom 0. */
const TILE = 256;

/** The world as a square from 0 to 1: 0 is the date line in the west, and the north. */
export const worldX = (longitude: number): number => longitude / 360 + 0.5;

export function worldY(latitude: number): number {
  const sine = Math.sin((Math.max(-NORTHERNMOST, Math.min(NORTHERNMOST, latitude)) * Math.PI) / 180);
  return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
}

/** Pixels of the whole world at a zoom. */
export const scaleOf = (zoom: number): number => TILE * 2 ** zoom;

/** How many pixels a metre has at a latitude. */
export const pixelsPerMetre = ({ latitude }: Pick<Place, 'latitude'>, zoom: number): number =>
  scaleOf(zoom) / (AROUND * Math.cos((latitude * Math.PI) / 180));

/** What part of the world is on the screen: where its left upper corner lies in pixels of the whole, and how large that is. */
export interface Camera {
  left: number;
  top: number;
  zoom: number;
  scale: number;
  width: number;
  height: number;
}

export const screenX = (camera: Camera, x: number): number => x * camera.scale - camera.left;
export const screenY = (camera: Camera, y: number): number => y * camera.scale - camera.top;

export function placeOnScreen(camera: Camera, { latitude, longitude }: Place): { x: number; y: number } {
  return { x: screenX(camera, worldX(longitude)), y: screenY(camera, worldY(latitude)) };
}

/** 1, 2 or 5 times a power of ten, the largest that is not above `most`. */
export function roundLength(most: number): number {
  const power = 10 ** Math.floor(Math.log10(most));
  const step = [5, 2, 1].find((one) => one * power <= most) ?? 1;
  return step * power;
}
