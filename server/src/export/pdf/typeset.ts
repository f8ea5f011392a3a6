/** Lines of text in any script: which font draws what, where a line may break, and in which order it is read. */
import { createRequire } from 'node:module';
import type bidiJs from 'bidi-js';
import { type ScriptFont, scriptFontOf } from './script-fonts.ts';

// What the package exports and what its types say differ for modules: it is the function itself.
const bidiFactory: typeof bidiJs.default = createRequire(import.meta.url)('bidi-js');
const bidi = bidiFactory();
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const words = new Intl.Segmenter('en', { granularity: 'word' });

/** Scripts that are written without spaces: a line breaks between words, which only a dictionary knows. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u;
/** Say how text is to be ordered; they have no shape of their own. */
const ORDERING = /[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/g;
/** Joins or shapes its neighbours: no font needs a glyph of it. */
const SHAPING = /[\u200b-\u200d]|[\ufe00-\ufe0f]/;

const STAND_IN = '□';

/** Null: the report's own font. */
export type FontChoice = ScriptFont | null;

/** A piece of one font that reads in one direction, in the order in which it is read. */
export interface Run {
  readonly text: string;
  readonly font: FontChoice;
}
/** From left to right. */
export type Line = readonly Run[];

export interface Measure {
  /** Whether the report's own font has the character. */
  has(codePoint: number): boolean;
  widthOf(run: Run): number;
}

export interface Typeset {
  readonly lines: readonly Line[];
  /** Some character has no glyph in any font. */
  readonly lacksGlyphs: boolean;
}

/** Whether the report's own font and order are enough. */
export function isPlain(text: string, has: Measure['has']): boolean {
  for (const character of text) {
    if (character !== '\n' && !has(character.codePointAt(0) ?? 0)) return false;
  }
  return !RIGHT_TO_LEFT.test(text);
}

interface Cluster {
  readonly text: string;
  readonly font: FontChoice;
  readonly level: number;
}

export function typeset(text: string, width: number, measure: Measure): Typeset {
  let lacksGlyphs = false;
  const lines = text.split('\n').flatMap((paragraph) => {
    const { clusters, lacking } = clustersOf(paragraph, measure);
    lacksGlyphs ||= lacking;
    return linesOf(clusters, width, measure).map((line) => inReadingOrder(line));
  });
  return { lines, lacksGlyphs };
}

function clustersOf(paragraph: string, { has }: Measure) {
  const { levels } = bidi.getEmbeddingLevels(paragraph, 'auto');
  const clusters: Cluster[] = [];
  let lacking = false;
  for (const { segment, index } of graphemes.segment(paragraph)) {
    const shown = segment.replaceAll(ORDERING, '');
    if (shown === '') continue;
    const font = fontFor(shown, has);
    if (font === undefined) lacking = true;
    clusters.push({
      text: font === undefined ? STAND_IN : shown,
      font: font ?? null,
      level: levels[index] ?? 0,
    });
  }
  return { clusters, lacking };
}

/** The one font that has every character of a cluster; undefined where none does. */
function fontFor(cluster: string, has: Measure['has']): FontChoice | undefined {
  const needed = [...cluster]
    .filter((character) => !SHAPING.test(character))
    .map((character) => character.codePointAt(0) ?? 0);
  if (needed.every(has)) return null;
  for (const codePoint of needed) {
    const font = scriptFontOf(codePoint);
    if (font && needed.every((one) => font.weights.plain.hasGlyphForCodePoint(one))) return font;
  }
  return undefined;
}

/** Pieces between which a line may break, each as a list of clusters. */
function unbreakable(clusters: readonly Cluster[]): Cluster[][] {
  const starts = new Set<number>();
  let before = '';
  for (const { segment, index } of words.segment(clusters.map(({ text }) => text).join(''))) {
    const spaced = before.trim() === '' && segment.trim() !== '';
    if (spaced || (UNSPACED.test(segment) && /[\p{L}\p{M}]$/u.test(before))) starts.add(index);
    before = segment;
  }
  const pieces: Cluster[][] = [];
  let at = 0;
  for (const cluster of clusters) {
    const last = pieces.at(-1);
    if (last === undefined || starts.has(at)) pieces.push([cluster]);
    else last.push(cluster);
    at += cluster.text.length;
  }
  return pieces;
}

const widthOf = (clusters: readonly Cluster[], measure: Measure): number =>
  runsOf(clusters).reduce((sum, run) => sum + measure.widthOf(run), 0);

function trimmed(line: readonly Cluster[]): readonly Cluster[] {
  const last = line.findLastIndex(({ text }) => text.trim() !== '');
  return line.slice(0, last + 1);
}

function linesOf(clusters: readonly Cluster[], width: number, measure: Measure): Cluster[][] {
  const lines: Cluster[][] = [];
  let line: Cluster[] = [];
  const fits = (more: readonly Cluster[]) => widthOf(trimmed([...line, ...more]), measure) <= width;
  for (const piece of unbreakable(clusters)) {
    if (line.length > 0 && !fits(piece)) {
      lines.push(line);
      line = [];
    }
    if (fits(piece)) {
      line.push(...piece);
      continue;
    }
    // Longer than a whole line: broken where it is full.
    for (const cluster of piece) {
      if (line.length > 0 && !fits([cluster])) {
        lines.push(line);
        line = [];
      }
      line.push(cluster);
    }
  }
  return [...lines, line];
}

/** By rule L2 of the bidirectional algorithm: from the highest level down, what is at it or above is turned round. */
function inReadingOrder(line: readonly Cluster[]): Line {
  const order = [...trimmed(line)];
  const highest = Math.max(0, ...order.map(({ level }) => level));
  for (let level = highest; level >= 1; level -= 1) {
    for (let from = 0; from < order.length; from += 1) {
      let to = from;
      while (to < order.length && (order[to]?.level ?? 0) >= level) to += 1;
      if (to === from) continue;
      order.splice(from, to - from, ...order.slice(from, to).reverse());
      from = to;
    }
  }
  return runsOf(order);
}

/** Neighbours of one font and level together; a space stands alone, since a shaper orders one word at a time. */
function runsOf(inOrder: readonly Cluster[]): Run[] {
  const runs: { text: string; font: FontChoice; level: number; space: boolean }[] = [];
  for (const { text, font, level } of inOrder) {
    const space = text.trim() === '';
    const mirrored = level % 2 === 1 ? (bidi.getMirroredCharacter(text) ?? text) : text;
    const last = runs.at(-1);
    if (last && last.font === font && last.level === level && last.space === space) {
      last.text = level % 2 === 1 ? mirrored + last.text : last.text + mirrored;
    } else runs.push({ text: mirrored, font, level, space });
  }
  // The shaper turns letters that read from the right by itself, and leaves signs alone as they stand.
  return runs.map(({ text, font, level }) => {
    const turned = level % 2 === 1 && !RIGHT_TO_LEFT.test(text);
    return { text: turned ? [...text].reverse().join('') : text, font };
  });
}
