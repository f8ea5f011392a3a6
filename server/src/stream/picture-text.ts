import type { LivePicture } from '../engine/live-picture.ts';

/** What was told of a clinic since is in the frames that a station gets from its joining on. */
const KEPT_MS = 100;

interface Texts {
  readonly told: number;
  readonly at: number;
  readonly chairs: string;
  /** For who knows the sessions already. */
  readonly bareChairs: string;
  readonly protocols: string;
}

/** The parts of an answer that are the same for every station of a clinic, encoded once for all that join together. */
export class PictureText {
  readonly #picture: Pick<LivePicture, 'chairs' | 'protocols'>;
  readonly #kept = new Map<number, Texts>();

  constructor(picture: Pick<LivePicture, 'chairs' | 'protocols'>) {
    this.#picture = picture;
  }

  /** `told`: a count that grows with everything that the clinic is told. `now`: ms. */
  of(clinicId: number, told: number, now: number): Texts {
    const kept = this.#kept.get(clinicId);
    if (kept && kept.told === told && now - kept.at < KEPT_MS && now >= kept.at) return kept;
    const chairs = this.#picture.chairs(clinicId);
    const made: Texts = {
      told,
      at: now,
      chairs: JSON.stringify(chairs),
      bareChairs: JSON.stringify(chairs.map(({ session: _, ...chair }) => chair)),
      protocols: JSON.stringify(this.#picture.protocols(clinicId)),
    };
    this.#kept.set(clinicId, made);
    return made;
  }
}
