/** One axis of time for all lanes of the chart, with what is behind them. */
import type { SessionRecord } from '../record/session-record.read-model.ts';
import { INK, type Paper, TINT } from './paper.ts';
import { ReportTime } from './report-time.ts';

const GUTTER = 62;
const RIGHT = 32;
const MINUTE = 60_000;
/** Minutes between labels, as many as fit. */
const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 240];
const MOST_LABELS = 11;

export class ChartFrame {
  readonly paper: Paper;
  readonly record: SessionRecord;
  readonly time: ReportTime;
  readonly left: number;
  readonly right: number;
  readonly from: number;
  readonly to: number;

  constructor(paper: Paper, record: SessionRecord) {
    this.paper = paper;
    this.record = record;
    this.time = new ReportTime(record);
    this.left = paper.left + GUTTER;
    this.right = paper.left + paper.width - RIGHT;
    this.from = record.from;
    this.to = Math.max(record.until, record.from + MINUTE);
  }

  x(at: number): number {
    const share = (at - this.from) / (this.to - this.from);
    return this.left + Math.min(1, Math.max(0, share)) * (this.right - this.left);
  }

  /** Instants of the labels, on round minutes of the clinic's clock. */
  ticks(): number[] {
    const span = (this.to - this.from) / MINUTE;
    const step = (STEPS.find((one) => span / one <= MOST_LABELS) ?? 480) * MINUTE;
    const shift = this.time.offset(this.from) * MINUTE;
    const found: number[] = [];
    for (let at = Math.ceil((this.from + shift) / step) * step - shift; at <= this.to; at += step) {
      found.push(at);
    }
    return found;
  }

  /** Phases and times behind the lanes. */
  background(top: number, bottom: number): void {
    const { paper, record } = this;
    const { doc } = paper;
    for (const { phase, from, to } of record.review.phases) {
      const x = this.x(from);
      const width = this.x(to) - x;
      if (phase === 'infusing') doc.rect(x, top, width, bottom - top).fill(TINT.wash);
    }
    for (const at of this.ticks()) paper.rule(this.x(at), top, this.x(at), bottom, '#e2e2e2', 0.4);
    const { startedAt, stoppedAt } = record.review;
    for (const [at, name] of [
      [startedAt, 'start'],
      [stoppedAt, 'stop'],
    ] as const) {
      if (at === null) continue;
      doc.dash(3, { space: 2 });
      paper.rule(this.x(at), top, this.x(at), bottom, INK.grey, 0.7);
      doc.undash();
      const style = { size: 6, ink: INK.grey } as const;
      paper.line(name, this.x(at) - 12, top - 8, 24, { ...style, align: 'center' });
    }
    const moved = this.time.movedAt();
    if (moved === null) return;
    doc.dash(1, { space: 1.5 });
    paper.rule(this.x(moved), top, this.x(moved), bottom, INK.black, 0.8);
    doc.undash();
    paper.line('clocks moved', this.x(moved) - 25, top - 15, 50, { size: 6, align: 'center' });
  }

  /** Clock times, and below them the minute of infusion. Answers with its height. */
  axis(y: number): number {
    const { paper, record } = this;
    paper.rule(this.left, y, this.right, y, INK.black, 0.7);
    const start = record.review.startedAt;
    const name = (text: string, at: number) =>
      paper.line(text, paper.left, at, GUTTER - 4, { size: 6, ink: INK.grey });
    name('Clinic time', y + 3);
    if (start !== null) name('Min. of infusion', y + 12);
    for (const at of this.ticks()) {
      const x = this.x(at);
      paper.rule(x, y, x, y + 2, INK.black, 0.7);
      paper.line(this.time.clock(at), x - 26, y + 3, 52, { size: 6.5, align: 'center' });
      if (start === null) continue;
      const minute = String(Math.round((at - start) / MINUTE));
      const style = { size: 6, ink: INK.grey, align: 'center' } as const;
      paper.line(minute, x - 15, y + 12, 30, style);
    }
    return start === null ? 12 : 21;
  }

  /** Name of a lane in the left margin. */
  name(text: string, y: number, more?: string): void {
    const { paper } = this;
    paper.line(text, paper.left, y, GUTTER - 6, { size: 7, weight: 'strong' });
    if (more !== undefined) {
      paper.text(more, paper.left, y + 9, GUTTER - 18, { size: 6, ink: INK.grey });
    }
  }
}
