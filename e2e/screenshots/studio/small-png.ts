import { crc32, deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');
const COLOURS = 256;
const RGB = 3;

interface Picture {
  readonly width: number;
  readonly height: number;
  /** Red, green and blue of every pixel, row by row. */
  readonly pixels: Buffer;
}

/** What a filter of PNG takes a byte to follow from: left, above, and above to the left (PNG specification 9.2). */
function predicted(filter: number, left: number, above: number, corner: number): number {
  switch (filter) {
    case 1:
      return left;
    case 2:
      return above;
    case 3:
      return (left + above) >> 1;
    case 4: {
      const [byLeft, byAbove] = [Math.abs(above - corner), Math.abs(left - corner)];
      const byCorner = Math.abs(left + above - 2 * corner);
      if (byLeft <= byAbove && byLeft <= byCorner) return left;
      return byAbove <= byCorner ? above : corner;
    }
    default:
      return 0;
  }
}

/** A PNG of 8 bits a colour, without transparency, as Chromium's screenshots are. */
function decode(png: Buffer): Picture {
  const data: Buffer[] = [];
  for (let at = SIGNATURE.length; at < png.length; at += 12 + png.readUInt32BE(at)) {
    const type = png.toString('latin1', at + 4, at + 8);
    if (type === 'IDAT') data.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  }
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  if (png[24] !== 8 || png[25] !== 2) throw new Error('This PNG has other colours than expected.');
  const stride = width * RGB;
  const lines = inflateSync(Buffer.concat(data));
  const pixels = Buffer.alloc(height * stride);
  for (let y = 0; y < height; y++) {
    const filter = lines[y * (stride + 1)] ?? 0;
    for (let x = 0; x < stride; x++) {
      const at = y * stride + x;
      const left = x < RGB ? 0 : (pixels[at - RGB] ?? 0);
      const above = y === 0 ? 0 : (pixels[at - stride] ?? 0);
      const corner = x < RGB || y === 0 ? 0 : (pixels[at - stride - RGB] ?? 0);
      pixels[at] = (lines[at + y + 1] ?? 0) + predicted(filter, left, above, corner);
    }
  }
  return { width, height, pixels };
}

const distance = (a: number, b: number): number =>
  ((a >> 16) - (b >> 16)) ** 2 + (((a >> 8) & 255) - ((b >> 8) & 255)) ** 2 + ((a & 255) - (b & 255)) ** 2;

interface Choice {
  readonly colour: number;
  readonly count: number;
  /** The nearest colour of the palette so far, and how far it is. */
  index: number;
  off: number;
}

/** One colour after the other: always the one that most is lost without, by how often it is there and how far the nearest is. */
function choosePalette(colours: ReadonlyMap<number, number>) {
  const choices: Choice[] = [...colours].map(([colour, count]) => ({
    colour,
    count,
    index: 0,
    off: Infinity,
  }));
  const palette: number[] = [];
  while (palette.length < COLOURS) {
    const loss = ({ count, off }: Choice) => (off === Infinity ? count : count * off ** 2);
    const next = choices.reduce((worst, each) => (loss(each) > loss(worst) ? each : worst));
    if (next.off === 0) break;
    const index = palette.push(next.colour) - 1;
    for (const each of choices) {
      const off = distance(each.colour, next.colour);
      if (off < each.off) Object.assign(each, { index, off });
    }
  }
  return { palette, indexes: new Map(choices.map(({ colour, index }) => [colour, index])) };
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}

/** The same picture in 256 colours and a third of the bytes; the same bytes for the same picture. */
export function smallPng(png: Buffer): Buffer {
  const { width, height, pixels } = decode(png);
  const colours = new Map<number, number>();
  for (let at = 0; at < pixels.length; at += RGB) {
    const colour = pixels.readUIntBE(at, RGB);
    colours.set(colour, (colours.get(colour) ?? 0) + 1);
  }
  const { palette, indexes } = choosePalette(colours);
  const lines = Buffer.alloc(height * (width + 1));
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      lines[y * (width + 1) + 1 + x] = indexes.get(pixels.readUIntBE((y * width + x) * RGB, RGB)) ?? 0;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  const table = Buffer.alloc(palette.length * RGB);
  palette.forEach((colour, index) => table.writeUIntBE(colour, index * RGB, RGB));
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', table),
    chunk('IDAT', deflateSync(lines, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
