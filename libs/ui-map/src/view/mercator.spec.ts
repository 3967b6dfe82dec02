import { type Camera, pixelsPerMetre, placeOnScreen, roundLength, scaleOf, worldX, worldY } from './mercator';

describe('the map as a plane', () => {
  it('puts Toronto where every web map has it', () => {
    // Tile 286/373 at zoom 10 holds the centre of Toronto.
    expect(Math.floor(worldX(-79.3832) * 2 ** 10)).toBe(286);
    expect(Math.floor(worldY(43.6532) * 2 ** 10)).toBe(373);
    expect(worldY(0)).toBeCloseTo(0.5, 12);
    expect(worldY(90)).toBeGreaterThanOrEqual(0);
  });

  it('a circle of 150 metres is as large as the ground below it', () => {
    const north = worldY(45.4215 + 1000 / 111_195) - worldY(45.4215);
    const pixels = Math.abs(north * scaleOf(14));
    expect(pixelsPerMetre({ latitude: 45.4215 }, 14) * 1000).toBeCloseTo(pixels, 0);
  });

  it('what is in the middle of the view is in the middle of the screen', () => {
    const middle = { latitude: 45.4215, longitude: -75.6972 };
    const scale = scaleOf(12);
    const camera: Camera = {
      ...{ zoom: 12, scale, width: 800, height: 600 },
      left: worldX(middle.longitude) * scale - 400,
      top: worldY(middle.latitude) * scale - 300,
    };
    const { x, y } = placeOnScreen(camera, middle);
    expect(x).toBeCloseTo(400, 6);
    expect(y).toBeCloseTo(300, 6);
  });

  it('lengths are told in round numbers', () => {
    expect([999, 1000, 4999, 5000, 0.7].map(roundLength)).toEqual([500, 1000, 2000, 5000, 0.5]);
  });
});
