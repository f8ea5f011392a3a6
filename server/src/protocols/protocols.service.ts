import {
  decideProtocol,
  PROTOCOL_REFUSALS,
  type ProtocolCommand,
  type ProtocolVersion,
  protocolTitle,
  protocolVersions,
} from '@chairside/shared/protocols/versions/history';
import type { ProtocolDetail, ProtocolSummary } from '@chairside/shared/wire/protocols';
import { inEnglish } from '@chairside/shared/wording/in-english';
import { message } from '@chairside/shared/wording/message';
import type { SignedIn } from '../access/identity.ts';
import type { Clock } from '../platform/clock.ts';
import { AppError } from '../platform/errors.ts';
import type { ProtocolStore } from '../store/ports/store.ts';

/** Protocol versions of a clinic: what people may do to them, and what came of it. */
export class ProtocolsService {
  readonly #store: ProtocolStore;
  readonly #clock: Clock;

  constructor(store: ProtocolStore, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
  }

  /** Newest first. */
  async list(clinicId: number): Promise<ProtocolSummary[]> {
    return protocolVersions(await this.#store.steps(clinicId)).map(summary);
  }

  /** @throws AppError `not-found` */
  async detail(clinicId: number, reference: string): Promise<ProtocolDetail> {
    const version = protocolVersions(await this.#store.steps(clinicId)).find(
      (one) => one.reference === reference,
    );
    if (!version) throw new AppError('not-found', message(PROTOCOL_REFUSALS['no-such-version']));
    return { ...summary(version), document: version.document };
  }

  /**
   * What new sessions are opened under.
   * @throws AppError `not-found`
   */
  async inForce(clinicId: number): Promise<ProtocolDetail> {
    const versions = protocolVersions(await this.#store.steps(clinicId));
    const version = versions.find(({ status }) => status === 'in-force');
    if (!version) throw new AppError('not-found', 'No protocol is in force.');
    return { ...summary(version), document: version.document };
  }

  /**
   * Carries a command out and answers the version that it is about: for `draft` the new one.
   * @throws AppError `protocol-refused` with the code of the rule, and where limits make no sense one issue for each
   */
  async command(user: SignedIn, command: ProtocolCommand): Promise<ProtocolDetail> {
    const at = this.#clock.now();
    let about = '';
    await this.#store.append(user.clinicId, (history) => {
      const decision = decideProtocol(protocolVersions(history), command, user.role);
      if (!decision.ok) {
        throw new AppError('protocol-refused', message(PROTOCOL_REFUSALS[decision.code]), {
          refusal: decision.code,
          issues: decision.problems.map(({ limitId, field, section, entry, message: says }) => ({
            path:
              limitId !== null
                ? `${limitId}.${field}`
                : entry === undefined
                  ? section
                  : `${section}.${entry}`,
            message: inEnglish.text(says),
          })),
        });
      }
      const steps = decision.steps.map((step) => ({ ...step, at, by: user.actor }));
      const last = steps.at(-1);
      about = last ? `${last.protocolId}@${last.version}` : '';
      return steps;
    });
    return this.detail(user.clinicId, about);
  }
}

function summary(version: ProtocolVersion): ProtocolSummary {
  const { document, approved, steps, ...rest } = version;
  return {
    ...rest,
    title: protocolTitle(document.name, approved !== null),
    version: document.version,
    approved: approved === null ? null : { ...approved },
    steps: [...steps],
  };
}
