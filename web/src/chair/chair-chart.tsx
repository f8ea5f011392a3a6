import type { SessionState } from '@chairside/shared/session/state';
import { SegmentedControl } from '@mantine/core';
import { useViewportSize } from '@mantine/hooks';
import { useMemo, useState } from 'react';
import { useChecks } from '../charting/sheet/use-checks.ts';
import { type ChartModel, chartWindow } from '../charts/chart-model.ts';
import { ChartTable } from '../charts/chart-table.tsx';
import { liveLanes } from '../charts/live-lanes.ts';
import { VitalsChart } from '../charts/vitals-chart.tsx';
import { say } from '../language/say.ts';
import { useTimeZone } from '../live/clinic-store.ts';
import { Soft } from '../ui/text.tsx';
import { TextButton } from '../ui/text-button.tsx';
import { plannedEnd } from '../wording/phase-text.ts';
import classes from './chair.module.css';

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
    <section className={classes.chartBlock} aria-label={say('chair.session-chart')}>
      <div className={classes.chartHead}>
        <h2>{say('chair.session')}</h2>
        {failed ? <Soft role="status">{say('chair.earlier-readings-could-not-be')}</Soft> : null}
        <TextButton aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
          {asTable ? say('chair.show-chart') : say('chair.show-as-table')}
        </TextButton>
        <SegmentedControl
          size="sm"
          aria-label={say('chair.time-span')}
          data={[
            { value: 'recent', label: say('chair.last-2-h') },
            { value: 'whole', label: say('chair.whole-session') },
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
