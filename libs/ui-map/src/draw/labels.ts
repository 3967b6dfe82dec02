/** The typeface of the house, in a canvas. */
export const FONT = '"Inter Variable", ui-sans-serif, system-ui, sans-serif';

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export interface LabelLook {
  font: string;
  colour: string;
  /** Drawn around the letters, so that they can be read on anything. */
  halo: string;
  align?: CanvasTextAlign;
  /** Drawn even where it covers another one. */
  isForced?: boolean;
}

const HEIGHT = 16;

/** Writes what has room and leaves out what would cover what is written already: the first to come is the more important. */
export class Labels {
  private readonly taken: Box[] = [];

  constructor(
    private readonly context: CanvasRenderingContext2D,
    private readonly widths: Map<string, number>,
  ) {}

  /** Keeps a place free of labels. */
  reserve(x: number, y: number, radius: number): void {
    this.taken.push({ left: x - radius, top: y - radius, right: x + radius, bottom: y + radius });
  }

  write(
    text: string,
    x: number,
    y: number,
    { font, colour, halo, align = 'left', isForced }: LabelLook,
  ): boolean {
    const { context } = this;
    context.font = font;
    const width = this.widthOf(text, font);
    const left = align === 'center' ? x - width / 2 : x;
    const box = { left: left - 3, top: y - HEIGHT / 2, right: left + width + 3, bottom: y + HEIGHT / 2 };
    if (!isForced && this.taken.some((other) => isOver(box, other))) return false;
    this.taken.push(box);
    context.textAlign = 'left';
    context.textBaseline = 'middle';
    context.lineJoin = 'round';
    context.lineWidth = 3;
    context.strokeStyle = halo;
    context.strokeText(text, left, y);
    context.fillStyle = colour;
    context.fillText(text, left, y);
    return true;
  }

  private widthOf(text: string, font: string): number {
    const key = `${font}\n${text}`;
    const known = this.widths.get(key) ?? this.context.measureText(text).width;
    this.widths.set(key, known);
    return known;
  }
}

const isOver = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
