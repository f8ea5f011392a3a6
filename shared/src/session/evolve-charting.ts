/** Effects and their course, scores, interventions, notes; corrections change what is shown, never the log. */
import { SEVERITIES, type Severity } from '../effects/severity.ts';
import type { Amendment } from './entries.ts';
import type { BodyOf, SessionEvent } from './events.ts';
import type { ObservedEffect, SessionState } from './state.ts';

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

/** The effects as the log says them, corrections and withdrawals included: what the state, charts and reports show. */
export function effectsOf(events: readonly SessionEvent[]): ObservedEffect[] {
  return events.reduce<ObservedEffect[]>(withEffect, []);
}

function withEffect(effects: ObservedEffect[], event: SessionEvent): ObservedEffect[] {
  const { seq, at, by, body } = event;
  const entry = { seq, at, by, withdrawn: false };
  switch (body.type) {
    case 'effect-observed':
      return [...effects, begunEffect(entry, body)];
    case 'effect-changed':
      return effects.map((effect) =>
        effect.seq === body.effect ? furtherEntry(effect, entry, body) : effect,
      );
    case 'entry-amended':
      return body.entry.kind === 'effect'
        ? correctedEffects(effects, body.amends, body.entry)
        : effects;
    case 'entry-withdrawn':
      return effectsWithout(effects, body.amends);
    default:
      return effects;
  }
}

const correctedEffects = (
  effects: ObservedEffect[],
  seq: number,
  entry: Extract<Amendment, { kind: 'effect' }>,
): ObservedEffect[] => replaced(effects, seq, (effect) => followed(corrected(effect, entry)));

const effectsWithout = (effects: ObservedEffect[], seq: number): ObservedEffect[] =>
  takeBack(effects, seq).map((effect) =>
    followed({ ...effect, course: takeBack(effect.course, seq) }),
  );

type Entry = Pick<ObservedEffect, 'seq' | 'at' | 'by' | 'withdrawn'>;

function begunEffect(entry: Entry, body: BodyOf<'effect-observed'>): ObservedEffect {
  const { term, severity, onset, source, rating, actions, note } = body;
  const first = { severity, ...(rating === undefined ? {} : { rating }) };
  return followed({
    ...entry,
    term,
    first,
    severity,
    worst: severity,
    onset,
    source,
    actions: actions ?? [],
    ...(note === undefined ? {} : { note }),
    resolvedAt: null,
    course: [],
  });
}

function furtherEntry(
  effect: ObservedEffect,
  entry: Entry,
  body: BodyOf<'effect-changed'>,
): ObservedEffect {
  const { type: _, effect: __, infusedMs, delivered, vitals, ...said } = body;
  // By time: what was charted without a network comes in late and still stands where it belongs.
  const course = [...effect.course, { ...entry, ...said }].sort(
    (a, b) => a.at - b.at || a.seq - b.seq,
  );
  return followed({ ...effect, course });
}

/** Severity, rating and end as the entries that stand say them. */
function followed(effect: ObservedEffect): ObservedEffect {
  const { rating: _, outcome: __, ...rest } = effect;
  let { severity, rating } = effect.first;
  let worst = severity;
  let resolvedAt: number | null = null;
  let outcome: string | undefined;
  for (const step of effect.course) {
    if (step.withdrawn) continue;
    severity = step.severity ?? severity;
    worst = worse(worst, severity);
    rating = step.rating ?? rating;
    resolvedAt = step.change === 'resolved' ? step.at : null;
    outcome = step.change === 'resolved' ? step.outcome : undefined;
  }
  const known = {
    ...(rating === undefined ? {} : { rating }),
    ...(outcome === undefined ? {} : { outcome }),
  };
  return { ...rest, severity, worst, resolvedAt, ...known };
}

function worse(a: Severity, b: Severity): Severity {
  return SEVERITIES.indexOf(b) > SEVERITIES.indexOf(a) ? b : a;
}

type Correctable = { readonly seq: number; readonly withdrawn: boolean };

function replaced<T extends Correctable>(entries: T[], seq: number, change: (entry: T) => T): T[] {
  return entries.map((entry) => (entry.seq === seq ? { ...change(entry), amended: true } : entry));
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

function corrected(
  effect: ObservedEffect,
  { term, severity, onset, source, rating, actions, note }: Extract<Amendment, { kind: 'effect' }>,
): ObservedEffect {
  const first = {
    severity: severity ?? effect.first.severity,
    ...optional('rating', rating ?? effect.first.rating),
  };
  return {
    ...effect,
    first,
    term: term ?? effect.term,
    onset: onset ?? effect.onset,
    source: source ?? effect.source,
    actions: actions ?? effect.actions,
    ...optional('note', note ?? effect.note),
  };
}

function optional<K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { [P in K]?: V });
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

function takeBack<T extends Correctable>(entries: T[], seq: number): T[] {
  return entries.map((entry) => (entry.seq === seq ? { ...entry, withdrawn: true } : entry));
}
