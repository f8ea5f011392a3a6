/** A4 with the report's fonts and margins. Lengths in points, from the top left. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create } from 'fontkit';
import PDFDocument from 'pdfkit';

const require = createRequire(import.meta.url);
const fontFile = (path: string): Buffer =>
  readFileSync(require.resolve(`@expo-google-fonts/inter/${path}`));

interface Fonts {
  readonly plain: Buffer;
  readonly strong: Buffer;
  has(codePoint: number): boolean;
}
let loaded: Fonts | null = null;

function fonts(): Fonts {
  if (loaded !== null) return loaded;
  const plain = fontFile('400Regular/Inter_400Regular.ttf');
  const strong = fontFile('600SemiBold/Inter_600SemiBold.ttf');
  const font = create(plain);
  const has = (codePoint: number) =>
    'hasGlyphForCodePoint' in font && font.hasGlyphForCodePoint(codePoint);
  loaded = { plain, strong, has };
  return loaded;
}

export type Weight = 'plain' | 'strong';
export interface Style {
  readonly size?: number;
  readonly weight?: Weight;
  readonly ink?: string;
  readonly align?: 'left' | 'center' | 'right';
}

/** Darkest first; told apart on a black and white printer, never by hue alone. */
export const INK = { black: '#111111', grey: '#555555', pale: '#8a8a8a', line: '#c4c4c4' } as const;
export const TINT = { dark: '#3d3d3d', mid: '#8f8f8f', light: '#cfcfcf', wash: '#f1f1f1' } as const;

/** Stands for a character that the font has no glyph of. */
const STAND_IN = '□';
const BODY = 8;

export class Paper {
  readonly left = 36;
  readonly top = 36;
  readonly width = 523;
  /** Nothing but the footer stands below. */
  readonly bottom = 790;
  readonly doc: PDFKit.PDFDocument;
  /** Some text had a character that could not be printed. */
  lacksGlyphs = false;
  readonly #fonts = fonts();
  readonly #done: Promise<Uint8Array>;

  constructor(about: { title: string; subject: string; madeAt: number }) {
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

  /** As it can be printed: control characters are spaces. */
  printable(text: string): string {
    let result = '';
    for (const character of text.normalize('NFC')) {
      const codePoint = character.codePointAt(0) ?? 0;
      if (codePoint === 10) result += '\n';
      else if (codePoint < 32 || codePoint === 127) result += ' ';
      else if (this.#fonts.has(codePoint)) result += character;
      else {
        result += STAND_IN;
        this.lacksGlyphs = true;
      }
    }
    return result;
  }

  #set({ size = BODY, weight = 'plain' }: Style): void {
    this.doc.font(weight).fontSize(size);
  }

  /** Height of the text broken to a width. */
  heightOf(text: string, width: number, style: Style = {}): number {
    this.#set(style);
    return this.doc.heightOfString(this.printable(text), { width, lineGap: 1 });
  }

  widthOf(text: string, style: Style = {}): number {
    this.#set(style);
    return this.doc.widthOfString(this.printable(text));
  }

  /** Broken to the width; answers with its height. */
  text(text: string, x: number, y: number, width: number, style: Style = {}): number {
    const height = this.heightOf(text, width, style);
    const { ink = INK.black, align = 'left' } = style;
    this.doc
      .fillColor(ink)
      .text(this.printable(text), x, y, { width, align, lineGap: 1, height: height + 4 });
    return height;
  }

  /** The largest size, down to 6, at which a line fits. */
  fitting(text: string, width: number, style: Style): Style {
    let { size = BODY } = style;
    while (size > 6 && this.widthOf(text, { ...style, size }) > width) size -= 0.25;
    return { ...style, size };
  }

  /** One line, cut with an ellipsis where it is longer than the width. */
  line(text: string, x: number, y: number, width: number, style: Style = {}): void {
    this.#set(style);
    const { ink = INK.black, align = 'left' } = style;
    const whole = this.printable(text).replaceAll('\n', ' ');
    let shown = whole;
    while (shown.length > 1 && this.doc.widthOfString(shown) > width) {
      shown = `${shown.replace(/…$/u, '').slice(0, -1)}…`;
    }
    this.doc.fillColor(ink).text(shown, x, y, { width: width + 2, align, lineBreak: false });
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
