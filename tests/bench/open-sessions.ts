import { randomUUID } from 'node:crypto';
import type { CommandInput } from '@chairside/shared/moves/commands';
import type { Seeded, SeededClinic } from './seed.ts';

type WithoutId<T> = T extends unknown ? Omit<T, 'id'> : never;

const CLINICS_AT_ONCE = 8;

/** Every chair gets a running infusion, through the commands that a nurse's screen sends. */
export async function openSessions(origin: string, { clinics }: Seeded): Promise<void> {
  for (let first = 0; first < clinics.length; first += CLINICS_AT_ONCE) {
    const some = clinics.slice(first, first + CLINICS_AT_ONCE);
    await Promise.all(some.map((clinic) => openClinic(origin, clinic)));
  }
}

async function openClinic(origin: string, { chairs, cookie }: SeededClinic): Promise<void> {
  await Promise.all(
    chairs.map(async (chairId, place) => {
      const session = randomUUID();
      const send = async (command: WithoutId<CommandInput>) => {
        const answer = await fetch(`${origin}/api/sessions/${session}/commands`, {
          method: 'POST',
          headers: { cookie, 'content-type': 'application/json' },
          body: JSON.stringify({ id: randomUUID(), ...command }),
        });
        if (!answer.ok) throw new Error(`${command.type}: ${await answer.text()}`);
      };
      await send({ type: 'open', chairId, patientRef: String(place + 1).padStart(4, '0') });
      await send({
        type: 'set-baseline',
        baseline: { hr: 75, spo2: 98, sys: 120, dia: 75 },
      });
      await send({ type: 'start-infusion', doseMg: 40, plannedMinutes: 40 });
    }),
  );
}
