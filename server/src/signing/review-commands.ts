/** Signatures and addenda: the commands of a session that is closed, and so has no actor any more. */
import { createHash, randomUUID } from 'node:crypto';
import type { ReviewCommand } from '@chairside/shared/moves/commands';
import { decide, reviewedNow } from '@chairside/shared/moves/decide';
import type { SessionEvent } from '@chairside/shared/moves/events';
import { evolve, fold } from '@chairside/shared/moves/evolve';
import type { Actor } from '@chairside/shared/people/roles';
import { contextOf } from '@chairside/shared/session/build-context';
import { chainInput } from '@chairside/shared/session/chain';
import type { ReadingsDigest, Seal } from '@chairside/shared/session/seal';
import type { SessionState } from '@chairside/shared/session/state';
import { canonicalJson } from '@chairside/shared/text/canonical-json';
import type { CommandAnswer } from '@chairside/shared/wire/http';
import type { Asker } from '../platform/bulk.ts';
import type { Clock } from '../platform/clock.ts';
import { AppError, commandRefused } from '../platform/errors.ts';
import type { Timers } from '../platform/timers.ts';
import { within } from '../platform/within.ts';
import type { Store } from '../store/ports/store.ts';
import { sha256 } from './readings-digest.ts';
import { signedContent } from './signed-content.ts';
import type { SigningKeys } from './signing-keys.service.ts';

/** Longest wait for the database before the answer is that nothing is recorded. */
const ANSWER_WITHIN_MS = 10_000;

type SigningStore = Pick<Store, 'sessions' | 'protocols' | 'lane'>;

/** Of the readings of a session by its key, up to `until`; it goes through all of them. */
export type DigestOf = (
  asker: Asker,
  session: { readonly clinicId: number; readonly key: number; readonly until: number },
) => Promise<ReadingsDigest>;

export class ReviewCommands {
  readonly #store: SigningStore;
  readonly #keys: SigningKeys;
  readonly #clock: Clock;
  readonly #digest: DigestOf;
  readonly #timers: Timers;
  /** One at a time per session: a second signature covers the first. */
  readonly #last = new Map<string, Promise<unknown>>();

  constructor(
    store: SigningStore,
    keys: SigningKeys,
    clock: Clock,
    digest: DigestOf,
    timers: Timers,
  ) {
    this.#store = store;
    this.#keys = keys;
    this.#clock = clock;
    this.#digest = digest;
    this.#timers = timers;
  }

  /** @throws AppError `unknown-session`, `command-refused` with the code of the rule */
  async command(
    clinicId: number,
    sessionId: string,
    command: ReviewCommand,
    by: Actor,
  ): Promise<CommandAnswer> {
    const before = this.#last.get(sessionId) ?? Promise.resolve();
    const work = before
      .catch(() => undefined)
      .then(() => this.#run(clinicId, sessionId, command, by));
    this.#last.set(sessionId, work);
    // A late failure is answered already; it must not end the process.
    work
      .catch(() => undefined)
      .finally(() => {
        if (this.#last.get(sessionId) === work) this.#last.delete(sessionId);
      });
    const events = await within(work, ANSWER_WITHIN_MS, this.#timers);
    return { events, seq: events.at(-1)?.seq ?? 0 };
  }

  async #run(
    clinicId: number,
    sessionId: string,
    command: ReviewCommand,
    by: Actor,
  ): Promise<SessionEvent[]> {
    const { sessions, lane } = this.#store;
    const recorded = await sessions.byCommand(clinicId, sessionId, command.id);
    if (recorded && recorded.length > 0) return recorded;
    const found = await sessions.find(clinicId, sessionId);
    const state = fold(await sessions.events(clinicId, sessionId));
    if (!found || !state) {
      throw new AppError('unknown-session', 'This clinic has no such session.');
    }
    const now = this.#clock.now();
    const seal =
      command.type === 'add-addendum' || state.phase !== 'closed' || !signs(by)
        ? null
        : await this.#seal(clinicId, found.key, state, command, by, now);
    const decision = decide(state, command, contextOf(state, { by, now, seal }));
    if (!decision.ok) {
      throw commandRefused(decision.refusal);
    }
    const events: SessionEvent[] = [];
    let last = state;
    for (const { at, body } of decision.bodies) {
      const event = {
        sessionId,
        seq: last.seq + 1,
        id: randomUUID(),
        at,
        recordedAt: now,
        by,
        commandId: command.id,
        body,
      };
      const hash = createHash('sha256').update(chainInput(last.hash, event)).digest('hex');
      events.push({ ...event, hash });
      last = evolve(last, { ...event, hash });
    }
    await lane.events({ clinicId, sessionKey: found.key, events });
    return events;
  }

  async #seal(
    clinicId: number,
    key: number,
    state: SessionState,
    command: Exclude<ReviewCommand, { type: 'add-addendum' }>,
    by: Actor,
    now: number,
  ): Promise<Seal> {
    const at = reviewedNow(state, now);
    const protocol = await this.#store.protocols.get(clinicId, state.protocol);
    if (!protocol) throw new AppError('internal', `there is no protocol ${state.protocol}`);
    const signer = await this.#keys.signer(clinicId);
    const asker = by.kind === 'user' ? by.id : by.kind;
    const covered = {
      signedSeq: state.seq,
      signedHash: state.hash,
      readings: await this.#digest({ id: asker, clinicId }, { clinicId, key, until: at }),
      protocolSha256: sha256(canonicalJson(protocol)),
      algorithm: 'Ed25519',
      key: signer.key,
    } as const;
    const { statement } = command;
    const said = {
      kind: command.type === 'sign-session' ? 'signed' : 'co-signed',
      ...(statement === undefined ? {} : { statement }),
    } as const;
    const content = signedContent({ sessionId: state.id, by, at }, said, covered);
    return { ...covered, signature: signer.sign(content) };
  }
}

/** Nobody else's command is worth the work of sealing: it is refused. */
function signs(by: Actor): boolean {
  return by.kind === 'user' && by.role === 'provider';
}
