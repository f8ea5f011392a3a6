import type { SessionEvent } from '@chairside/shared/moves/events';
import type { ProtocolDocument } from '@chairside/shared/protocols/document/document';
import type { SessionReview } from '@chairside/shared/review/summary-schema';
import type { SessionState } from '@chairside/shared/session/state';
import type { ReadingsAnswer } from '@chairside/shared/wire/http';
import { useMemo } from 'react';
import { cuffReadings, EMPTY_SERIES } from '../../charts/series.ts';
import { AlarmsBlock } from './alarms-block.tsx';
import { AssessmentsBlock, InterventionsBlock } from './charted-blocks.tsx';
import { CompletenessBlock } from './completeness-block.tsx';
import { dischargeAtClose } from './discharge-at-close.ts';
import { DischargeBlock } from './discharge-block.tsx';
import { EffectsBlock } from './effects-block.tsx';
import { OrderBlock } from './order-block.tsx';
import classes from './review.module.css';
import { SigningBlock } from './signing-block.tsx';

interface Props {
  readonly session: SessionState;
  /** Null while it is worked out. */
  readonly review: SessionReview | null;
  readonly events: readonly SessionEvent[];
  readonly protocol: ProtocolDocument | null;
  readonly stored: ReadingsAnswer | null;
  readonly zone: string;
}

/** Under the chart: what was seen, done and measured, and who stands for it. */
export function ReviewBody({ session, review, events, protocol, stored, zone }: Props) {
  const discharge = useMemo(() => {
    if (protocol === null || stored === null) return null;
    const of = (signal: 'sys' | 'dia' | 'map') => stored.series[signal] ?? EMPTY_SERIES;
    return dischargeAtClose(events, protocol, cuffReadings(of('sys'), of('dia'), of('map')));
  }, [events, protocol, stored]);
  return (
    <div className={classes.columns}>
      {review === null ? null : <EffectsBlock effects={review.effects} zone={zone} />}
      {review === null ? null : <AlarmsBlock alarms={review.alarms} zone={zone} />}
      <InterventionsBlock session={session} zone={zone} />
      <AssessmentsBlock session={session} zone={zone} />
      <OrderBlock session={session} zone={zone} />
      <DischargeBlock at={discharge} />
      {review === null ? null : (
        <CompletenessBlock completeness={review.completeness} zone={zone} />
      )}
      <SigningBlock
        session={session}
        lateReadings={review?.afterSignature?.readings ?? null}
        zone={zone}
      />
    </div>
  );
}
