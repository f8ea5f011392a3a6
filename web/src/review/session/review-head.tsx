import { describeActor } from '@chairside/shared/moves/describe-event';
import type { SessionState } from '@chairside/shared/session/state';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { say, words } from '../../language/say.ts';
import { clinicDay, clockTime } from '../../time/clinic-time.ts';
import { Badge } from '../../ui/badge.tsx';
import { ButtonRow } from '../../ui/fields.tsx';
import { PageHead } from '../../ui/page.tsx';
import { PHASE_LABELS } from '../../wording/phase-text.ts';
import classes from './review.module.css';
import { SIGNED_TEXT, signedState } from './signed-state.ts';

interface Props {
  readonly session: SessionState;
  readonly protocolName: string | null;
  readonly zone: string;
  readonly children: ReactNode;
}

/** Whose session it is, which of its course, when and where, and how far it is signed. */
export function ReviewHead({ session, protocolName, zone, children }: Props) {
  const { patient, course, order } = session;
  const state = signedState(session);
  const facts = [
    course === null
      ? null
      : say('review-session.infusion-number-of-planned', {
          number: course.number,
          planned: course.planned,
        }),
    `${clinicDay(session.openedAt, zone)}, ${clockTime(session.openedAt, zone)}`,
    say('review-session.chair-chairlabel', { chairLabel: session.chairLabel }),
    session.phase === 'closed' ? null : PHASE_LABELS[session.phase],
    say('review-session.protocol-value-protocol', {
      value: protocolName === null ? '' : `${protocolName}, `,
      protocol: session.protocol,
    }),
    order?.signed
      ? say('review-session.ordered-by-by', { by: describeActor(order.signed.by, words) })
      : null,
  ].filter((fact) => fact !== null);
  return (
    <PageHead
      title={
        <>
          {patient === null ? (
            session.patientRef
          ) : (
            <>
              <Link className={classes.patient ?? ''} to={`/patients/${patient.id}`}>
                {patient.name}
              </Link>{' '}
              <span className={classes.born}>
                {say('review-session.recordnumber-born-dateofbirth', {
                  recordNumber: patient.recordNumber,
                  dateOfBirth: patient.dateOfBirth,
                })}
              </span>
            </>
          )}{' '}
          <Badge look={state === 'signed' ? 'settled' : 'open'}>{SIGNED_TEXT[state]}</Badge>
        </>
      }
      under={facts.join(' · ')}
    >
      <div data-screen-only>
        <ButtonRow>{children}</ButtonRow>
      </div>
    </PageHead>
  );
}
