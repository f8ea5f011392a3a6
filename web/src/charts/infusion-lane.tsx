import type { InfusionSeries } from '@chairside/shared/infusion/series';
import { say } from '../language/say.ts';
import { type AxisMap, linearAxis } from './axis.ts';
import classes from './chart.module.css';
import type { Box } from './chart-layout.ts';
import type { InfusionSpan } from './lanes.ts';
import { lineAt } from './review-model.ts';

interface Props {
  readonly box: Box;
  readonly x: AxisMap;
  /** What runs is drawn to here, epoch ms. */
  readonly end: number;
  readonly spans: readonly InfusionSpan[];
  readonly plannedEnd: number | null;
  /** Null: the rate is not known; then only that something runs is drawn. */
  readonly delivery: InfusionSeries | null;
  readonly plannedMg: number | null;
}

/** Mean width of a letter of the labels, px. */
const LETTER = 6.2;
/** The fastest rate stays under the top edge, so that a step up is seen. */
const HEADROOM = 1.2;

/** The rate as a stepped area, the dose so far as a line over it; what is planned is an outline. */
export function InfusionLane(props: Props) {
  const { box, x, end, spans, plannedEnd, delivery } = props;
  const clamp = (at: number) => Math.min(x.range[1], Math.max(x.range[0], x(at)));
  const last = spans.at(-1);
  const fastest =
    Math.max(0, ...(delivery?.rate ?? []).map(({ mlPerH }) => mlPerH)) * HEADROOM || 1;
  const y = linearAxis([0, fastest], [box.top + box.height, box.top]);
  return (
    <g>
      {delivery !== null && delivery.rate.length > 0 ? (
        <path className={classes.rateArea} d={areaPath(delivery, box, clamp, y, end)} />
      ) : (
        spans.map((span) => <PlainSpan key={span.from} span={span} {...props} />)
      )}
      {spans.map((span) => (
        <SpanLabel key={span.from} span={span} {...props} />
      ))}
      {delivery === null ? null : <DoseLine {...props} delivery={delivery} />}
      {plannedEnd !== null && last?.to === null && plannedEnd > end ? (
        <rect
          className={classes.planned}
          x={clamp(end)}
          y={box.top + 0.5}
          width={Math.max(0, clamp(plannedEnd) - clamp(end))}
          height={box.height - 1}
        />
      ) : null}
    </g>
  );
}

/** The rate as steps down to the bottom of the box. */
export function areaPath(
  { rate }: InfusionSeries,
  { top, height }: Box,
  x: (at: number) => number,
  y: (mlPerH: number) => number,
  end: number,
): string {
  const bottom = top + height;
  const steps = rate.map(
    ({ at, mlPerH }, index) =>
      `H${x(at)}V${y(mlPerH)}${index === rate.length - 1 ? `H${x(end)}` : ''}`,
  );
  return `M${x(rate[0]?.at ?? end)},${bottom}${steps.join('')}V${bottom}Z`;
}

interface SpanProps extends Props {
  readonly span: InfusionSpan;
}

function extent({ span, x, end }: SpanProps): { readonly from: number; readonly width: number } {
  const clamp = (at: number) => Math.min(x.range[1], Math.max(x.range[0], x(at)));
  const from = clamp(span.from);
  return { from, width: Math.max(0, clamp(span.to ?? end) - from) };
}

/** Paused is a step down: told from running by height and word, not by colour. */
function PlainSpan(props: SpanProps) {
  const { span, box } = props;
  const { from, width } = extent(props);
  const height = span.kind === 'running' ? box.height / 2 : box.height / 8;
  return (
    <rect
      className={span.kind === 'running' ? classes.running : classes.paused}
      x={from}
      y={box.top + box.height - height}
      width={width}
      height={height}
    />
  );
}

function SpanLabel(props: SpanProps) {
  const { span, box } = props;
  const { from, width } = extent(props);
  const text = span.kind === 'running' ? span.label : 'paused';
  if (width < text.length * LETTER + 14) return null;
  return (
    <text
      className={span.kind === 'running' ? classes.drugLabel : classes.pausedLabel}
      x={from + 8}
      y={box.top + box.height * (1 - 1 / HEADROOM) + 10}
      dy="0.34em"
    >
      {text}
    </text>
  );
}

function DoseLine({ box, x, delivery, plannedMg }: Props & { readonly delivery: InfusionSeries }) {
  const [from, to] = x.domain;
  // The line comes in from the left where it began before the window.
  const entering = lineAt(delivery.dose, from, ({ mg }) => mg);
  const points = [
    ...(entering === null ? [] : [{ at: from, mg: entering }]),
    ...delivery.dose.filter(({ at }) => at > from && at <= to),
  ];
  const last = delivery.dose.at(-1);
  if (last === undefined || points.length === 0) return null;
  const most = Math.max(plannedMg ?? 0, last.mg) || 1;
  const y = (mg: number) => box.top + box.height - (mg / most) * (box.height - 4);
  const d = points.map(({ at, mg }, index) => `${index === 0 ? 'M' : 'L'}${x(at)},${y(mg)}`);
  return (
    <>
      <path className={classes.doseLine} d={d.join('')} />
      <text
        className={classes.doseLabel}
        x={x.range[1] + 7}
        y={Math.min(box.top + box.height - 5, Math.max(box.top + 6, y(last.mg)))}
        dy="0.34em"
      >
        {say('charts.mg-mg', { mg: last.mg.toFixed(last.mg < 100 ? 1 : 0) })}
      </text>
    </>
  );
}
