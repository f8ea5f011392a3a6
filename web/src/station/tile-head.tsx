import { infusionLabel } from '@chairside/shared/patients/schedule';
import { isComplete } from '@chairside/shared/session/phases';
import type { SessionState } from '@chairside/shared/session/state';
import {
  IconAdjustmentsHorizontal,
  IconArrowBarToDown,
  IconChevronRight,
} from '@tabler/icons-react';
import { Link } from 'react-router';
import { AlarmGlyph } from '../alarms/glyph.tsx';
import { Due, DueLink } from '../charting/due-list.tsx';
import { useChecks } from '../charting/sheet/use-checks.ts';
import { say } from '../language/say.ts';
import type { Chair } from '../live/chairs-store.ts';
import { useProtocol } from '../live/clinic-store.ts';
import { useFromNow } from '../live/clock-store.ts';
import { changedLimits } from '../protocols/document/changed-limits.ts';
import { COMPLETE, infusedShare, PHASE_LABELS, tileElapsedText } from '../wording/phase-text.ts';
import type { Asking } from './alarm-looks.ts';
import classes from './tile-head.module.css';

interface TileHeadProps {
  readonly chair: Chair;
  readonly session: SessionState | null;
  readonly asking: Asking | null;
  readonly onOpen: (() => void) | null;
}

export function TileHead({ chair, session, asking, onOpen }: TileHeadProps) {
  return (
    <header className={classes.head}>
      <span
        className={classes.label}
        data-look={asking?.look}
        data-over={asking && !asking.holds ? true : undefined}
      >
        {asking ? <AlarmGlyph look={asking.look} size={12} /> : null}
        <span className={classes.labelText}>{chair.label}</span>
      </span>
      <span
        className={classes.patient}
        data-free={session === null || undefined}
        title={session ? titleOf(session) : undefined}
      >
        {session?.patientRef ?? 'Free'}
        {session?.course ? (
          <span className={classes.course}>
            {' '}
            {say('station.number-of-planned', {
              number: session.course.number,
              planned: session.course.planned,
            })}
          </span>
        ) : null}
      </span>
      {session && Object.keys(session.limitChanges ?? {}).length > 0 ? (
        <LimitsChanged session={session} />
      ) : null}
      {session && lacksBaseline(session) ? <NoBaseline /> : null}
      {session ? <TileDue session={session} /> : null}
      {session ? <Phase session={session} /> : null}
      {onOpen ? (
        <button
          type="button"
          className={classes.open}
          onClick={onOpen}
          aria-label={say('station.show-chair-label-in-full', { label: chair.label })}
        >
          <IconChevronRight size={18} aria-hidden="true" />
        </button>
      ) : (
        <Link
          to={`/chairs/${chair.id}`}
          className={classes.open ?? ''}
          aria-label={say('station.open-chair-label', { label: chair.label })}
        >
          <IconChevronRight size={18} aria-hidden="true" />
        </Link>
      )}
    </header>
  );
}

const titleOf = ({ patientRef, course }: SessionState): string =>
  course === null ? patientRef : `${patientRef}, ${infusionLabel(course).toLowerCase()}`;

/** Somebody watches this chair by other limits than the protocol's. */
function LimitsChanged({ session }: { readonly session: SessionState }) {
  const changed = changedLimits(session, useProtocol(session.protocol));
  return (
    <span className={classes.changed} title={changed.join('\n')}>
      <IconAdjustmentsHorizontal size={14} aria-hidden="true" />
      <span className={classes.changedText}>{say('station.limits-changed')}</span>
    </span>
  );
}

const lacksBaseline = ({ baseline, phase }: SessionState): boolean =>
  baseline === null && phase !== 'before' && phase !== 'closed';

function NoBaseline() {
  return (
    <span className={classes.changed} title={say('station.baseline-relative-limits-are-off')}>
      <IconArrowBarToDown size={14} aria-hidden="true" />
      <span className={classes.changedText}>{say('station.no-baseline')}</span>
    </span>
  );
}

/** The next thing to do here. A tile too narrow for it has the line above the chairs. */
function TileDue({ session }: { readonly session: SessionState }) {
  const [next] = useChecks(session);
  return next === undefined ? null : (
    <span className={classes.due} data-whole>
      <DueLink
        chairId={session.chairId}
        sessionId={session.id}
        check={next}
        className={classes.dueLink}
      >
        <Due check={next} />
      </DueLink>
    </span>
  );
}

function Phase({ session }: { readonly session: SessionState }) {
  const elapsed = useFromNow((now) => tileElapsedText(session, now));
  const complete = useFromNow((now) => isComplete(session, now));
  return (
    <span
      className={classes.phase}
      data-phase={session.phase}
      data-complete={complete || undefined}
      title={complete ? `${COMPLETE}: ${elapsed}` : undefined}
    >
      <span className={classes.phaseName}>{complete ? COMPLETE : PHASE_LABELS[session.phase]}</span>
      <span className={classes.elapsed}>{elapsed}</span>
    </span>
  );
}

/** How much of the planned infusion has run. */
export function Progress({ session }: { readonly session: SessionState }) {
  const percent = useFromNow((now) => Math.round((infusedShare(session, now) ?? 0) * 1000) / 10);
  return (
    <div className={classes.progress} data-phase={session.phase} aria-hidden="true">
      <div style={{ width: `${percent}%` }} />
    </div>
  );
}
