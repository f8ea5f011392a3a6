/** Effects and their course, scores, interventions, notes; corrections change what is shown, never the log. */
import { replaced, takeBack } from './correctable.ts';
import type { Amendment } from './entries.ts';
import type { BodyOf, SessionEvent } from './events.ts';
import { correctedEffects, effectsWithout, withEffect } from './evolve-effects.ts';
import type { SessionState } from './state.ts';

type ChartingBody = BodyOf<
  | 'effect-observed'
  | 'effect-changed'
  | 'assessed'
  | 'intervention-made'
  | 'response-noted'
  | 'note-added'
  | 'entry-amended'
  | 'entry-withdrawn'
>;

export function chartingChanges(
  session: SessionState,
  event: SessionEvent,
  body: ChartingBody,
): Partial<SessionState> {
  const { seq, at, by } = event;
  const entry = { seq, at, by, withdrawn: false };
  switch (body.type) {
    case 'effect-observed':
    case 'effect-changed':
      return { effects: withEffect(session.effects, event) };
    case 'assessed': {
      const made = { ...entry, assessment: body.assessment };
      return { assessments: [...session.assessments, made] };
    }
    case 'intervention-made': {
      const { type: _, infusedMs, delivered, vitals, ...made } = body;
      const intervention = { ...entry, entry: made, responses: [] };
      return { interventions: [...session.interventions, intervention] };
    }
    case 'response-noted': {
      const response = { seq, at, by, text: body.response };
      return {
        interventions: session.interventions.map((made) =>
          made.seq === body.intervention
            ? { ...made, responses: [...made.responses, response] }
            : made,
        ),
      };
    }
    case 'note-added':
      return { notes: [...session.notes, { ...entry, text: body.text }] };
    case 'entry-amended':
      return amended(session, body.amends, body.entry);
    case 'entry-withdrawn':
      return withdrawn(session, body.amends);
  }
}

function amended(session: SessionState, seq: number, entry: Amendment): Partial<SessionState> {
  switch (entry.kind) {
    case 'effect':
      return { effects: correctedEffects(session.effects, seq, entry) };
    case 'assessment': {
      const { assessment } = entry;
      return {
        assessments: replaced(session.assessments, seq, (made) => ({ ...made, assessment })),
      };
    }
    case 'intervention': {
      const { intervention } = entry;
      return {
        interventions: replaced(session.interventions, seq, (made) => ({
          ...made,
          entry: intervention,
        })),
      };
    }
    case 'vitals': {
      const { values } = entry;
      return {
        manualVitals: replaced(session.manualVitals, seq, (made) => ({ ...made, values })),
        ...baselineWithout(session, seq),
      };
    }
    case 'weight': {
      const { weight } = session;
      return weight?.seq === seq ? { weight: { ...weight, kg: entry.kg, amended: true } } : {};
    }
    case 'note': {
      const { text } = entry;
      return { notes: replaced(session.notes, seq, (note) => ({ ...note, text })) };
    }
  }
}

function withdrawn(session: SessionState, seq: number): Partial<SessionState> {
  const { weight } = session;
  return {
    effects: effectsWithout(session.effects, seq),
    assessments: takeBack(session.assessments, seq),
    interventions: takeBack(session.interventions, seq),
    manualVitals: takeBack(session.manualVitals, seq),
    notes: takeBack(session.notes, seq),
    ...wasteWithout(session, seq),
    ...baselineWithout(session, seq),
    ...(weight?.seq === seq ? { weight: null } : {}),
  };
}

function wasteWithout({ waste }: SessionState, seq: number): Partial<SessionState> {
  if (!waste.some((entry) => entry.seq === seq)) return {};
  return {
    waste: waste.map((entry) => (entry.seq === seq ? { ...entry, withdrawn: true } : entry)),
  };
}

/** A baseline does not stand on a reading that was corrected: it has to be accepted anew. */
function baselineWithout(session: SessionState, seq: number): Partial<SessionState> {
  const { baselineCuffs = [], manualVitals, phase } = session;
  const reading = manualVitals.find((entry) => entry.seq === seq);
  if (phase !== 'before' || reading === undefined) return {};
  const { at, values } = reading;
  const used = baselineCuffs.some(
    (cuff) => cuff.at === at && cuff.sys === values.sys && cuff.dia === values.dia,
  );
  return used ? { baselineFrom: null } : {};
}
