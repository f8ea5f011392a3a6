/**
 * Fonts for what the report's own one has no glyph of: names, notes and labels in any script. Each package comes in
 * files by range of characters; only those that a report needs are unpacked, once.
 */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { create, type Font, type Path } from 'fontkit';
import decompress from 'woff2-encoder/decompress';
import { z } from 'zod';
import { glyphOutline } from './glyph-outline.ts';

export type Weight = 'plain' | 'strong';
const AXIS: Readonly<Record<Weight, number>> = { plain: 400, strong: 600 };

export interface ScriptFont {
  readonly name: string;
  readonly weights: Readonly<Record<Weight, Font>>;
}

/** Of several that have a character the first is taken: simplified Chinese before its relatives. */
const PACKAGES = [
  ...['arabic', 'hebrew', 'devanagari', 'bengali', 'gurmukhi', 'gujarati', 'oriya', 'tamil'],
  ...['telugu', 'kannada', 'malayalam', 'sinhala', 'thai', 'lao', 'myanmar', 'khmer'],
  ...['ethiopic', 'armenian', 'georgian', 'sc', 'tc', 'jp', 'kr'],
]
  .map((script) => `noto-sans-${script}`)
  .concat('noto-serif-tibetan', 'noto-emoji');

/** Letters that the report's own font has, in every package again. */
const NOT_ITS_OWN = /^(latin|cyrillic|greek|vietnamese)/;
/** Signs that any text may use; the packages of scripts share them, and the script comes first. */
const SIGNS = /^(math|symbols)$/;

interface FontFile {
  readonly name: string;
  readonly path: string;
  readonly ranges: readonly (readonly [from: number, to: number])[];
}

const require = createRequire(import.meta.url);
const rangesSchema = z.record(z.string(), z.string());

function rangesOf(text: string): [number, number][] {
  return text.split(',').map((range) => {
    const [from = '', to = from] = range.trim().replace(/^U\+/i, '').split('-');
    return [Number.parseInt(from, 16), Number.parseInt(to, 16)];
  });
}

async function filesOf(font: string): Promise<FontFile[]> {
  const at = (path: string) => require.resolve(`@fontsource-variable/${font}/${path}`);
  const sets = rangesSchema.parse(JSON.parse(await readFile(at('unicode.json'), 'utf8')));
  return Object.entries(sets)
    .filter(([set]) => !NOT_ITS_OWN.test(set))
    .map(([set, ranges]) => {
      const name = `${font}-${set.replaceAll(/[[\]]/g, '')}`;
      return { name, path: at(`files/${name}-wght-normal.woff2`), ranges: rangesOf(ranges) };
    });
}

let index: Promise<readonly FontFile[]> | null = null;
const loaded = new Map<string, ScriptFont | null>();
const chosen = new Map<number, ScriptFont>();

async function allFiles(): Promise<readonly FontFile[]> {
  const files = (await Promise.all(PACKAGES.map(filesOf))).flat();
  const isSigns = ({ name }: FontFile) => SIGNS.test(name.split('-').at(-1) ?? '');
  return [...files.filter((file) => !isSigns(file)), ...files.filter(isSigns)];
}

/**
 * Some tables of marks break the shaper; a word that does is set by its letters alone, since a name in an unusual
 * script must never cost the whole report.
 */
function sturdy(font: Font): Font {
  const shape = font.layout.bind(font);
  font.layout = (text, ...more) => {
    try {
      return shape(text, ...more);
    } catch {
      const parts = [...text].map((letter) => shape(letter, [], 'DFLT'));
      const [first, ...others] = parts;
      if (!first) return shape('');
      for (const { glyphs, positions } of others) {
        first.glyphs.push(...glyphs);
        first.positions.push(...positions);
      }
      return first;
    }
  };
  // A weight between the file's own is drawn anew, which the library's subset cannot do with this version of its parts.
  const subset = font.createSubset.bind(font);
  font.createSubset = () => {
    const made = subset();
    if (hasEncoder(made)) made.glyphEncoder.encodeSimple = glyphOutline;
    return made;
  };
  return font;
}

/** PDFs take two weights of one file for one font, by this sum in its head. */
function apart(font: Font): Font {
  if (hasHead(font)) font.head.checkSumAdjustment ^= 1;
  return font;
}
interface WithHead {
  head: { checkSumAdjustment: number };
}
const hasHead = (font: Font): font is Font & WithHead => 'head' in font;

interface WithEncoder {
  glyphEncoder: { encodeSimple(path: Path): Uint8Array };
}
const hasEncoder = (subset: object): subset is WithEncoder => 'glyphEncoder' in subset;

/** Null for a collection. Weights of one opened file share its tables, so each opens it anew. */
function weightOf(file: Buffer, weight: Weight): Font | null {
  const font = create(file);
  return 'getVariation' in font ? sturdy(font.getVariation({ wght: AXIS[weight] })) : null;
}

async function unpack({ name, path }: FontFile): Promise<ScriptFont | null> {
  const known = loaded.get(name);
  if (known !== undefined) return known;
  const file = Buffer.from(await decompress(await readFile(path)));
  const [plain, strong] = [weightOf(file, 'plain'), weightOf(file, 'strong')];
  const made = plain && strong ? { name, weights: { plain, strong: apart(strong) } } : null;
  loaded.set(name, made);
  return made;
}

/** Makes ready whatever the text needs beyond the report's own font. */
export async function loadScriptFonts(
  text: string,
  has: (codePoint: number) => boolean,
): Promise<void> {
  const missing = new Set<number>();
  for (const character of text) {
    const codePoint = character.codePointAt(0) ?? 0;
    if (codePoint > 0x7f && !has(codePoint) && !chosen.has(codePoint)) missing.add(codePoint);
  }
  if (missing.size === 0) return;
  index ??= allFiles();
  for (const codePoint of missing) {
    for (const file of await index) {
      if (!file.ranges.some(([from, to]) => codePoint >= from && codePoint <= to)) continue;
      const font = await unpack(file);
      if (!font?.weights.plain.hasGlyphForCodePoint(codePoint)) continue;
      chosen.set(codePoint, font);
      break;
    }
  }
}

/** Null where no font that was made ready has the character. */
export function scriptFontOf(codePoint: number): ScriptFont | null {
  return chosen.get(codePoint) ?? null;
}
