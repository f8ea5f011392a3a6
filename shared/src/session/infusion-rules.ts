/** The infusion: started through the gate, changed, paused, stopped; what was left over. */
import { regimenOf } from '../infusion/regimens.ts';
import type { CommandOf } from './commands.ts';
import { accept, type DecideContext, type Decision, refuse } from './decision.ts';
import type { BodyOf } from './events.ts';
import { gate, gateSentence } from './gate.ts';
import { moment } from './moment.ts';
import { sameUser } from './order-rules.ts';
import type { SessionState } from './state.ts';
import { unusualBolus, unusualRate } from './unusual-amounts.ts';

/** A version without a gate leaves the start to the nurse; one with a gate starts from the signed order alone. */
export function decideStart(
  session: SessionState,
  command: CommandOf<'start-infusion'>,
  context: DecideContext,
  at: number,
): Decision {
  switch (session.phase) {
    case 'before': {
      const open = gate(session, context, at).filter(({ met, overridden }) => !met && !overridden);
      if (open.length > 0) return refuse('gate-not-passed', gateSentence(open));
      if (at < preparedAt(session)) return refuse('before-last-entry');
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
}

/** When the last of what the start stands on was done, epoch ms. */
function preparedAt({ order, pump, gateOverrides, openedAt }: SessionState): number {
  const overridden = Object.values(gateOverrides).map((override) => override.at);
  return Math.max(openedAt, order?.signed?.at ?? 0, pump?.checked?.at ?? 0, ...overridden);
}

type Plan = Omit<BodyOf<'infusion-started'>, 'type'>;

/** Nasal devices are given within minutes; what follows is observation. */
const NASAL_MINUTES = 10;

function planned(session: SessionState, command: CommandOf<'start-infusion'>): Plan | null {
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

export function decideChangeRate(
  session: SessionState,
  { rateMlPerH, reason, confirmed }: CommandOf<'change-rate'>,
  context: DecideContext,
  at: number,
): Decision {
  const { infusion } = session;
  if (infusion === null) return refuse('not-started');
  if (infusion.stoppedAt !== null && at > infusion.stoppedAt) return refuse('already-stopped');
  const last = infusion.rates.at(-1);
  if (last === undefined) return refuse('rate-not-charted');
  if (at < last.at) return refuse('before-last-rate');
  if (last.mlPerH === rateMlPerH) return refuse('rate-unchanged');
  const unusual = confirmed === true ? null : unusualRate(session, rateMlPerH);
  if (unusual !== null) return refuse('amount-unusual', unusual);
  return accept(at, {
    type: 'rate-changed',
    from: last.mlPerH,
    rateMlPerH,
    reason,
    ...moment(session, context, at),
  });
}

export function decideBolus(
  session: SessionState,
  { mg, ml, lot, reason, confirmed }: CommandOf<'give-bolus'>,
  context: DecideContext,
  at: number,
): Decision {
  const { infusion } = session;
  if (infusion === null) return refuse('not-started');
  // What was given before the stop may be charted after it.
  if (infusion.stoppedAt !== null && at > infusion.stoppedAt) return refuse('already-stopped');
  if (at < infusion.startedAt) return refuse('before-start');
  const unusual = confirmed === true ? null : unusualBolus(session, mg, at);
  if (unusual !== null) return refuse('amount-unusual', unusual);
  const more = { ...(ml === undefined ? {} : { ml }), ...(lot === undefined ? {} : { lot }) };
  const body = { type: 'bolus-given', mg, ...more, reason } as const;
  return accept(at, { ...body, ...moment(session, context, at) });
}

export function decidePause(
  session: SessionState,
  command: CommandOf<'pause-infusion'>,
  at: number,
): Decision {
  switch (session.phase) {
    case 'infusing':
      return accept(at, { type: 'infusion-paused', reason: command.reason });
    case 'before':
      return refuse('not-started');
    case 'paused':
      return refuse('already-paused');
    case 'recovery':
      return refuse('already-stopped');
    case 'closed':
      return refuse('session-closed');
  }
}

export function decideResume(session: SessionState, at: number): Decision {
  switch (session.phase) {
    case 'paused':
      return accept(at, { type: 'infusion-resumed' });
    case 'before':
      return refuse('not-started');
    case 'infusing':
      return refuse('not-paused');
    case 'recovery':
      return refuse('already-stopped');
    case 'closed':
      return refuse('session-closed');
  }
}

export function decideStop(
  session: SessionState,
  command: CommandOf<'stop-infusion'>,
  at: number,
): Decision {
  switch (session.phase) {
    case 'infusing':
    case 'paused': {
      if (at < lastGivenAt(session)) return refuse('before-last-rate');
      const note = command.note === undefined ? {} : { note: command.note };
      return accept(at, { type: 'infusion-stopped', reason: command.reason, ...note });
    }
    case 'before':
      return refuse('not-started');
    case 'recovery':
      return refuse('already-stopped');
    case 'closed':
      return refuse('session-closed');
  }
}

/** What was drawn up and not given; another person has seen it go. */
export function decideWaste(
  session: SessionState,
  { mg, ml, reason }: CommandOf<'record-waste'>,
  at: number,
): Decision {
  if (session.order === null && session.infusion === null) return refuse('nothing-to-waste');
  const more = { ...(ml === undefined ? {} : { ml }), ...(reason === undefined ? {} : { reason }) };
  return accept(at, { type: 'waste-recorded', mg, ...more });
}

/** The last change of the rate or bolus, epoch ms. */
function lastGivenAt({ infusion }: SessionState): number {
  return Math.max(
    0,
    ...[...(infusion?.rates ?? []), ...(infusion?.boluses ?? [])].map(({ at }) => at),
  );
}

export function decideWitness(
  session: SessionState,
  command: CommandOf<'witness-waste'>,
  { by }: DecideContext,
  at: number,
): Decision {
  const waste = session.waste.find(({ seq }) => seq === command.waste);
  if (waste === undefined || waste.withdrawn === true) return refuse('no-such-entry');
  if (waste.witnessed !== null) return accept(at);
  if (sameUser(waste.by, by)) return refuse('second-person-needed');
  if (at < waste.at) return refuse('before-last-entry');
  return accept(at, { type: 'waste-witnessed', waste: waste.seq });
}
