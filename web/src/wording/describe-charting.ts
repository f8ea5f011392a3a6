/** Effects, scores, what staff did and corrections, in plain sentences. */
import { effectLabel } from '@chairside/shared/effects/catalogue';
import { scaleOf } from '@chairside/shared/effects/scales';
import { anchorOf } from '@chairside/shared/effects/scales-scoring';
import type {
  Amendment,
  EffectAction,
  EffectChange,
  InterventionEntry,
  Scored,
} from '@chairside/shared/session/entries';
import type { BodyOf, SessionEvent } from '@chairside/shared/session/events';
import { durationText } from '../time/time-text.ts';
import { alarmSubject } from './describe-alarm.ts';
import { describeManualVitals } from './describe-vitals.ts';
import type { Wording } from './event-wording.ts';

export type ChartingBody = BodyOf<
  | 'effect-observed'
  | 'effect-changed'
  | 'assessed'
  | 'intervention-made'
  | 'response-noted'
  | 'note-added'
  | 'entry-amended'
>;

export const EFFECT_ACTION_LABELS = {
  none: 'nothing needed',
  reassurance: 'reassurance',
  repositioned: 'repositioned',
  'rate-slowed': 'rate slowed',
  paused: 'infusion paused',
  stopped: 'infusion stopped',
  'drug-given': 'drug given',
  oxygen: 'oxygen',
  'provider-called': 'provider called',
} as const satisfies Record<EffectAction, string>;

export const EFFECT_CHANGE_LABELS = {
  worsened: 'worse',
  unchanged: 'still present',
  eased: 'easing',
  resolved: 'resolved',
} as const satisfies Record<EffectChange, string>;

export const ROUTE_LABELS = {
  iv: 'intravenous',
  im: 'intramuscular',
  po: 'by mouth',
  sl: 'under the tongue',
  in: 'into the nose',
  sc: 'under the skin',
  inhaled: 'inhaled',
  topical: 'on the skin',
} as const;

export function describeCharting(
  body: ChartingBody,
  event: SessionEvent,
  wording: Wording,
): string {
  switch (body.type) {
    case 'effect-observed': {
      const lag = event.at - body.onset;
      const onset = lag >= 60_000 ? `, began ${durationText(lag)} earlier` : '';
      const source = body.source === 'patient-reported' ? ', reported by the patient' : '';
      return `${effectLabel(body.term)}, ${body.severity}${onset}${source}${details(body)}`;
    }
    case 'effect-changed': {
      const began = wording.entry(body.effect)?.body;
      const known = wording.effectOf?.(body.effect) ?? body.seen?.term ?? null;
      const term = began?.type === 'effect-observed' ? began.term : known;
      const name = term === null ? 'Effect' : effectLabel(term);
      const severity = body.severity === undefined ? '' : `, ${body.severity}`;
      const outcome = body.outcome === undefined ? '' : `, ${body.outcome}`;
      return `${name} ${EFFECT_CHANGE_LABELS[body.change]}${severity}${outcome}${details(body)}`;
    }
    case 'assessed':
      return `${describeScore(body.assessment)}${body.together === undefined ? '' : ', charted together with other chairs'}`;
    case 'intervention-made':
      return describeIntervention(body, wording);
    case 'response-noted': {
      const made = wording.entry(body.intervention)?.body;
      const to = made?.type === 'intervention-made' ? ` to ${actOf(made)}` : '';
      return `Response${to}: ${body.response}`;
    }
    case 'note-added':
      return body.text;
    case 'entry-amended':
      return `${correction(body.entry, wording)}. Reason: ${body.reason}`;
    default:
      return body satisfies never;
  }
}

function details({
  rating,
  actions = [],
  note,
}: {
  readonly rating?: number | undefined;
  readonly actions?: readonly EffectAction[] | undefined;
  readonly note?: string | undefined;
}): string {
  const rated = rating === undefined ? '' : `, rated ${rating} of 10`;
  const done = actions.map((action) => EFFECT_ACTION_LABELS[action]).join(', ');
  return `${rated}${done === '' ? '' : `, ${done}`}${note === undefined ? '' : `: ${note}`}`;
}

/** `MOAA/S 4: answers slowly to the name`, `PADSS 9 of 10`. */
export function describeScore({ scale: code, score, observed }: Scored): string {
  if (observed) return `${scaleOf(code).short} ${score}: awake, by observation`;
  const { short, kind, max } = scaleOf(code);
  const anchor = anchorOf(code, score);
  const of = kind === 'rating' && anchor !== null ? '' : ` of ${max}`;
  return `${short} ${score}${code === 'rass' ? '' : of}${anchor === null ? '' : `: ${lower(anchor)}`}`;
}

const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

function actOf({ kind, drug, oxygen, note, confirmed = [] }: InterventionEntry): string {
  switch (kind) {
    case 'drug': {
      if (drug === undefined) return 'drug';
      const site = drug.site === undefined ? '' : `, ${drug.site}`;
      const because = confirmed.map(({ reason }) => `, although asked: ${reason}`).join('');
      return `${drug.name} ${drug.dose} ${drug.unit} ${ROUTE_LABELS[drug.route]}${site}${because}`;
    }
    case 'oxygen':
      if (oxygen === undefined) return 'oxygen';
      return oxygen.lPerMin === 0
        ? 'oxygen off'
        : `oxygen ${oxygen.lPerMin} L/min, ${oxygen.device}`;
    case 'position':
      return 'repositioned';
    case 'reassurance':
      return 'reassurance';
    case 'provider-called':
      return 'provider called';
    case 'other':
      return note ?? 'something else';
    default:
      return kind satisfies never;
  }
}

/** `term`: the effect of an entry, by its seq. */
export function describeInterventionEntry(
  made: InterventionEntry,
  term: (seq: number) => string | null,
): string {
  const act = actOf(made);
  const { kind, note, answers } = made;
  const to = [
    ...(answers?.effects ?? []).map((seq) => {
      const code = term(seq);
      return code === null ? `entry ${seq}` : effectLabel(code);
    }),
    ...(answers?.alarms ?? []).map((id) => alarmSubject(id.slice(0, id.lastIndexOf('#')))),
  ];
  const because = to.length === 0 ? '' : `, for ${to.join(' and ')}`;
  const said = note === undefined || kind === 'other' ? '' : `: ${note}`;
  return `${act.charAt(0).toUpperCase()}${act.slice(1)}${because}${said}`;
}

function describeIntervention(made: InterventionEntry, { entry }: Pick<Wording, 'entry'>): string {
  return describeInterventionEntry(made, (seq) => {
    const body = entry(seq)?.body;
    return body?.type === 'effect-observed' ? body.term : null;
  });
}

/** What an entry says from now on; its original stays where it was. */
function correction(entry: Amendment, wording: Wording): string {
  switch (entry.kind) {
    case 'effect': {
      const said = [
        entry.term === undefined ? null : effectLabel(entry.term),
        entry.severity ?? null,
        entry.onset === undefined ? null : 'another onset',
        entry.source === undefined ? null : entry.source.replace('-', ' '),
      ].filter((part) => part !== null);
      return `Corrected to ${said.join(', ')}${details(entry)}`;
    }
    case 'assessment':
      return `Corrected to ${describeScore(entry.assessment)}`;
    case 'intervention':
      return `Corrected to ${lower(describeIntervention(entry.intervention, wording))}`;
    case 'vitals':
      return `Corrected to ${describeManualVitals(entry.values)}`;
    case 'weight':
      return `Corrected to weight ${entry.kg} kg`;
    case 'note':
      return `Corrected to "${entry.text}"`;
    default:
      return entry satisfies never;
  }
}
