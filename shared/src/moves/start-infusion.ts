import { z } from 'zod';
import { inputLimits } from '../infusion/input-limits.ts';
import { regimenSchema, routeSchema } from '../infusion/order.ts';
import { regimenOf } from '../infusion/regimens.ts';
import type { DecideContext } from '../session/decide-context.ts';
import { gate, gateSentence } from '../session/gate.ts';
import { orderAbout } from '../session/order-about.ts';
import type { InfusionState, SessionState } from '../session/state.ts';
import { storableText } from '../text/storable-text.ts';
import { sentences } from '../wording/message.ts';
import { type CommandMove, commandFields } from './command-move.ts';
import { accept, refuse } from './decision.ts';
import { type EventMove, eventBody } from './event-move.ts';
import { phaseInput } from './infusion-phase.ts';

/** The drug runs, through the gate. Rates in mL/h, doses in mg, volumes in mL. */
const body = eventBody('infusion-started', {
  drug: z.string(),
  /** Planned total, mg; absent where the order is not charted here. */
  doseMg: z.number().optional(),
  plannedMinutes: z.number(),
  regimen: regimenSchema.optional(),
  route: routeSchema.optional(),
  /** `seq` of the signed order it follows. */
  order: z.number().int().optional(),
  rateMlPerH: z.number().optional(),
  concentrationMgPerMl: z.number().optional(),
  volumeMl: z.number().optional(),
  pump: z.string().optional(),
  lot: z.string().optional(),
});
type Started = z.infer<typeof body>;

export const infusionStarted: EventMove<typeof body> = {
  body,
  evolve: (_, event) => ({ phase: 'infusing', infusion: begun(event.at, event.body) }),
  alarmInputs: phaseInput,
  lane: () => 'infusion',
  sentence({ body: { drug, doseMg: dose, rateMlPerH: rate, plannedMinutes } }, { words }) {
    const { say } = words;
    return [
      dose === undefined
        ? say('events.started', { drug })
        : say('events.started-dose', { drug, dose }),
      ...(rate === undefined ? [] : [say('events.rate', { rate })]),
      say('events.planned', { minutes: plannedMinutes }),
    ].join(', ');
  },
  project(change, { at }) {
    change.phase = 'infusing';
    change.startedAt ??= at;
  },
};

function begun(at: number, started: Started): InfusionState {
  const { type: _, rateMlPerH, ...plan } = started;
  const rates = rateMlPerH === undefined ? [] : [{ at, mlPerH: rateMlPerH }];
  const open = { startedAt: at, stoppedAt: null, stopReason: null, pauses: [] };
  return { ...plan, ...open, rates, boluses: [] };
}

const fields = commandFields('start-infusion', {
  drug: storableText(60).default('ketamine'),
  doseMg: z.number().positive().max(10_000).optional(),
  /** Needed where no order is signed. */
  plannedMinutes: z.number().min(1).max(600).optional(),
});

/** A version without a gate leaves the start to the nurse; one with a gate starts from the signed order alone. */
export const startInfusion: CommandMove<typeof fields, [typeof infusionStarted], 'running'> = {
  fields,
  gives: [infusionStarted],
  who: 'chart-session',
  when: 'running',
  isStep: true,
  bySecondPerson: false,
  offline: 'shown',
  decide(session, command, context, at) {
    switch (session.phase) {
      case 'before': {
        const open = gate(session, context, at).filter(
          ({ met, overridden }) => !met && !overridden,
        );
        const missing = gateSentence(open);
        if (missing !== null) return refuse('gate-not-passed', missing);
        if (at < preparedAt(session)) return refuse('before-last-entry');
        const impossible = impossibleOrder(session, context);
        if (impossible !== null) return impossible;
        const plan = planned(session, command);
        if (plan === null) return refuse('no-planned-time');
        return accept(at, { type: 'infusion-started', ...plan });
      }
      case 'infusing':
      case 'paused':
        return refuse('already-started');
      case 'recovery':
        return refuse('already-stopped');
      case 'closed':
        return refuse('session-closed');
    }
  },
  example: () => ({ drug: 'ketamine', plannedMinutes: 40 }),
};

/** What became known after the order was signed, such as a weight, may make it impossible. */
function impossibleOrder(session: SessionState, { protocolDocument }: DecideContext) {
  const { order: written } = session;
  if (written === null || written.signed === null) return null;
  const hard = inputLimits(written.order, orderAbout(session, protocolDocument)).filter(
    ({ level }) => level === 'hard',
  );
  const why = sentences(hard.map(({ message }) => message));
  return why === null ? null : refuse('order-impossible', why);
}

/** When the last thing that the start depends on was done, epoch ms. */
function preparedAt({ order, pump, gateOverrides, openedAt }: SessionState): number {
  const overridden = Object.values(gateOverrides).map((override) => override.at);
  return Math.max(openedAt, order?.signed?.at ?? 0, pump?.checked?.at ?? 0, ...overridden);
}

type Plan = Omit<Started, 'type'>;

/** Nasal devices are given within minutes; what follows is observation. */
const NASAL_MINUTES = 10;

function planned(session: SessionState, command: z.infer<typeof fields>): Plan | null {
  const { order: written, pump } = session;
  if (written === null || written.signed === null) {
    const { drug, doseMg, plannedMinutes } = command;
    if (plannedMinutes === undefined) return null;
    return { drug, plannedMinutes, ...(doseMg === undefined ? {} : { doseMg }) };
  }
  const { regimen, route, drug, doseMg, minutes } = written.order;
  const { concentrationMgPerMl, volumeMl, rateMlPerH } = written.order;
  const plannedMinutes =
    minutes ?? command.plannedMinutes ?? regimenOf(regimen).usual.minutes ?? NASAL_MINUTES;
  const set = pump?.program;
  const rate = set?.rateMlPerH ?? rateMlPerH;
  const volume = set?.volumeMl ?? volumeMl;
  const concentration = set?.concentrationMgPerMl ?? concentrationMgPerMl;
  return {
    drug,
    doseMg,
    plannedMinutes,
    regimen,
    route,
    order: written.seq,
    ...(rate === undefined ? {} : { rateMlPerH: rate }),
    ...(volume === undefined ? {} : { volumeMl: volume }),
    ...(concentration === undefined ? {} : { concentrationMgPerMl: concentration }),
    ...(set === undefined ? {} : { pump: set.pump, lot: set.lot }),
  };
}
