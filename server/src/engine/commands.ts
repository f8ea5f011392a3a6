import type { Command } from '@chairside/shared/moves/commands';
import type { Actor } from '@chairside/shared/people/roles';
import type { CommandAnswer } from '@chairside/shared/wire/http';

/** The one door for what people do to sessions. */
export interface SessionCommands {
  /**
   * Carries a command out and answers after the durable commit; the same id gives the same answer.
   * @throws AppError `command-refused`, `unknown-session`, `not-recording` (send it again), and from the
   * database `chair-occupied`, `channel-taken`
   */
  command(
    clinicId: number,
    sessionId: string,
    command: Command,
    by: Actor,
    /** Who is signed in where `by` agrees as a second person. */
    beside?: Actor,
  ): Promise<CommandAnswer>;
}
