/** Something at a place on the screen. */
export interface Dot {
  x: number;
  y: number;
}

/** Dots that would hide each other, at their middle. */
export interface Cluster<D extends Dot> extends Dot {
  members: D[];
}

interface Growing<D extends Dot> extends Cluster<D> {
  anchorX: number;
  anchorY: number;
}

/**
 * Puts dots together that are nearer than `radius` to the first of a group, in one pass: who comes first keeps her place, so
 * that groups stay the same while their members move a little. With a radius of 0 everybody stands alone.
 */
export function clustersOf<D extends Dot>(dots: readonly D[], radius: number): Cluster<D>[] {
  if (radius <= 0) return dots.map((dot) => ({ x: dot.x, y: dot.y, members: [dot] }));
  const grid = new Map<number, Growing<D>[]>();
  const all: Growing<D>[] = [];
  for (const dot of dots) {
    const [column, row] = [Math.floor(dot.x / radius), Math.floor(dot.y / radius)];
    const near = nearest(grid, column, row, dot, radius);
    if (near) {
      near.members.push(dot);
      continue;
    }
    const made = { x: dot.x, y: dot.y, anchorX: dot.x, anchorY: dot.y, members: [dot] };
    const key = keyOf(column, row);
    const cell = grid.get(key);
    if (cell) cell.push(made);
    else grid.set(key, [made]);
    all.push(made);
  }
  for (const cluster of all) toMiddle(cluster);
  return all;
}

const keyOf = (column: number, row: number): number => column * 65_537 + row;

function nearest<D extends Dot>(
  grid: ReadonlyMap<number, Growing<D>[]>,
  column: number,
  row: number,
  { x, y }: Dot,
  radius: number,
): Growing<D> | undefined {
  let best: Growing<D> | undefined;
  let least = radius * radius;
  for (let across = -1; across <= 1; across += 1)
    for (let down = -1; down <= 1; down += 1)
      for (const cluster of grid.get(keyOf(column + across, row + down)) ?? []) {
        const distance = (cluster.anchorX - x) ** 2 + (cluster.anchorY - y) ** 2;
        if (distance >= least) continue;
        least = distance;
        best = cluster;
      }
  return best;
}

function toMiddle(cluster: Growing<Dot>): void {
  const { members } = cluster;
  if (members.length === 1) return;
  cluster.x = members.reduce((sum, { x }) => sum + x, 0) / members.length;
  cluster.y = members.reduce((sum, { y }) => sum + y, 0) / members.length;
}

/** Whoever stands on the same spot is laid around it, so that each can be seen and pressed when nothing comes nearer any more. */
export function fannedOut<D extends Dot>({ x, y, members }: Cluster<D>, radius: number): D[] {
  if (members.length === 1) return members;
  const around = Math.max(radius, (members.length * radius) / Math.PI);
  return members.map((dot, index) => {
    const angle = (index / members.length) * 2 * Math.PI - Math.PI / 2;
    return { ...dot, x: x + around * Math.cos(angle), y: y + around * Math.sin(angle) };
  });
}
