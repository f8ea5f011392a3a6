import type { SessionState } from '@chairside/shared/session/state';
import { SegmentedControl } from '@mantine/core';
import { useViewportSize } from '@mantine/hooks';
import { useMemo, useState } from 'react';
import { useChecks } from '../charting/sheet/use-checks.ts';
import classes from '../charting/styles/panel.module.css';
import { type ChartModel, chartWindow } from '../charts/chart-model.ts';
import { ChartTable } from '../charts/chart-table.tsx';
import { liveLanes } from '../charts/live-lanes.ts';
import { VitalsChart } from '../charts/vitals-chart.tsx';
import { useTimeZone } from '../live/clinic-store.ts';
import { plannedEnd } from '../wording/phase-text.ts';

interface Props {
  readonly session: SessionState;
  readonly model: ChartModel;
  readonly end: number;
  readonly failed: boolean;
}

/** The lanes and the first lines of the log stay in sight under the vitals, px. */
const vitalsHeight = (viewport: number) => Math.min(520, Math.max(250, viewport - 690));

export function ChairChart({ session, model, end, failed }: Props) {
  const zone = useTimeZone();
  const [span, setSpan] = useState<'recent' | 'whole'>('recent');
  const { height } = useViewportSize();
  const [asTable, setAsTable] = useState(false);
  const planned = plannedEnd(session, end);
  const checks = useChecks(session);
  const lanes = useMemo(() => liveLanes(session, checks, end), [session, checks, end]);
  const window = chartWindow(span, session.openedAt, end, planned);
  return (
    <section className={classes.chartBlock} aria-label="Session chart">
      <div className={classes.blockHead}>
        <h2>Session</h2>
        {failed ? (
          <span className={classes.failed} role="status">
            Earlier readings could not be loaded; live values go on. Trying again.
          </span>
        ) : null}
        <span className={classes.grow} />
        <button
          type="button"
          className={classes.textButton}
          aria-pressed={asTable}
          onClick={() => setAsTable(!asTable)}
        >
          {asTable ? 'Show chart' : 'Show as table'}
        </button>
        <SegmentedControl
          size="sm"
          aria-label="Time span"
          data={[
            { value: 'recent', label: 'Last 2 h' },
            { value: 'whole', label: 'Whole session' },
          ]}
          value={span}
          onChange={(value) => setSpan(value === 'whole' ? 'whole' : 'recent')}
        />
      </div>
      {asTable ? (
        <ChartTable model={model} window={window} end={end} zone={zone} />
      ) : (
        <VitalsChart
          model={model}
          lanes={lanes}
          window={window}
          end={end}
          plannedEnd={planned}
          zone={zone}
          vitalsHeight={vitalsHeight(height)}
        />
      )}
    </section>
  );
}
