import { type LimitLine, limitLabel } from '@chairside/shared/review/limit-lines';
import { newestOfEach } from '@chairside/shared/review/limit-segments';
import { spreadLabels } from '@chairside/shared/review/spread-labels';
import type { ReactNode } from 'react';
import type { AxisMap } from './axis.ts';
import classes from './chart.module.css';
import type { Box } from './chart-layout.ts';
import type { Gap } from './chart-model.ts';
import { hasBand, labelledLimits } from './limit-room.ts';

/** A limit for as long as it held; without instants for all of the window. */
export type DrawnLimit = LimitLine & { readonly from?: number; readonly to?: number };

export interface PanelProps {
  readonly label: string;
  readonly unit: string;
  /** CSS class that carries the identity colour of the vital. */
  readonly identity: string | undefined;
  readonly box: Box;
  readonly x: AxisMap;
  readonly y: AxisMap;
  readonly ticks: readonly number[];
  readonly limits: readonly DrawnLimit[];
  readonly gaps: readonly Gap[];
  /** Id of the hatching pattern. */
  readonly hatch: string;
  readonly children: ReactNode;
}

/** One vital on the shared time axis: its own axis, limits as faint bands, gaps hatched, the drawing itself. */
export function ChartPanel(props: PanelProps) {
  const { box, x, y, gaps } = props;
  const [left, right] = x.range;
  const bottom = box.top + box.height;
  const limits = props.limits.filter(({ value }) => value > y.domain[0] && value < y.domain[1]);
  const labelled = labelledLimits(newestOfEach(limits), box.height);
  const places = spreadLabels(
    labelled.map(({ value }) => y(value)),
    bottom,
  );
  return (
    <g>
      {limits.map((limit) => (
        <LimitBand
          key={`${limit.signal}${limit.direction}${limit.tier}${limit.from ?? ''}`}
          limit={limit}
          panel={props}
          labelAt={places[labelled.indexOf(limit)] ?? null}
        />
      ))}
      {props.ticks.map((tick) => (
        <g key={tick}>
          <line className={classes.grid} x1={left} x2={right} y1={y(tick)} y2={y(tick)} />
          <text className={classes.tick} x={left - 6} y={y(tick)} dy="0.32em" textAnchor="end">
            {tick}
          </text>
        </g>
      ))}
      {gaps.map((gap) => {
        const from = Math.max(left, x(gap.from));
        const to = Math.min(right, x(gap.to));
        if (to - from < 0.5) return null;
        return (
          <rect
            key={`${gap.vital}${gap.from}`}
            fill={`url(#${props.hatch})`}
            x={from}
            y={box.top}
            width={to - from}
            height={box.height}
          >
            <title>{gap.cause}</title>
          </rect>
        );
      })}
      <line className={classes.frame} x1={left} x2={right} y1={bottom} y2={bottom} />
      {props.children}
      <text className={`${classes.panelLabel} ${props.identity}`} x={4} y={box.top + 10}>
        {props.label}
      </text>
      <text className={classes.unit} x={4} y={box.top + 24}>
        {props.unit}
      </text>
    </g>
  );
}

interface BandProps {
  readonly limit: DrawnLimit;
  readonly panel: PanelProps;
  /** Null: no room for it. */
  readonly labelAt: number | null;
}

function LimitBand({ limit, panel, labelAt }: BandProps) {
  const { box, x, y } = panel;
  const right = x.range[1];
  const begin = limit.from === undefined ? x.range[0] : x(limit.from);
  const end = limit.to === undefined ? right : x(limit.to);
  const at = y(limit.value);
  const top = limit.direction === 'high' ? box.top : at;
  const height = limit.direction === 'high' ? at - box.top : box.top + box.height - at;
  const tier = limit.tier === 'critical' ? classes.critical : classes.warning;
  return (
    <g className={tier}>
      {!hasBand(limit) ? null : (
        <rect className={classes.band} x={begin} y={top} width={end - begin} height={height} />
      )}
      <line className={classes.limit} x1={begin} x2={end} y1={at} y2={at} />
      {labelAt === null ? null : (
        <>
          {Math.abs(labelAt - at) < 4 ? null : (
            <path className={classes.leader} d={`M${right},${at}L${right + 5},${labelAt}`} />
          )}
          <text className={classes.limitLabel} x={right + 7} y={labelAt} dy="0.32em">
            {PREFIX[limit.signal] ?? ''}
            {limitLabel(limit)}
          </text>
        </>
      )}
    </g>
  );
}

/** Two pressures share a panel: which one a limit is for must be readable. */
const PREFIX: Partial<Record<LimitLine['signal'], string>> = { sys: 'S ', dia: 'D ' };
