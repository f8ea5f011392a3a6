import { BedsideMonitor } from '../devices/bedside-monitor.ts';
import { type ChairPlan, CUFF_MEASURES_S, chairModel } from '../scenarios/chair-plan.ts';
import { chairPlans } from '../scenarios/scenarios.ts';
import { infusionOf } from '../simulation/simulation.ts';
import { DEMO_PATIENTS, SIMULATED_CHAIRS } from './demo-clinic.ts';
import { DEMO_VISITS, type DemoVisit } from './demo-visits.ts';
import { type PlayedVisit, playVisits } from './play-visits.ts';
import type { RecordDeps } from './record-past.ts';

const MINUTE = 60_000;
/** After the start of the infusion. */
const FIRST_CUFF_DONE_S = 40;

/**
 * Every simulated chair that has no session gets one, each at another point of its course, with all that its monitor
 * has measured until now. Answers the labels of those that were opened.
 */
export async function recordToday(deps: RecordDeps): Promise<string[]> {
  const { clinicId, now, store } = deps;
  const running = await store.sessions.list(clinicId, { phase: 'running', limit: 100 });
  const occupied = new Set(running.sessions.map((session) => session.chairId));
  const labels = new Map<PlayedVisit, string>();
  for (const [label, chairId] of deps.chairs) {
    const of = DEMO_VISITS[label];
    if (!of || occupied.has(chairId)) continue;
    const measure = monitorOf(label, of, now);
    labels.set({ of, chairId, measure, everyMs: 1_000, goesOn: true }, label);
  }
  const fitted = await playVisits(deps, [...labels.keys()]);
  return fitted.flatMap((visit) => labels.get(visit) ?? []);
}

/** The monitor that the simulator goes on with: the same patient under the same infusion. */
function monitorOf(label: string, of: DemoVisit, now: number): PlayedVisit['measure'] {
  const { scenario, seed } = DEMO_PATIENTS;
  const plans = chairPlans(scenario, SIMULATED_CHAIRS.length, seed);
  const chairs: readonly string[] = SIMULATED_CHAIRS;
  const plan = plans[chairs.indexOf(label)];
  if (plan === undefined) return () => null;
  const whenever = (type: 'start-infusion' | 'stop-infusion') => {
    const step = of.steps.find(
      ({ command }) => typeof command === 'object' && command.type === type,
    );
    return step && Math.round(now - step.min * MINUTE);
  };
  const stoppedAt = whenever('stop-infusion');
  const given = {
    infusionStartedAt: whenever('start-infusion') ?? null,
    ...(stoppedAt === undefined ? {} : { infusionStoppedAt: stoppedAt }),
  };
  const infusion = infusionOf(given, plan, now);
  const monitor = new BedsideMonitor({
    model: chairModel(cuffWithStart(plan, infusion?.startS ?? 0)),
    ...{ startedAt: now, infusion: () => infusion },
  });
  return (at) => {
    const reading = monitor.measure(at);
    const infusing = given.infusionStartedAt !== null && at >= given.infusionStartedAt;
    if (reading === null || infusing) return reading;
    // The visit has its rested pressures by hand, and its baseline from them alone.
    const { nibp: _, ...without } = reading;
    return without;
  };
}

/** The nurse starts the first cuff with the infusion; the monitor keeps that rhythm. `startS`: on the simulation's axis. */
function cuffWithStart(plan: ChairPlan, startS: number): ChairPlan {
  const first = startS - CUFF_MEASURES_S + FIRST_CUFF_DONE_S;
  return { ...plan, cuffFirstS: ((first % plan.cuffEveryS) + plan.cuffEveryS) % plan.cuffEveryS };
}
