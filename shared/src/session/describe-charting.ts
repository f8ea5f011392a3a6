/** Effects, scores, what staff did and corrections, in plain sentences. */

import { alarmSubject } from '../alarms/words/describe-alarm.ts';
import { effectLabel } from '../effects/catalogue.ts';
import { scaleOf } from '../effects/scales.ts';
import { anchorOf } from '../effects/scales-scoring.ts';
import { ROUTE_LABELS } from '../protocols/document/prn.ts';
import type { MessageKey } from '../wording/message.ts';
import type { Words } from '../wording/words.ts';
import type { EffectAction, EffectChange, InterventionEntry, Scored } from './entries.ts';

export const EFFECT_ACTION_LABELS = {
  none: 'charted.action-none',
  reassurance: 'charted.action-reassurance',
  repositioned: 'charted.action-repositioned',
  'rate-slowed': 'charted.action-rate-slowed',
  paused: 'charted.action-paused',
  stopped: 'charted.action-stopped',
  'drug-given': 'charted.action-drug-given',
  oxygen: 'charted.action-oxygen',
  'provider-called': 'charted.action-provider-called',
} as const satisfies Record<EffectAction, MessageKey>;

export const EFFECT_CHANGE_LABELS = {
  worsened: 'charted.change-worsened',
  unchanged: 'charted.change-unchanged',
  eased: 'charted.change-eased',
  resolved: 'charted.change-resolved',
} as const satisfies Record<EffectChange, MessageKey>;

export function actionsText(actions: readonly EffectAction[], { say }: Words): string {
  return actions.map((action) => say(EFFECT_ACTION_LABELS[action])).join(', ');
}

/** What was said beside the effect itself. */
export function effectDetails(
  {
    rating,
    actions = [],
    note,
  }: {
    readonly rating?: number | undefined;
    readonly actions?: readonly EffectAction[] | undefined;
    readonly note?: string | undefined;
  },
  words: Words,
): string {
  const rated = rating === undefined ? '' : `, ${words.say('charted.rated', { rating })}`;
  const done = actionsText(actions, words);
  return `${rated}${done === '' ? '' : `, ${done}`}${note === undefined ? '' : `: ${note}`}`;
}

/** `MOAA/S 4: answers slowly to the name`, `PADSS 9 of 10`. */
export function describeScore({ scale: code, score, observed }: Scored, { say }: Words): string {
  const { short, kind, max } = scaleOf(code);
  const scale = say(short);
  if (observed) return say('charted.score-awake', { scale, score });
  const anchor = anchorOf(code, score);
  const bare = code === 'rass' || (kind === 'rating' && anchor !== null);
  const said = bare
    ? say('charted.score', { scale, score })
    : say('charted.score-of', { scale, score, max });
  return anchor === null ? said : `${said}: ${lower(say(anchor))}`;
}

const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

/** Where in a sentence the words are. */
type Place = 'start' | 'within';

function drugGiven(
  { drug, confirmed = [] }: Pick<InterventionEntry, 'drug' | 'confirmed'>,
  place: Place,
  { say }: Words,
): string {
  if (drug === undefined) return say('charted.act-drug', { place });
  const { dose, unit } = drug;
  const name =
    place === 'start' ? `${drug.name.charAt(0).toUpperCase()}${drug.name.slice(1)}` : drug.name;
  const given = say('charted.drug', { name, dose, unit, route: say(ROUTE_LABELS[drug.route]) });
  const because = confirmed.map(({ reason }) => say('charted.although-asked', { reason }));
  return [given, ...(drug.site === undefined ? [] : [drug.site]), ...because].join(', ');
}

export function actOf(made: InterventionEntry, words: Words, place: Place = 'within'): string {
  const { kind, oxygen, note } = made;
  const { say } = words;
  switch (kind) {
    case 'drug':
      return drugGiven(made, place, words);
    case 'oxygen': {
      if (oxygen === undefined) return say('charted.act-oxygen', { place });
      const { lPerMin: rate, device } = oxygen;
      if (rate === 0) return say('charted.act-oxygen-off', { place });
      return say('charted.act-oxygen-at', { place, rate, device });
    }
    case 'position':
      return say('charted.act-position', { place });
    case 'reassurance':
      return say('charted.act-reassurance', { place });
    case 'provider-called':
      return say('charted.act-provider-called', { place });
    case 'other':
      return note ?? say('charted.act-other', { place });
    default:
      return kind satisfies never;
  }
}

/** `term`: the effect of an entry, by its seq. */
export function describeInterventionEntry(
  made: InterventionEntry,
  term: (seq: number) => string | null,
  words: Words,
  place: Place = 'start',
): string {
  const { kind, note, answers } = made;
  const act = actOf(made, words, place);
  const to = [
    ...(answers?.effects ?? []).map((seq) => {
      const code = term(seq);
      return code === null ? words.say('charted.entry', { seq }) : effectLabel(code, words);
    }),
    ...(answers?.alarms ?? []).map((id) => alarmSubject(id.slice(0, id.lastIndexOf('#')), words)),
  ];
  const said = note === undefined || kind === 'other' ? '' : `: ${note}`;
  if (to.length === 0) return `${act}${said}`;
  return `${words.say('charted.for', { act, what: allOf(to, words) })}${said}`;
}

/** `Nausea and SpO2 low`. */
export function allOf(things: readonly string[], { say }: Words): string {
  return things.reduce((first, next) => say('text.and', { first, next }));
}
