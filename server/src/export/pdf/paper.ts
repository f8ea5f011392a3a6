/** A4 with the report's fonts and margins. Lengths in points, from the top left. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create } from 'fontkit';
import PDFDocument from 'pdfkit';
import { loadScriptFonts, type Weight } from './script-fonts.ts';
import { isPlain, type Line, type Run, type Typeset, typeset } from './typeset.ts';

const require = createRequire(import.meta.url);
const fontFile = (path: string): Buffer =>
  readFileSync(require.resolve(`@expo-google-fonts/inter/${path}`));

interface Fonts {
  readonly plain: Buffer;
  readonly strong: Buffer;
  has(codePoint: number): boolean;
  /** Above the line that letters stand on, and from one line to the next, of one point of size. */
  readonly ascent: number;
  readonly lineHeight: number;
}
let loaded: Fonts | null = null;

function fonts(): Fonts {
  if (loaded !== null) return loaded;
  const plain = fontFile('400Regular/Inter_400Regular.ttf');
  const strong = fontFile('600SemiBold/Inter_600SemiBold.ttf');
  const font = create(plain);
  if (!('hasGlyphForCodePoint' in font)) throw new Error('the font of the report is a collection');
  const { ascent, descent, lineGap, unitsPerEm } = font;
  loaded = {
    ...{ plain, strong, has: (codePoint) => font.hasGlyphForCodePoint(codePoint) },
    ...{ ascent: ascent / unitsPerEm, lineHeight: (ascent - descent + lineGap) / unitsPerEm },
  };
  return loaded;
}

export interface Style {
  readonly size?: number;
  readonly weight?: Weight;
  readonly ink?: string;
  readonly align?: 'left' | 'center' | 'right';
}

/** Darkest first; told apart on a black and white printer, never by hue alone. */
export const INK = { black: '#111111', grey: '#555555', pale: '#8a8a8a', line: '#c4c4c4' } as const;
export const TINT = { dark: '#3d3d3d', mid: '#8f8f8f', light: '#cfcfcf', wash: '#f1f1f1' } as const;

const BODY = 8;
const LINE_GAP = 1;
/** Letters of some scripts are taller than the report's own: a line that has any is given this much of its size. */
const TALL = 1.5;

export interface About {
  readonly title: string;
  readonly subject: string;
  /** Epoch ms. */
  readonly madeAt: number;
}

export class Paper {
  readonly left = 36;
  readonly top = 36;
  readonly width = 523;
  /** Only the footer is below. */
  readonly bottom = 790;
  readonly doc: PDFKit.PDFDocument;
  /** Some text had a character that could not be printed. */
  lacksGlyphs = false;
  readonly #fonts = fonts();
  readonly #done: Promise<Uint8Array>;

  /** `content`: all that may be printed, so that fonts of its scripts are at hand. */
  static async of(about: About, content: unknown): Promise<Paper> {
    await loadScriptFonts(JSON.stringify(content).normalize('NFC'), fonts().has);
    return new Paper(about);
  }

  private constructor(about: About) {
    const { title, subject, madeAt } = about;
    this.doc = new PDFDocument({
      ...{ size: 'A4', margin: 0, bufferPages: true, lang: 'en', displayTitle: true },
      info: {
        Title: title,
        Subject: subject,
        Creator: 'Chairside',
        CreationDate: new Date(madeAt),
      },
    });
    this.doc.registerFont('plain', this.#fonts.plain);
    this.doc.registerFont('strong', this.#fonts.strong);
    const chunks: Uint8Array[] = [];
    this.#done = new Promise((resolve, reject) => {
      this.doc.on('data', (chunk: Uint8Array) => chunks.push(chunk));
      this.doc.on('end', () => resolve(Buffer.concat(chunks)));
      this.doc.on('error', reject);
    });
  }

