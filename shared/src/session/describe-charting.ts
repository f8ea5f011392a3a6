/** Effects, scores, what staff did and corrections, in plain sentences. */

import { alarmSubject } from '../alarms/words/describe-alarm.ts';
import { effectLabel } from '../effects/catalogue.ts';
import { scaleOf } from '../effects/scales.ts';
import { anchorOf } from '../effects/scales-scoring.ts';
import type { EffectAction, EffectChange, InterventionEntry, Scored } from './entries.ts';

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

/** What was said beside the effect itself. */
export function effectDetails({
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

export function actOf({ kind, drug, oxygen, note, confirmed = [] }: InterventionEntry): string {
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
