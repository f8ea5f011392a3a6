import { z } from 'zod';
import { effectLabel } from '../effects/catalogue.ts';
import { SEVERITIES, SEVERITY_WORDS, type Severity, severitySchema } from '../effects/severity.ts';
import { EFFECT_CHANGE_LABELS, effectDetails } from '../session/describe-charting.ts';
import {
  type EffectChange,
  effectChangeSchema,
  effectDetailFields,
  momentFields,
  seenAgainSchema,
} from '../session/entries.ts';
import { moment } from '../session/moment.ts';
import type { ObservedEffect } from '../session/state.ts';
import { logSeq } from '../text/bounded.ts';
import { storableText } from '../text/storable-text.ts';
import { type CommandMove, commandFields } from './command-move.ts';
import { accept, type Refused, refuse } from './decision.ts';
import { termBegunBy, withFurther } from './effect-episodes.ts';
import { effectInputs } from './effect-inputs.ts';
import { type EventMove, eventBody, notListed } from './event-move.ts';

/** How an effect goes on: worse, still present, easing, resolved. */
const body = eventBody('effect-changed', {
  /** `seq` of the entry that began the effect. */
  effect: z.number().int(),
  change: effectChangeSchema,
  severity: severitySchema.optional(),
  ...effectDetailFields,
  /** Charted as an effect, not as a further entry of one. */
  seen: seenAgainSchema.optional(),
  /** How it ended, in words; with `resolved`. */
  outcome: storableText(200).optional(),
  ...momentFields,
});

export const effectChanged: EventMove<typeof body> = {
  body,
  evolve({ effects }, { seq, at, by, body: said }) {
    const { type: _, effect: began, infusedMs, delivered, vitals, ...step } = said;
    const entry = { seq, at, by, withdrawn: false };
    return { effects: withFurther(effects, began, { ...entry, ...step }) };
  },
  alarmInputs({ recordedAt: at, seq, body: { effect, seen, severity } }, before, after) {
    const inputs = effectInputs(effect, before, after, at);
    if (seen === undefined || severity === undefined) return inputs;
    // It calls as any entry of its term does, also where the effect has eased or is over since.
    const { term } = seen;
    return [{ kind: 'effect', at, seq, term, severity, withdrawn: false }, ...inputs];
  },
  lane: () => 'effects',
  sentence({ body: said }, { entry, effectOf, words }) {
    const { say } = words;
    const began = entry(said.effect);
    const term = termBegunBy(began) ?? effectOf?.(said.effect) ?? said.seen?.term ?? null;
    const name = term === null ? say('events.effect') : effectLabel(term, words);
    const parts = [`${name} ${say(EFFECT_CHANGE_LABELS[said.change])}`];
    if (said.severity !== undefined) parts.push(say(SEVERITY_WORDS[said.severity]));
    if (said.outcome !== undefined) parts.push(said.outcome);
    return `${parts.join(', ')}${effectDetails(said, words)}`;
  },
  project: notListed,
  // A further entry of an effect is withdrawn and made anew.
  correction: { amendable: false, undo: true },
  grade: ({ severity }) => severity ?? null,
};

const fields = commandFields('update-effect', {
  effect: logSeq,
  change: effectChangeSchema,
  severity: severitySchema.optional(),
  ...effectDetailFields,
  outcome: storableText(200).optional(),
});

export const updateEffect: CommandMove<typeof fields, [typeof effectChanged], 'running'> = {
  fields,
  gives: [effectChanged],
  who: 'chart-session',
  when: 'running',
  isStep: false,
  bySecondPerson: false,
  offline: 'shown',
  decide(session, command, context, at) {
    const effect = session.effects.find(({ seq }) => seq === command.effect);
    if (effect === undefined || effect.withdrawn) return refuse('no-such-effect');
    const wrong = courseProblem(effect, command, at);
    if (wrong) return wrong;
    const { id: _, at: __, ...entry } = command;
    const change = changeSaid(effect, command);
    const more = moment(session, context, at);
    return accept(at, { ...entry, type: 'effect-changed', change, ...more });
  },
  example(session) {
    const going = session?.effects.find((one) => !one.withdrawn && one.resolvedAt === null);
    return { effect: going?.seq ?? 0, change: 'eased' };
  },
};

export function changeTo(said: Severity, before: Severity): EffectChange {
  const step = SEVERITIES.indexOf(said) - SEVERITIES.indexOf(before);
  if (step === 0) return 'unchanged';
  return step > 0 ? 'worsened' : 'eased';
}

/** Said without an entry that another screen had charted: how it compares with what stands now. */
function changeSaid(
  { severity: now }: ObservedEffect,
  { change, severity = now }: z.infer<typeof fields>,
): EffectChange {
  return contradicts(change, severity, now) ? changeTo(severity, now) : change;
}

function contradicts(change: EffectChange, said: Severity, now: Severity): boolean {
  const step = SEVERITIES.indexOf(said) - SEVERITIES.indexOf(now);
  if (change === 'worsened') return step < 0;
  if (change === 'eased') return step > 0;
  return change === 'unchanged' && step !== 0;
}

/**
 * An effect that came back is a new one, with an onset of its own: nothing follows its end. What was charted
 * without a network may come in after a later entry; the end comes after all that stands.
 */
function courseProblem(
  effect: ObservedEffect,
  command: z.infer<typeof fields>,
  at: number,
): Refused | null {
  const { onset, resolvedAt, severity } = effect;
  if (at < onset) return refuse('before-last-entry');
  const { change } = command;
  if (resolvedAt !== null && (change === 'resolved' || at >= resolvedAt)) {
    return refuse('already-resolved');
  }
  const stands = effect.course.filter((step) => !step.withdrawn);
  const later = stands.find((step) => step.at > at);
  // What was seen after the end is an episode of its own.
  if (later !== undefined) {
    return change === 'resolved' && later.seen === undefined ? refuse('before-last-entry') : null;
  }
  const known = [severity, ...severitiesUnknown(stands, effect.first.severity)];
  return known.every((now) => contradicts(change, command.severity ?? now, now))
    ? refuse('severity-contradicts')
    : null;
}

/** What stood before the newest entries that were charted as an effect: a screen may not have had them. */
function severitiesUnknown(stands: ObservedEffect['course'], first: Severity): Severity[] {
  const known = stands.findLastIndex(({ seen }) => seen === undefined);
  const before = stands.slice(0, known + 1).findLast((step) => step.severity !== undefined);
  return stands.slice(known + 1).length === 0
    ? []
    : [
        before?.severity ?? first,
        ...stands.slice(known + 1).flatMap((step) => step.severity ?? []),
      ];
}
