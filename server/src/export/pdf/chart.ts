/** The session on one axis of time, drawn as vectors. */
import { PANEL_SIGNALS } from '@chairside/shared/vitals/catalogue';
import type { SessionRecord } from '../record/session-record.read-model.ts';
import { ChartFrame } from './chart-frame.ts';
import {
  ALARMS_HEIGHT,
  alarms,
  effects,
  effectsHeight,
  gaps,
  gapsHeight,
  INTERVENTIONS_HEIGHT,
  interventions,
} from './chart-lanes.ts';
import { circulation, infusion, single } from './chart-panels.ts';
import type { Block } from './flow.ts';
import { INK, type Paper } from './paper.ts';

const SPACE = 7;

/** As tall as it should be, or as the room allows. `room`: what is left of the page, points. */
export function chartBlock(paper: Paper, record: SessionRecord, room: number): Block {
  const frame = new ChartFrame(paper, record);
  for (const [scale, most] of SIZES) {
    const block = sized(frame, scale, most);
    if (block.height <= room) return block;
  }
  return sized(frame, 1, 8);
}

/** Share of the usual height of the panels, and effects with a bar of their own. */
const SIZES = [
  [1.15, 8],
  [1, 8],
  [0.85, 6],
  [0.7, 4],
  [0.6, 2],
] as const;

function sized(frame: ChartFrame, scale: number, most: number): Block {
  const { paper, record } = frame;
  const { series } = record.chart;
  const lanes: { readonly height: number; draw(top: number): void }[] = [];
  const panel = (usual: number, draw: (top: number, height: number) => void) => {
    const height = Math.round(usual * scale);
    lanes.push({ height, draw: (top) => draw(top, height) });
  };
  panel(104, (top, height) => circulation(frame, top, height));
  panel(44, (top, height) => single(frame, 'spo2', top, height));
  for (const signal of PANEL_SIGNALS) {
    if (series[signal] !== undefined)
      panel(34, (top, height) => single(frame, signal, top, height));
  }
  panel(38, (top, height) => infusion(frame, top, height));
  lanes.push(
    { height: effectsHeight(frame, most), draw: (top) => effects(frame, top, most) },
    { height: ALARMS_HEIGHT, draw: (top) => alarms(frame, top) },
    { height: INTERVENTIONS_HEIGHT, draw: (top) => interventions(frame, top) },
    { height: gapsHeight(frame), draw: (top) => gaps(frame, top) },
  );
  const tall = lanes.reduce((sum, { height }) => sum + height + SPACE, 0);
  return {
    height: tall + ABOVE + 24,
    draw(y) {
      const top = y + ABOVE;
      frame.background(top, top + tall);
      let at = top + 3;
      for (const { height, draw } of lanes) {
        draw(at);
        at += height + SPACE;
        paper.rule(paper.left, at - SPACE / 2, frame.right, at - SPACE / 2, INK.line, 0.3);
      }
      frame.axis(top + tall);
    },
  };
}

/** Room for the names of the lines that cross all lanes. */
const ABOVE = 16;
