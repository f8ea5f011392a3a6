import { z } from 'zod';
import { gateCoverSchema } from '../session/entries.ts';
import { gate, gateCovers } from '../session/gate.ts';
import { gateItemLabel } from '../session/gate-label.ts';
import { isProvider } from '../session/persons.ts';
import { idText } from '../text/bounded.ts';
import { storableText } from '../text/storable-text.ts';
import { type CommandMove, commandFields } from './command-move.ts';
import { accept, refuse } from './decision.ts';
import { type EventMove, eventBody, noInput, notListed } from './event-move.ts';

/** A provider overrides anything; a nurse writes down the reason that a provider gave for what is soft. */
const body = eventBody('gate-overridden', {
  /** Codes of the gate. */
  items: z.array(z.string()).min(1),
  reason: storableText(300),
  /** Where a nurse writes down what a provider decided: that provider's name. */
  provider: storableText(80).optional(),
  /** What each was given for. */
  covers: z.array(gateCoverSchema).optional(),
});

export const gateOverridden: EventMove<typeof body> = {
  body,
  evolve({ gateOverrides }, { at, by, body: { items, reason, provider, covers = [] } }) {
    const said = { reason, by, at, ...(provider === undefined ? {} : { provider }) };
    const overrides = items.map((item) => {
      const cover = covers.find((one) => one.item === item);
      return [item, { item, ...said, ...(cover === undefined ? {} : { covers: cover }) }] as const;
    });
    return { gateOverrides: { ...gateOverrides, ...Object.fromEntries(overrides) } };
  },
  alarmInputs: noInput,
  lane: () => 'checks',
  sentence({ body: { items: codes, reason, provider } }, { words }) {
    const items = codes.map((code) => gateItemLabel(code, words)).join(', ');
    return words.say('events.start-allowed', {
      items: provider === undefined ? items : words.say('events.as-decided', { items, provider }),
      reason,
    });
  },
  project: notListed,
};

const fields = commandFields('override-gate', {
  items: z.array(idText).min(1).max(60),
  reason: storableText(300),
  provider: storableText(80).optional(),
});

export const overrideGate: CommandMove<typeof fields, [typeof gateOverridden], 'running'> = {
  fields,
  gives: [gateOverridden],
  who: 'chart-session',
  when: 'running',
  isStep: false,
  bySecondPerson: true,
  offline: 'shown',
  decide(session, { items, reason, provider }, context, at) {
    if (session.phase !== 'before') return refuse('not-before-start');
    const open = gate(session, context, at).filter(({ met }) => !met);
    const asked = [...new Set(items)];
    for (const code of asked) {
      const item = open.find((one) => one.code === code);
      if (item === undefined) return refuse('nothing-to-override');
      if (isProvider(context.by)) continue;
      if (item.level === 'hard') return refuse('hard-stop', item.message);
      if (provider === undefined) return refuse('provider-not-named');
    }
    const named = provider === undefined ? {} : { provider };
    const covers = gateCovers(session, context, at, asked);
    return accept(at, { type: 'gate-overridden', items: asked, reason, ...named, covers });
  },
  example(session, context) {
    const open = session === null ? [] : gate(session, context, context.now);
    const unmet = open.filter(({ met }) => !met);
    const own = unmet.find(({ level }) => level === 'soft' || isProvider(context.by)) ?? unmet[0];
    return { items: [own?.code ?? ''], reason: '-', provider: '-' };
  },
};
