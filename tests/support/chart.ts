import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { CommandInput } from '@chairside/shared/moves/commands';
import { type SessionEvent, sessionEventSchema } from '@chairside/shared/moves/events';
import { type Problem, problemSchema } from '@chairside/shared/wire/errors';
import { type CommandAnswer, commandAnswerSchema } from '@chairside/shared/wire/http';
import { z } from 'zod';

type WithoutId<T> = T extends unknown ? Omit<T, 'id'> & { readonly id?: string } : never;
export type ChartCommand = WithoutId<CommandInput>;

export type Charted =
  | { readonly ok: true; readonly id: string; readonly answer: CommandAnswer }
  | { readonly ok: false; readonly id: string; readonly problem: Problem };

/** What a nurse's screen does over HTTP, with nothing in between. */
export class Chart {
  readonly #origin: string;
  readonly #cookie: string;
  readonly #password: string | null;

  /** `password`: for signatures, which are given with it. */
  constructor(origin: string, cookie: string, password: string | null = null) {
    this.#origin = origin;
    this.#cookie = cookie;
    this.#password = password;
  }

  /** One attempt. Rejects where the server is not there. */
  async once(session: string, command: ChartCommand): Promise<Charted> {
    const id = command.id ?? randomUUID();
    if (command.type === 'sign-session' || command.type === 'co-sign-session') {
      const sent = { password: this.#password, command: { ...command, id } };
      return this.#post(`${session}/signature`, id, sent);
    }
    return this.#post(`${session}/commands`, id, { ...command, id });
  }

  /** One command by somebody else, with their own password. */
  async secondPerson(
    session: string,
    who: { readonly userName: string; readonly password: string },
    command: ChartCommand,
  ): Promise<Charted> {
    const id = command.id ?? randomUUID();
    return this.#post(`${session}/second-person`, id, { ...who, command: { ...command, id } });
  }

  async #post(path: string, id: string, sent: object): Promise<Charted> {
    const response = await fetch(`${this.#origin}/api/sessions/${path}`, {
      method: 'POST',
      headers: { cookie: this.#cookie, 'content-type': 'application/json' },
      body: JSON.stringify(sent),
    });
    const body: unknown = await response.json();
    return response.ok
      ? { ok: true, id, answer: commandAnswerSchema.parse(body) }
      : { ok: false, id, problem: problemSchema.parse(body) };
  }

  /** The same id again and again until there is an answer that stays. */
  async send(session: string, command: ChartCommand): Promise<Charted> {
    const same = { ...command, id: command.id ?? randomUUID() };
    for (;;) {
      const charted = await this.once(session, same).catch(() => null);
      if (charted?.ok || (charted && charted.problem.status < 429)) return charted;
      if (charted?.problem.status === 422) return charted;
      await pause(100);
    }
  }

  /** `send`, where only a yes will do. */
  async must(session: string, command: ChartCommand): Promise<CommandAnswer> {
    const charted = await this.send(session, command);
    if (!charted.ok) throw new Error(`${command.type}: ${charted.problem.detail}`);
    return charted.answer;
  }

  /** A session in the chair with its infusion started; its id. */
  async infuse(chairId: string, patientRef: string): Promise<string> {
    const session = randomUUID();
    await this.must(session, { type: 'open', chairId, patientRef });
    await this.must(session, { type: 'start-infusion', doseMg: 40, plannedMinutes: 600 });
    return session;
  }

  async log(session: string): Promise<SessionEvent[]> {
    const response = await fetch(`${this.#origin}/api/sessions/${session}/events`, {
      headers: { cookie: this.#cookie },
    });
    if (!response.ok) throw new Error(`the log was not given: ${await response.text()}`);
    return z.object({ events: z.array(sessionEventSchema) }).parse(await response.json()).events;
  }
}
