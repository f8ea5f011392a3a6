/** Corrections and withdrawals: they change what is shown, never the log. */

import type { AlarmInput } from '../alarms/state/state.ts';
import type { SessionState } from '../session/state.ts';
import { scoreInput } from './assess.ts';
import { type Refused, refuse } from './decision.ts';
import { effectInputs } from './effect-inputs.ts';
import type { EventLane } from './event-lane.ts';
import { manualInput } from './record-vitals.ts';

/** What a person entered, by `seq`; further entries of an effect among them. */
function entryOf(session: SessionState, seq: number) {
  const entries = [
    ...session.effects,
    ...session.effects.flatMap(({ course }) => course),
    ...session.assessments,
    ...session.interventions,
    ...session.manualVitals,
    ...session.notes,
    ...session.waste,
    ...(session.weight === null ? [] : [session.weight]),
  ];
  return entries.find((entry) => entry.seq === seq);
}

export function standing(session: SessionState, seq: number, at: number): Refused | null {
  if (seq > session.seq) return refuse('no-such-entry');
  const entry = entryOf(session, seq);
  if (entry === undefined) return refuse('not-withdrawable');
  if (entry.withdrawn === true) return refuse('already-withdrawn');
  return at < entry.at ? refuse('before-last-entry') : null;
}

/** What the entry that is corrected or withdrawn says to the alarm engine now. */
export function revisedInputs(
  amends: number,
  at: number,
  before: SessionState | null,
  after: SessionState,
): AlarmInput[] {
  const effects = effectInputs(amends, before, after, at);
  if (effects.length > 0) return effects;
  const score = after.assessments.find(({ seq }) => seq === amends);
  if (score !== undefined) return scoreInput(score, at);
  const vitals = after.manualVitals.find(({ seq }) => seq === amends);
  return vitals === undefined ? [] : [manualInput(vitals, at)];
}

/** In the lane of what it is about, so that no filter shows half of the story. */
export function laneOfEntry(
  amends: number,
  seq: number,
  of: (seq: number) => EventLane | null,
): EventLane {
  return (amends < seq ? of(amends) : null) ?? 'notes';
}

/** A baseline does not stand on a reading that was corrected: it has to be accepted anew. */
export function baselineWithout(session: SessionState, seq: number): Partial<SessionState> {
  const { baselineCuffs = [], manualVitals, phase } = session;
  const reading = manualVitals.find((entry) => entry.seq === seq);
  if (phase !== 'before' || reading === undefined) return {};
  const { at, values } = reading;
  const used = baselineCuffs.some(
    (cuff) => cuff.at === at && cuff.sys === values.sys && cuff.dia === values.dia,
  );
  return used ? { baselineFrom: null } : {};
}
