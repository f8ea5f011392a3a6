import { type AxisMap, linearAxis } from './axis.ts';
import classes from './chart.module.css';
import type { Box } from './chart-layout.ts';
import type { Gap } from './chart-model.ts';
import { ChartPanel, type DrawnLimit } from './chart-panel.tsx';
import { CuffBars } from './cuff-bars.tsx';
import { linePath } from './line-path.ts';
import type { DrawnPanel } from './panels.ts';

interface Props {
  readonly panels: readonly DrawnPanel[];
  /** One for each panel. */
  readonly boxes: readonly Box[];
  readonly x: AxisMap;
  readonly limits: readonly DrawnLimit[];
  readonly gaps: readonly Gap[];
  /** Id of the hatching pattern. */
  readonly hatch: string;
}

/** The vitals over time, as every chart draws them: curves, inflations, limits and gaps. */
export function VitalPanels({ panels, boxes, x, limits, gaps, hatch }: Props) {
  return panels.map((panel, index) => {
    const box = boxes[index];
    if (box === undefined) return null;
    const y = linearAxis(panel.domain, [box.top + box.height, box.top]);
    const identity = classes[panel.colour];
    return (
      <ChartPanel
        key={panel.key}
        label={panel.label}
        unit={panel.unit}
        identity={identity}
        box={box}
        x={x}
        y={y}
        ticks={panel.ticks}
        limits={limits.filter(
          ({ signal, tier }) => tier !== 'info' && panel.signals.includes(signal),
        )}
        gaps={gaps.filter(({ vital }) => panel.vitals.includes(vital))}
        hatch={hatch}
      >
        {panel.series.t.length === 0 ? null : (
          <path
            data-vital={panel.key}
            className={`${classes.line} ${identity}`}
            d={linePath(panel.series, x, y)}
          />
        )}
        <CuffBars cuffs={panel.cuffs} x={x} y={y} />
      </ChartPanel>
    );
  });
}
