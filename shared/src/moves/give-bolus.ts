import { z } from 'zod';
import { DEVICE_MG, devicesGiven } from '../infusion/nasal-devices.ts';
import { isNasal } from '../infusion/recorded-infusion.ts';
import { shown } from '../infusion/rounding.ts';
import { cuffGridOf } from '../session/cuff-grid.ts';
import { momentFields } from '../session/entries.ts';
import { moment } from '../session/moment.ts';
import type { InfusionState, SessionState } from '../session/state.ts';
import { unusualBolus } from '../session/unusual-amounts.ts';
import { storableText } from '../text/storable-text.ts';
import { message } from '../wording/message.ts';
import {
  agreedText,
  besideFields,
  besideOf,
  notAgreed,
  SOMEBODY,
  volumeText,
} from './agreed-amount.ts';
import { type CommandMove, commandFields } from './command-move.ts';
import { accept, refuse } from './decision.ts';
import { type EventMove, eventBody, notListed } from './event-move.ts';

/** A single dose beside the infusion; each nasal device is one. */
const body = eventBody('bolus-given', {
  mg: z.number(),
  ml: z.number().optional(),
  minutes: z.number().optional(),
  lot: storableText(60).optional(),
  reason: storableText(200),
  ...besideFields,
  ...momentFields,
});

export const bolusGiven: EventMove<typeof body> = {
  body,
  evolve({ infusion }, { at, body: { mg, ml, minutes, lot } }) {
    if (infusion === null) return {};
    const boluses = [...infusion.boluses, { at, mg, ...amountOf({ ml, minutes, lot }) }];
    return { infusion: { ...infusion, boluses, ...withLot(infusion.lot, lot) } };
  },
  // By nose the listed minutes of the cuff count from the first device.
  alarmInputs({ recordedAt: at }, before, after) {
    const grid = cuffGridOf(after);
    const same = before !== null && cuffGridOf(before)?.from === grid?.from;
    return grid === null || same ? [] : [{ kind: 'grid', at, grid }];
  },
  lane: () => 'infusion',
  sentence({ body: said }, { words }) {
    const { mg, ml, minutes, lot, reason } = said;
    const { say } = words;
    const dose = `${say('events.bolus', { mg })}${volumeText(ml, words)}`;
    const given = minutes === undefined ? dose : say('events.bolus-over', { said: dose, minutes });
    const from = lot === undefined ? '' : `, ${say('events.lot', { lot })}`;
    return agreedText(`${given}${from}: ${reason}`, said, words);
  },
  project: notListed,
};

interface Amount {
  readonly ml: number | undefined;
  readonly minutes: number | undefined;
  readonly lot: string | undefined;
}

const amountOf = ({ ml, minutes, lot }: Amount) => ({
  ...(ml === undefined ? {} : { ml }),
  ...(minutes === undefined ? {} : { minutes }),
  ...(lot === undefined ? {} : { lot }),
});

/** Every lot that something was given from, each once. */
function withLot(known: string | undefined, lot: string | undefined): { readonly lot?: string } {
  if (lot === undefined) return {};
  const lots = known === undefined ? [] : known.split(', ');
  return { lot: [...new Set([...lots, lot])].join(', ') };
}

const fields = commandFields('give-bolus', {
  mg: z.number().positive().max(1_000),
  ml: z.number().positive().max(1_000).optional(),
  /** Over how many minutes it is given; asked about where it is not said. */
  minutes: z.number().positive().max(600).optional(),
  /** Of a nasal device: no pump was programmed with it. */
  lot: storableText(60).optional(),
  reason: storableText(200),
  /** True: the person has looked at an unusual amount again. */
  confirmed: z.boolean().optional(),
});

export const giveBolus: CommandMove<typeof fields, [typeof bolusGiven], 'running'> = {
  fields,
  gives: [bolusGiven],
  who: 'chart-session',
  when: 'running',
  isStep: false,
  bySecondPerson: true,
  offline: 'shown',
  decide(session, { mg, ml, minutes, lot, reason, confirmed }, context, at) {
    const { infusion } = session;
    if (infusion === null) return refuse('not-started');
    // What was given before the stop may be charted after it.
    if (infusion.stoppedAt !== null && at > infusion.stoppedAt) return refuse('already-stopped');
    if (at < infusion.startedAt) return refuse('before-start');
    const wrong = isNasal(infusion)
      ? deviceProblem(infusion, mg)
      : bolusProblem(infusion, { mg, ...(ml === undefined ? {} : { ml }) });
    if (wrong !== null) return wrong;
    const unusual = unusualBolus(session, { mg, ml, minutes }, at, context.protocolDocument);
    const open = notAgreed(unusual, confirmed, context);
    if (open !== null) return open;
    const given = { mg, ...amountOf({ ml, minutes, lot }), reason };
    const more = { ...besideOf(unusual, context), ...moment(session, context, at) };
    return accept(at, { type: 'bolus-given', ...given, ...more });
  },
  example: (session) => ({ mg: someBolus(session), minutes: 1, reason: '-', confirmed: true }),
  standIn: (_, context) => ({ ...context, beside: SOMEBODY }),
};

/** Each device is one entry of what one holds, and no more of them than ordered. */
function deviceProblem({ boluses, doseMg }: InfusionState, mg: number) {
  if (mg !== DEVICE_MG) {
    const amounts = { holds: shown(DEVICE_MG, 'mg'), given: shown(mg, 'mg') };
    return refuse('device-dose', message('refusals.device-holds', amounts));
  }
  const { given, ordered } = devicesGiven(boluses, doseMg);
  if (ordered === null || given < ordered) return null;
  const charted = { ordered, dose: shown(doseMg ?? 0, 'mg') };
  return refuse('order-given', message('refusals.devices-charted', charted));
}

/** What comes out of the syringe on the pump has its concentration: mg and mL of one push tell one story. */
const PUSH_TOLERANCE = 0.05;

function bolusProblem(
  { concentrationMgPerMl }: InfusionState,
  { mg, ml }: { readonly mg: number; readonly ml?: number },
) {
  if (ml === undefined || concentrationMgPerMl === undefined) return null;
  const holds = ml * concentrationMgPerMl;
  if (Math.abs(mg - holds) <= Math.max(0.1, holds * PUSH_TOLERANCE) * (1 + 1e-9)) return null;
  const amounts = {
    ...{ ml: shown(ml, 'mL'), concentration: shown(concentrationMgPerMl, 'mg/mL') },
    ...{ holds: shown(holds, 'mg'), mg: shown(mg, 'mg') },
  };
  return refuse('amounts-differ', message('refusals.push-holds', amounts));
}

/** So little that nobody else is asked for; a device holds what it holds. */
function someBolus(session: SessionState | null): number {
  const { infusion = null } = session ?? {};
  return infusion !== null && isNasal(infusion) ? DEVICE_MG : 0.001;
}
