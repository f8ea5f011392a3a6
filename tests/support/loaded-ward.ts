import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Store } from '@chairside/server/store/ports/store';
import type { SessionEvent } from '@chairside/shared/moves/events';
import type { CommandAnswer } from '@chairside/shared/wire/http';
import { BusyMonitor } from './busy-monitor.ts';
import { Chart } from './chart.ts';
import { storedReadings } from './log-proof.ts';
import type { SeededChair, SeededClinic } from './seeded-clinic.ts';
import { StationFollower } from './station-follower.ts';
import type { Vitals } from './steady-monitor.ts';

export interface LoadedChair {
  readonly chair: SeededChair;
  readonly session: string;
  readonly monitor: BusyMonitor;
}

/** A command that was answered with a yes. */
interface Done {
  readonly session: string;
  readonly id: string;
  readonly answer: CommandAnswer;
}

const CHART_EVERY_MS = 150;
const ACKNOWLEDGE_AFTER_MS = 300;
const HEARD_EVERY_MS = 20;
/** What the server sees once a second is in the log by then. */
const QUIET_MS = 1_500;

/** A clinic at work: monitors, a nurse who charts in every chair and acknowledges in some, a station that watches. */
export class LoadedWard {
  readonly clinic: SeededClinic;
  readonly station: StationFollower;
  readonly chart: Chart;
  readonly chairs: LoadedChair[] = [];
  readonly done: Done[] = [];
  /** Refusals of the rules, which are answers too. */
  readonly refused: string[] = [];
  #going = true;
  readonly #work: Promise<void>[] = [];

  private constructor(origin: string, clinic: SeededClinic) {
    this.clinic = clinic;
    this.chart = new Chart(origin, clinic.cookie);
    this.station = new StationFollower(origin, clinic.cookie, clinic.id);
  }

  /** `courses`: vitals of each chair by the number of the reading. The station watches from the first event on. */
  static async begin(
    origin: string,
    clinic: SeededClinic,
    courses: readonly ((seq: number) => Vitals)[],
  ): Promise<LoadedWard> {
    const ward = new LoadedWard(origin, clinic);
    await ward.station.watching();
    for (const [index, vitals] of courses.entries()) {
      const chair = clinic.chairs[index];
      if (!chair) throw new Error('a chair is missing');
      const session = await ward.chart.infuse(chair.id, `041${index}`);
      const monitor = new BusyMonitor({ origin, token: chair.token }, vitals);
      ward.chairs.push({ chair, session, monitor });
      ward.#work.push(ward.#chartIn(session));
    }
    // A fault that comes before a monitor is known to the server would find it shut out.
    const unheard = () => ward.chairs.some(({ monitor }) => monitor.acks.length === 0);
    while (unheard()) await pause(HEARD_EVERY_MS);
    return ward;
  }

  /** Acknowledges every alarm that begins in this chair from now on, as a nurse who is never far. */
  attend({ session }: LoadedChair): void {
    this.#work.push(
      (async () => {
        let next = 0;
        while (this.#going) {
          const told = this.station.alarms.slice(next);
          next += told.length;
          await pause(ACKNOWLEDGE_AFTER_MS);
          for (const { session: where, transition } of told) {
            const begins = transition.change === 'raised' || transition.change === 'escalated';
            if (where === session && begins) await this.acknowledge(session, transition.alarm.id);
          }
        }
      })(),
    );
  }

  async acknowledge(session: string, alarmId: string): Promise<void> {
    const charted = await this.chart.send(session, { type: 'acknowledge-alarm', alarmId });
    if (charted.ok) this.done.push({ session, id: charted.id, answer: charted.answer });
    else this.refused.push(charted.problem.refusal ?? charted.problem.code);
  }

  /** The newest command of every session that was answered. */
  newest(): Done[] {
    return [...new Map(this.done.map((done) => [done.session, done])).values()];
  }

  /** As if the answers to these commands had been lost; the sessions where the answer is another one now. */
  async askAgain(commands: readonly Done[]): Promise<string[]> {
    const asked = commands.map(async ({ session, id, answer }) => {
      const note = { id, type: 'add-note', text: 'Sent again' } as const;
      const again = await this.chart.must(session, note);
      return JSON.stringify(again) === JSON.stringify(answer) ? [] : [session];
    });
    return (await Promise.all(asked)).flat();
  }

  /** Nothing new any more; resolves once everything that was begun is answered and acknowledged. */
  async calm(): Promise<void> {
    this.#going = false;
    await Promise.all(this.#work);
    await Promise.all(this.chairs.map(({ monitor }) => monitor.drained()));
  }

  /** The log of every session once nothing more is written to any: two looks at them see the same. */
  async logs(): Promise<ReadonlyMap<string, readonly SessionEvent[]>> {
    for (let before = ''; ; ) {
      const logs = new Map<string, readonly SessionEvent[]>();
      for (const { session } of this.chairs) logs.set(session, await this.chart.log(session));
      const lengths = [...logs.values()].map((log) => log.length).join(' ');
      if (lengths === before) return logs;
      before = lengths;
      await pause(QUIET_MS);
    }
  }

  stop(): void {
    this.#going = false;
    for (const { monitor } of this.chairs) monitor.stop();
    this.station.close();
  }

  /** Acknowledged readings that the database does not have, or has more than once, or not as they were sent. */
  async readingsIn(store: Store): Promise<{ acknowledged: number; lost: number; doubled: number }> {
    const figures = { acknowledged: 0, lost: 0, doubled: 0 };
    for (const { session, monitor } of this.chairs) {
      const stored = await storedReadings(store, this.clinic.id, session);
      const instants = Map.groupBy(stored, ({ seq }) => seq);
      for (const [place, t] of monitor.sent.entries()) {
        const found = instants.get(place + 1) ?? [];
        figures.acknowledged += 1;
        if (found.length > 1) figures.doubled += 1;
        if (found[0]?.t !== t) figures.lost += 1;
        instants.delete(place + 1);
      }
      // What is left was never sent.
      figures.doubled += instants.size;
    }
    return figures;
  }

  /** Commands that were answered and do not stand in the log as they were answered. */
  commandsMissingIn(logs: ReadonlyMap<string, readonly SessionEvent[]>): string[] {
    return this.done
      .filter(({ session, id, answer }) => {
        const caused = (logs.get(session) ?? []).filter(({ commandId }) => commandId === id);
        return JSON.stringify(caused) !== JSON.stringify(answer.events);
      })
      .map(({ id }) => id);
  }

  async #chartIn(session: string): Promise<void> {
    for (let turn = 0; this.#going; turn += 1) {
      const id = randomUUID();
      const charted = await this.chart.send(
        session,
        turn % 2 === 0
          ? { id, type: 'add-note', text: `Note ${turn}` }
          : { id, type: 'observe-effect', term: 'nausea', severity: 'mild' },
      );
      if (charted.ok) this.done.push({ session, id, answer: charted.answer });
      else this.refused.push(charted.problem.refusal ?? charted.problem.code);
      await pause(CHART_EVERY_MS);
    }
  }
}