  /** Control characters are spaces. */
  #printable(text: string): string {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    return text.normalize('NFC').replaceAll(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ');
  }

  #set({ size = BODY, weight = 'plain' }: Style): void {
    this.doc.font(weight).fontSize(size);
  }

  #setFor(run: Run, { size = BODY, weight = 'plain' }: Style): void {
    if (run.font === null) this.doc.font(weight);
    else {
      // Its name is the file's: the same one is embedded once.
      const name = `${run.font.name}-${weight}`;
      this.doc.registerFont(name, run.font.weights[weight] as never).font(name);
    }
    this.doc.fontSize(size);
  }

  #typeset(text: string, width: number, style: Style): Typeset {
    const set = typeset(text, width, {
      has: this.#fonts.has,
      widthOf: (run) => {
        this.#setFor(run, style);
        return this.doc.widthOfString(run.text);
      },
    });
    if (set.lacksGlyphs) this.lacksGlyphs = true;
    return set;
  }

  #heightOfLine(line: Line, { size = BODY }: Style): number {
    const own = line.every(({ font }) => font === null);
    return size * (own ? this.#fonts.lineHeight : TALL) + LINE_GAP;
  }

  /** Height of the text broken to a width. */
  heightOf(text: string, width: number, style: Style = {}): number {
    const printable = this.#printable(text);
    if (isPlain(printable, this.#fonts.has)) {
      this.#set(style);
      return this.doc.heightOfString(printable, { width, lineGap: LINE_GAP });
    }
    const { lines } = this.#typeset(printable, width, style);
    return lines.reduce((sum, line) => sum + this.#heightOfLine(line, style), 0);
  }

  widthOf(text: string, style: Style = {}): number {
    const printable = this.#printable(text);
    if (isPlain(printable, this.#fonts.has)) {
      this.#set(style);
      return this.doc.widthOfString(printable);
    }
    const { lines } = this.#typeset(printable, Number.POSITIVE_INFINITY, style);
    return Math.max(0, ...lines.map((line) => this.#widthOfLine(line, style)));
  }

  #widthOfLine(line: Line, style: Style): number {
    return line.reduce((sum, run) => {
      this.#setFor(run, style);
      return sum + this.doc.widthOfString(run.text);
    }, 0);
  }

  /** Broken to the width; answers with its height. */
  text(text: string, x: number, y: number, width: number, style: Style = {}): number {
    const height = this.heightOf(text, width, style);
    const printable = this.#printable(text);
    const { ink = INK.black, align = 'left' } = style;
    this.doc.fillColor(ink);
    if (isPlain(printable, this.#fonts.has)) {
      this.#set(style);
      this.doc.text(printable, x, y, { width, align, lineGap: LINE_GAP, height: height + 4 });
      return height;
    }
    let at = y;
    for (const line of this.#typeset(printable, width, style).lines) {
      this.#draw(line, x, at, width, style);
      at += this.#heightOfLine(line, style);
    }
    return height;
  }

  #draw(line: Line, x: number, y: number, width: number, style: Style): void {
    const { size = BODY, align = 'left' } = style;
    const free = width - this.#widthOfLine(line, style);
    const lead = { left: 0, center: free / 2, right: free }[align];
    const above = (this.#heightOfLine(line, style) - LINE_GAP - size * this.#fonts.lineHeight) / 2;
    const baseline = y + above + size * this.#fonts.ascent;
    let at = x + lead;
    for (const run of line) {
      this.#setFor(run, style);
      this.doc.text(run.text, at, baseline, { lineBreak: false, baseline: 'alphabetic' });
      at += this.doc.widthOfString(run.text);
    }
  }

  /** The largest size, down to 6, at which a line fits. */
  fitting(text: string, width: number, style: Style): Style {
    let { size = BODY } = style;
    while (size > 6 && this.widthOf(text, { ...style, size }) > width) size -= 0.25;
    return { ...style, size };
  }

  /** One line, cut with an ellipsis where it is longer than the width. */
  line(text: string, x: number, y: number, width: number, style: Style = {}): void {
    const { ink = INK.black, align = 'left' } = style;
    const characters = [...this.#printable(text).replaceAll('\n', ' ')];
    let shown = characters.join('');
    while (characters.length > 1 && this.widthOf(shown, style) > width) {
      characters.pop();
      shown = `${characters.join('')}…`;
    }
    this.doc.fillColor(ink);
    if (isPlain(shown, this.#fonts.has)) {
      this.#set(style);
      this.doc.text(shown, x, y, { width: width + 2, align, lineBreak: false });
      return;
    }
    const [line = []] = this.#typeset(shown, Number.POSITIVE_INFINITY, style).lines;
    this.#draw(line, x, y, width, style);
  }

  rule(x1: number, y1: number, x2: number, y2: number, ink: string = INK.line, width = 0.5): void {
    this.doc.lineWidth(width).strokeColor(ink).moveTo(x1, y1).lineTo(x2, y2).stroke();
  }

  /** The foot of every page, once all of them are there. */
  finish(
    foot: (page: number, pages: number) => { left: string; right: string },
  ): Promise<Uint8Array> {
    const { count } = this.doc.bufferedPageRange();
    for (let page = 0; page < count; page += 1) {
      this.doc.switchToPage(page);
      const { left, right } = foot(page + 1, count);
      const style: Style = { size: 6.5, ink: INK.grey };
      this.rule(this.left, this.bottom + 8, this.left + this.width, this.bottom + 8);
      this.text(left, this.left, this.bottom + 12, this.width - 90, style);
      this.line(right, this.left + this.width - 80, this.bottom + 12, 80, {
        ...style,
        align: 'right',
      });
    }
    this.doc.end();
    return this.#done;
  }
}
