import { z } from 'zod';

const resumeSchema = z.object({ resume: z.string() });

/** A program that runs the simulator as its child and says, over Node's IPC, which chairs nobody else speaks for. */
export interface Supervisor {
  onResume(act: (chair: string) => void): void;
}

/** The program that started this process; null where a person did. */
export function supervisorOf(child: NodeJS.Process): Supervisor | null {
  if (child.send === undefined) return null;
  return {
    onResume: (act) => {
      child.on('message', (message) => {
        const { data } = resumeSchema.safeParse(message);
        if (data) act(data.resume);
      });
    },
  };
}
