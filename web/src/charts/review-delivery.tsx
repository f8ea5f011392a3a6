import { DRUG_LEVEL_LABEL, type LevelPoint } from '@chairside/shared/infusion/pharmacokinetics';
import type { InfusionSeries } from '@chairside/shared/infusion/series';
import { say } from '../language/say.ts';
import { type AxisMap, linearAxis } from './axis.ts';
import classes from './chart.module.css';
import type { Box } from './chart-layout.ts';
import { areaPath } from './infusion-lane.tsx';
import { linePath } from './line-path.ts';

interface Props {
  readonly box: Box;
  readonly x: AxisMap;
  /** Id of what cuts a line off at the ends of the plot. */
  readonly clip: string;
}

/** A round number at or above the value: 1, 2, 2.5 or 5 times a power of ten. */
function roundUp(value: number): number {
  if (value <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  return [1, 2, 2.5, 5, 10].map((step) => step * power).find((top) => top >= value) ?? value;
}

const verticalOf = ({ top, height }: Box, most: number) =>
  linearAxis([0, most], [top + height, top]);

/** What ran: the rate as steps against the left axis, the dose so far as a line against the right one. */
export function DeliveryPanel({
  box,
  x,
  clip,
  delivery,
  until,
}: Props & { readonly delivery: InfusionSeries; readonly until: number }) {
  const { rate, dose } = delivery;
  const fastest = roundUp(Math.max(...rate.map(({ mlPerH }) => mlPerH), 0));
  const most = roundUp(dose.at(-1)?.mg ?? 0);
  const yRate = verticalOf(box, fastest);
  const yDose = verticalOf(box, most);
  const line = { t: dose.map(({ at }) => at), v: dose.map(({ mg }) => mg) };
  return (
    <g className={classes.delivery}>
      <PanelTitle
        box={box}
        lines={
          rate.length > 0
            ? [say('charts.rate'), say('charts.ml-h'), say('charts.line-dose')]
            : [say('charts.dose')]
        }
      />
      {rate.length === 0
        ? null
        : [0, fastest / 2, fastest].map((value) => (
            <Tick key={value} x={x.range[0] - 6} y={yRate(value)} text={String(value)} />
          ))}
      {[0, most / 2, most].map((mg) => (
        <Tick
          key={mg}
          x={x.range[1] + 7}
          y={yDose(mg)}
          text={mg === most ? say('charts.mg-mg', { mg }) : String(mg)}
          after
        />
      ))}
      <g clipPath={`url(#${clip})`}>
        {rate.length === 0 ? null : (
          <path className={classes.ranArea} d={areaPath(delivery, box, x, yRate, until)} />
        )}
        <path className={classes.doseLine} d={linePath(line, x, yDose)} />
      </g>
    </g>
  );
}

/** What a published model expects in the blood: dashed, hatched in no place with what was measured. */
export function LevelPanel({
  box,
  x,
  clip,
  levels,
}: Props & { readonly levels: readonly LevelPoint[] }) {
  const most = roundUp(Math.max(...levels.map(({ ngPerMl }) => ngPerMl), 0));
  const y = verticalOf(box, most);
  const line = { t: levels.map(({ at }) => at), v: levels.map(({ ngPerMl }) => ngPerMl) };
  return (
    <g className={classes.level}>
      <PanelTitle box={box} lines={[say('charts.model'), say('charts.ng-ml')]} />
      {[0, most / 2, most].map((value) => (
        <Tick key={value} x={x.range[0] - 6} y={y(value)} text={String(value)} />
      ))}
      <g clipPath={`url(#${clip})`}>
        <path className={classes.modelled} d={linePath(line, x, y)} />
      </g>
      <text className={classes.modelMark} x={x.range[0] + 8} y={box.top + 10}>
        {DRUG_LEVEL_LABEL}
      </text>
    </g>
  );
}

function PanelTitle({ box, lines }: { box: Box; lines: readonly string[] }) {
  return lines.map((text, index) => (
    <text
      key={text}
      className={index === 0 ? classes.panelLabel : classes.unit}
      x={4}
      y={box.top + 10 + index * 14}
    >
      {text}
    </text>
  ));
}

function Tick(props: { x: number; y: number; text: string; after?: boolean }) {
  return (
    <text
      className={classes.tick}
      x={props.x}
      y={props.y}
      dy="0.32em"
      textAnchor={props.after ? 'start' : 'end'}
    >
      {props.text}
    </text>
  );
}
