import type { SessionEvent } from '@chairside/shared/moves/events';
import type { ProtocolDocument } from '@chairside/shared/protocols/document/document';
import type { SessionState } from '@chairside/shared/session/state';
import { MAX_CHART_POINTS, type ReadingsAnswer } from '@chairside/shared/wire/http';
import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { chartWindow } from '../../charts/chart-model.ts';
import { ReviewChart } from '../../charts/review-chart.tsx';
import type { ReviewLane } from '../../charts/review-lanes.tsx';
import { reviewModel } from '../../charts/review-model.ts';
import { ReviewTable } from '../../charts/review-table.tsx';
import { clampWindow, type Window } from '../../charts/review-zoom.ts';
import { errorText } from '../../http/problem.ts';
import { getReadings } from '../../http/readings.ts';
import { say } from '../../language/say.ts';
import { Block } from '../../ui/block.tsx';
import { Problem, Soft } from '../../ui/text.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import { ModelSwitch } from './model-note.tsx';
import classes from './review.module.css';
import { WindowBrush } from './window-brush.tsx';

interface Props {
  readonly session: SessionState;
  readonly events: readonly SessionEvent[];
  readonly protocol: ProtocolDocument | null;
  readonly stored: ReadingsAnswer | null;
  readonly failed: unknown;
  readonly onRetry: () => void;
  readonly end: number;
  readonly zone: string;
  readonly lanes: ReadonlySet<string>;
  readonly onLane: (lane: ReviewLane) => void;
}

const SETTLED_MS = 250;

/** The session on one time axis, a part of it closer, or all of it as a table. */
export function ChartSection(props: Props) {
  const { session, events, protocol, stored, end, zone } = props;
  const [asTable, setAsTable] = useState(false);
  const [withLevel, setWithLevel] = useState(false);
  const [zoomed, setZoomed] = useState<Window | null>(null);
  const [from, to] = chartWindow('whole', session.openedAt, end, null);
  const whole = useMemo((): Window => [from, to], [from, to]);
  const window = zoomed === null ? whole : clampWindow(zoomed, whole);
  const onZoom = useCallback(
    (next: Window) => {
      const inside = clampWindow(next, whole);
      setZoomed(inside[0] <= whole[0] && inside[1] >= whole[1] ? null : inside);
    },
    [whole],
  );
  const [settled] = useDebouncedValue(zoomed, SETTLED_MS);
  const closer = useQuery({
    queryKey: ['readings', session.id, settled?.[0], settled?.[1]],
    queryFn: () =>
      getReadings(session.id, settled?.[0] ?? from, settled?.[1] ?? to, MAX_CHART_POINTS),
    enabled: settled !== null && zoomed !== null,
    placeholderData: keepPreviousData,
    staleTime: session.closedAt === null ? 0 : Number.POSITIVE_INFINITY,
  });
  const near = zoomed === null || closer.data === undefined ? null : closer.data;
  // Finer readings are only of the part that was asked for: around it the coarse ones stand until the next answer.
  const covers = near !== null && near.from <= window[0] && near.to >= window[1];
  const shown = covers ? near : stored;
  const model = useMemo(
    () =>
      reviewModel({
        ...{ session, events, protocol, stored: shown, until: end },
        from: shown === null || shown === stored ? session.openedAt : shown.from,
      }),
    [session, events, protocol, shown, stored, end],
  );
  return (
    <Block
      title={say('review-session.chart')}
      busy={stored === null}
      aside={
        <>
          <span className={classes.grow}>
            <Soft>
              {model.started
                ? say('review-session.minutes-from-the-start-of-the')
                : say('review-session.minutes-from-the-opening-nothing')}
            </Soft>
          </span>
          <ModelSwitch on={withLevel} none={model.levels === null} onChange={setWithLevel} />
          {zoomed === null ? null : (
            <Button size="compact-sm" variant="default" onClick={() => setZoomed(null)}>
              {say('review-session.whole-session')}
            </Button>
          )}
          <Button size="compact-sm" variant="default" onClick={() => setAsTable(!asTable)}>
            {asTable ? say('review-session.show-chart') : say('review-session.show-as-table')}
          </Button>
        </>
      }
    >
      {props.failed === null ? null : (
        <Problem>
          {say('review-session.the-readings-could-not-be-loaded', {
            failed: errorText(props.failed),
          })}{' '}
          <TextButton onClick={props.onRetry}>{say('review-session.try-again')}</TextButton>
        </Problem>
      )}
      {asTable ? (
        <ReviewTable model={model} window={window} end={end} zone={zone} withLevel={withLevel} />
      ) : (
        <>
          <ReviewChart
            model={model}
            window={window}
            whole={whole}
            end={end}
            zone={zone}
            withLevel={withLevel}
            onZoom={onZoom}
            lanes={props.lanes}
            onLane={props.onLane}
          />
          <WindowBrush whole={whole} window={window} zone={zone} onChange={onZoom} />
        </>
      )}
    </Block>
  );
}
