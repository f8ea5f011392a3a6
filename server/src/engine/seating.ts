import type { SessionEvent } from '@chairside/shared/moves/events';
import { LATE_AFTER_MS } from '@chairside/shared/vitals/reading';
import type { LiveChair, Places } from './places.ts';
import type { SessionActor } from './session-actor.ts';

/** Which session sits in which chair, and whose readings a channel brings. */
export class Seating {
  readonly #places: Places;

  constructor(places: Places) {
    this.#places = places;
  }

  /** The chair that the session is in, as its state says. */
  chairOf(actor: SessionActor): LiveChair | null {
    return actor.state ? (this.#places.chairs.get(actor.state.chairId) ?? null) : null;
  }

  /** The chair that the log says the session is in, while it runs: where screens show it. */
  shownIn(actor: SessionActor): LiveChair | null {
    const { durable } = actor;
    if (!durable || durable.phase === 'closed') return null;
    return this.#places.chairs.get(durable.chairId) ?? null;
  }

  /**
   * Puts a running session with its channels where its state says, and frees what it has left. `attachedAt`: from when
   * new channels are its own; `now`: from when what it left is free. Epoch ms. `opened`: the session begins here, and what
   * was measured just before it, since nobody else sat in the chair, is its own as well.
   */
  place(actor: SessionActor, attachedAt: number, now: number, opened: boolean): void {
    const { state } = actor;
    const chair = this.chairOf(actor);
    if (!state || !chair) return;
    this.#leaveChairs(actor, chair, now);
    chair.actor = actor;
    const own = new Set(state.channels.map(({ channelId }) => channelId));
    for (const [id, channel] of this.#places.channels) {
      if (channel.actor === actor && !own.has(id)) channel.actor = null;
      if (channel.actor === actor || !own.has(id)) continue;
      channel.actor = actor;
      channel.attachedAt = attachedAt;
      channel.cuffsFrom = opened
        ? Math.max(attachedAt - LATE_AFTER_MS, chair.freeSince ?? 0)
        : attachedAt;
    }
  }

  /** After a restart: since when the log says that each monitor belongs to the session. */
  recall(actor: SessionActor, events: readonly SessionEvent[]): void {
    for (const { at, body } of events) {
      if (body.type !== 'monitor-attached') continue;
      const channel = this.#places.channels.get(body.channelId);
      if (channel?.actor !== actor || at <= channel.attachedAt) continue;
      channel.attachedAt = at;
      channel.cuffsFrom = at;
    }
  }

  /** Takes a session away from everything that it held. `freeSince`: epoch ms; null where it is not known. */
  leave(actor: SessionActor, freeSince: number | null): void {
    for (const channel of this.#places.channels.values()) {
      if (channel.actor === actor) channel.actor = null;
    }
    this.#leaveChairs(actor, null, freeSince);
  }

  /** Shows the session where the log says that it is, and nowhere else; the chairs that changed. */
  show(actor: SessionActor): LiveChair[] {
    const target = this.shownIn(actor);
    const changed: LiveChair[] = [];
    for (const chair of this.#chairs(actor)) {
      if (chair.shown !== actor || chair === target) continue;
      chair.shown = null;
      changed.push(chair);
    }
    if (target && target.shown !== actor) {
      target.shown = actor;
      changed.push(target);
    }
    return changed;
  }

  #leaveChairs(actor: SessionActor, stays: LiveChair | null, freeSince: number | null): void {
    for (const chair of this.#chairs(actor)) {
      if (chair.actor !== actor || chair === stays) continue;
      chair.actor = null;
      chair.freeSince = freeSince;
    }
  }

  #chairs(actor: SessionActor): Iterable<LiveChair> {
    return this.#places.clinics.get(actor.clinicId)?.chairs.values() ?? [];
  }
}
