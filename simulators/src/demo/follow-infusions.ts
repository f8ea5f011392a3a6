import type { LivePicture } from '@chairside/server/engine/live-picture';
import type { Logger } from '@chairside/server/platform/logger';
import type { ChairLive } from '@chairside/shared/wire/station';
import { DEMO_CHANNEL, FREE_CHAIR, SIMULATED_CHAIRS } from './demo-clinic.ts';
import { type DemoTokens, writePrivately } from './demo-tokens.ts';

interface FollowedInfusion {
  readonly infusionStartedAt: number | null;
  readonly infusionStoppedAt?: number;
}

export interface FollowInfusionsOptions {
  /** The device file of the simulator. */
  readonly file: string;
  readonly url: string;
  readonly clinicId: number;
  readonly tokens: DemoTokens;
  readonly picture: Pick<LivePicture, 'chairs' | 'listen'>;
  readonly log: Logger;
}

function infusionOf({ session }: ChairLive): FollowedInfusion | null {
  if (session === null) return null;
  const { infusion } = session;
  if (infusion === null) return { infusionStartedAt: null };
  const { startedAt, stoppedAt } = infusion;
  return stoppedAt === null
    ? { infusionStartedAt: startedAt }
    : { infusionStartedAt: startedAt, infusionStoppedAt: stoppedAt };
}

/**
 * Keeps the simulator's device file in step with the infusions of the demo's chairs: the simulator reads the file
 * and nothing else of the server. The patient of a closed session keeps its infusion until the next one is opened.
 * Resolves once the file is there; the returned function ends it.
 */
export async function followInfusions(
  options: FollowInfusionsOptions,
): Promise<() => Promise<void>> {
  const { file, url, clinicId, tokens, picture, log } = options;
  const infusions = new Map<string, FollowedInfusion>();
  const simulated: ReadonlySet<string> = new Set(SIMULATED_CHAIRS);
  let written = '';
  const content = () => {
    for (const chair of picture.chairs(clinicId)) {
      const infusion = infusionOf(chair);
      if (infusion && simulated.has(chair.label)) infusions.set(chair.label, infusion);
    }
    const devices = [...SIMULATED_CHAIRS, FREE_CHAIR].map((chair) => ({
      chair,
      token: tokens[chair],
      channel: DEMO_CHANNEL,
      ...infusions.get(chair),
    }));
    return { url, devices };
  };
  const write = async () => {
    const next = content();
    const text = JSON.stringify(next);
    if (text === written) return;
    await writePrivately(file, next);
    written = text;
  };

  await write();
  let writing: Promise<void> = Promise.resolve();
  const again = () => {
    writing = writing.then(write).catch((error: unknown) => {
      log.warn({ err: error }, 'the simulated patients do not follow the infusions');
    });
  };
  const stop = picture.listen({
    reading: () => undefined,
    alarm: () => undefined,
    chair: (of) => (of === clinicId ? again() : undefined),
    log: (of, { events }) => {
      const moved = events.some(({ body }) => body.type.startsWith('infusion-'));
      if (of === clinicId && moved) again();
    },
  });
  return async () => {
    stop();
    await writing;
  };
}
