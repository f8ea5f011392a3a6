import { type PumpProgram, pumpProgramSchema } from '../infusion/order.ts';
import type { SessionState } from '../session/state.ts';
import { message } from '../wording/message.ts';
import { type CommandMove, commandFields } from './command-move.ts';
import { accept, refuse } from './decision.ts';
import { type EventMove, eventBody, noInput, notListed } from './event-move.ts';
import { SOME_ORDER } from './write-order.ts';

/** What the pump is set to, as it has to be by the signed order. */
const body = eventBody('pump-programmed', { program: pumpProgramSchema });

export const pumpProgrammed: EventMove<typeof body> = {
  body,
  evolve: (_, { seq, at, by, body: { program } }) => ({
    pump: { seq, program, by, at, checked: null },
  }),
  alarmInputs: noInput,
  lane: () => 'infusion',
  sentence({ body: { program } }, { words }) {
    const { pump, rateMlPerH: rate, volumeMl: volume, lot } = program;
    const { concentrationMgPerMl: concentration } = program;
    return words.say('events.pump-programmed', { pump, rate, volume, concentration, lot });
  },
  project: notListed,
};

/** What a pump shows may differ from the order by rounding: at most so much, relative. */
const PUMP_TOLERANCE = 0.01;

export function near(a: number, b: number): boolean {
  return Math.abs(a - b) <= PUMP_TOLERANCE * Math.max(Math.abs(a), Math.abs(b));
}

const fields = commandFields('program-pump', { program: pumpProgramSchema });

export const programPump: CommandMove<typeof fields, [typeof pumpProgrammed], 'running'> = {
  fields,
  gives: [pumpProgrammed],
  who: 'chart-session',
  when: 'running',
  isStep: false,
  bySecondPerson: false,
  offline: 'shown',
  decide(session, { program }, _, at) {
    if (session.phase !== 'before') return refuse('already-started');
    const written = session.order;
    if (written === null) return refuse('no-order');
    if (written.signed === null) return refuse('order-not-signed');
    const { order } = written;
    if (order.route === 'nasal') return refuse('no-pump-needed');
    if (at < written.signed.at) return refuse('before-last-entry');
    const pairs = [
      ['rate', 'mL/h', program.rateMlPerH, order.rateMlPerH],
      ['volume', 'mL', program.volumeMl, order.volumeMl],
      ['concentration', 'mg/mL', program.concentrationMgPerMl, order.concentrationMgPerMl],
    ] as const;
    for (const [what, unit, set, ordered] of pairs) {
      if (ordered !== undefined && !near(set, ordered)) {
        const amounts = { set: `${set} ${unit}`, ordered: `${ordered} ${unit}` };
        return refuse('pump-differs', message('refusals.pump-set', { what, ...amounts }));
      }
    }
    return accept(at, { type: 'pump-programmed', program });
  },
  example: (session) => ({ program: session?.pump?.program ?? pumpFor(session) }),
};

function pumpFor(session: SessionState | null): PumpProgram {
  const order = session?.order?.order ?? SOME_ORDER;
  return {
    rateMlPerH: order.rateMlPerH ?? 1,
    volumeMl: order.volumeMl ?? 1,
    concentrationMgPerMl: order.concentrationMgPerMl ?? 1,
    pump: '-',
    lot: '-',
  };
}
