import { Glide } from './glide';

describe('a marker that moves', () => {
  it('goes to its next place over a moment and stays there', () => {
    const glide = new Glide(0, 0, 1000);
    expect(glide.isMoving(0)).toBe(false);
    glide.headTo(10, 20, 5000);
    expect([glide.x(5500), glide.y(5500)]).toEqual([5, 10]);
    expect(glide.isMoving(5999)).toBe(true);
    expect([glide.x(9000), glide.y(9000), glide.isMoving(9000)]).toEqual([10, 20, false]);
  });

  it('turns off on the way without a jump', () => {
    const glide = new Glide(0, 0, 1000);
    glide.headTo(10, 0, 0);
    glide.headTo(0, 0, 500);
    expect(glide.x(500)).toBe(5);
    expect(glide.x(1500)).toBe(0);
  });

  it('does not begin anew when the same place is told again', () => {
    const glide = new Glide(0, 0, 1000);
    glide.headTo(10, 0, 0);
    glide.headTo(10, 0, 900);
    expect(glide.x(1000)).toBe(10);
  });

  it('is there at once for whoever wants no motion', () => {
    const glide = new Glide(0, 0, 0);
    glide.headTo(10, 0, 0);
    expect([glide.x(0), glide.isMoving(0)]).toEqual([10, false]);
  });
});
