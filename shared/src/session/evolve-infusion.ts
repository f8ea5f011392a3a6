/** The order, the pump and the infusion. */
import type { BodyOf, SessionEvent } from './events.ts';
import type { InfusionState, SessionState } from './state.ts';

type PreparationBody = BodyOf<
  | 'order-written'
  | 'order-signed'
  | 'pump-programmed'
  | 'pump-checked'
  | 'waste-recorded'
  | 'waste-witnessed'
>;

export function preparationChanges(
  session: SessionState,
  { seq, at, by }: SessionEvent,
  body: PreparationBody,
): Partial<SessionState> {
  switch (body.type) {
    case 'order-written':
      // A pump that was programmed for the order before is not programmed for this one.
      return { order: { seq, order: body.order, by, at, signed: null }, pump: null };
    case 'order-signed': {
      const { order } = session;
      return order?.seq === body.order ? { order: { ...order, signed: { by, at } } } : {};
    }
    case 'pump-programmed':
      return { pump: { seq, program: body.program, by, at, checked: null } };
    case 'pump-checked': {
      const { pump } = session;
      return pump?.seq === body.program ? { pump: { ...pump, checked: { by, at } } } : {};
    }
    case 'waste-recorded': {
      const { type: _, ...entry } = body;
      return { waste: [...session.waste, { seq, ...entry, by, at, witnessed: null }] };
    }
    case 'waste-witnessed':
      return {
        waste: session.waste.map((entry) =>
          entry.seq === body.waste ? { ...entry, witnessed: { by, at } } : entry,
        ),
      };
  }
}

type InfusionBody = BodyOf<
  | 'infusion-started'
  | 'rate-changed'
  | 'bolus-given'
  | 'infusion-paused'
  | 'infusion-resumed'
  | 'infusion-stopped'
>;

export function infusionChanges(
  session: SessionState,
  at: number,
  body: InfusionBody,
): Partial<SessionState> {
  if (body.type === 'infusion-started') return { phase: 'infusing', infusion: begun(at, body) };
  const { infusion } = session;
  if (infusion === null) return {};
  switch (body.type) {
    case 'rate-changed': {
      const rates = [...infusion.rates, { at, mlPerH: body.rateMlPerH }];
      return { infusion: { ...infusion, rates } };
    }
    case 'bolus-given': {
      const { mg, ml, minutes, lot } = body;
      const more = {
        ...(ml === undefined ? {} : { ml }),
        ...(minutes === undefined ? {} : { minutes }),
        ...(lot === undefined ? {} : { lot }),
      };
      const boluses = [...infusion.boluses, { at, mg, ...more }];
      return { infusion: { ...infusion, boluses, ...withLot(infusion.lot, lot) } };
    }
    case 'infusion-paused': {
      const pauses = [...infusion.pauses, { from: at, to: null, reason: body.reason }];
      return { phase: 'paused', infusion: { ...infusion, pauses } };
    }
    case 'infusion-resumed': {
      const pauses = endPause(infusion.pauses, at);
      return { phase: 'infusing', infusion: { ...infusion, pauses } };
    }
    case 'infusion-stopped': {
      const pauses = endPause(infusion.pauses, at);
      const stopped = { pauses, stoppedAt: at, stopReason: body.reason };
      return { phase: 'recovery', infusion: { ...infusion, ...stopped } };
    }
  }
}

/** Every lot that something was given from, each once. */
function withLot(known: string | undefined, lot: string | undefined): { readonly lot?: string } {
  if (lot === undefined) return {};
  const lots = known === undefined ? [] : known.split(', ');
  return { lot: [...new Set([...lots, lot])].join(', ') };
}

function begun(at: number, body: BodyOf<'infusion-started'>): InfusionState {
  const { type: _, rateMlPerH, ...plan } = body;
  const rates = rateMlPerH === undefined ? [] : [{ at, mlPerH: rateMlPerH }];
  const open = { startedAt: at, stoppedAt: null, stopReason: null, pauses: [] };
  return { ...plan, ...open, rates, boluses: [] };
}

type Pauses = InfusionState['pauses'];

function endPause(pauses: Pauses, at: number): Pauses {
  return pauses.map((pause) => (pause.to === null ? { ...pause, to: at } : pause));
}
