import type { Alarm } from '../alarms/alarm.ts';
import type { Course } from '../patients/course.ts';
import type { Allergies } from '../patients/patient.ts';
import type { Actor } from '../people/roles.ts';
import type { ProtocolDocument } from '../protocols/document/document.ts';
import type { SessionCourse, SessionPatient, VitalsSnapshot } from './entries.ts';
import type { Seal } from './seal.ts';

export interface BoundChannel {
  readonly channelId: string;
  readonly deviceId: string;
  /** Label of the device, as the log shows it. */
  readonly label: string;
}

/** One inflation of the cuff, or a pressure taken by hand. mmHg; `at` on the server's clock, epoch ms. */
export interface CuffTaken {
  readonly sys: number;
  readonly dia: number;
  readonly map?: number;
  readonly at: number;
  readonly source: 'monitor' | 'manual';
}

/** All that `decide` may look at besides the session itself. */
export interface DecideContext {
  /** Server clock, epoch ms. */
  readonly now: number;
  readonly by: Actor;
  /** Who is signed in at the screen, where `by` agrees there as a second person. */
  readonly beside?: Actor;
  readonly sessionId: string;
  readonly clinicId: number;
  /** The chair that `open` or `transfer-chair` names; null where the clinic has none of that id, or for other commands. */
  readonly chair: {
    readonly id: string;
    readonly label: string;
    /** Id of the running session in the chair. */
    readonly occupiedBy: string | null;
    /** When the previous session in the chair was closed, epoch ms, where it is known. */
    readonly freeSince?: number;
  } | null;
  /** `<id>@<version>` in force; kept by the session from `open` on. */
  readonly protocol: string;
  /** The protocol that the session runs under, without its changes; absent where it is not at hand. */
  readonly protocolDocument?: ProtocolDocument;
  /** The patient that `open` or `identify-patient` names; absent or null where the clinic has none of that id. */
  readonly patient?:
    | (SessionPatient & {
        /** Id of the running session of this patient, if there is one. */
        readonly inSession: string | null;
      })
    | null;
  /** The course that the command names, with the number that this infusion would have. */
  readonly course?:
    | (SessionCourse & {
        readonly patientId: string;
        /** Absent: taken for active. */
        readonly status?: Course['status'];
      })
    | null;
  /** Of the session's patient, as the register has them now; absent: as the session knows them. */
  readonly allergies?: Allergies;
  /** Made by the server over the session's last event, for a signature. */
  readonly seal?: Seal | null;
  /** Pressures of this session, oldest first; absent: none are known. */
  readonly cuffs?: readonly CuffTaken[];
  /** Channels bound to the chair: attached by `open` and by a transfer. */
  readonly boundChannels: readonly BoundChannel[];
  /** The channel that `attach-monitor` names, with the running session that holds it. */
  readonly channel: (BoundChannel & { readonly heldBy: string | null }) | null;
  /** Last values that are not stale. */
  readonly vitals: VitalsSnapshot;
  /** Alarms of the engine that are not cleared; ahead of the log while the database is away. */
  readonly liveAlarms: readonly Alarm[];
}
