import type { SessionEvent } from '@chairside/shared/moves/events';
import type { CourseDocument } from '@chairside/shared/patients/course';
import type { FollowUp } from '@chairside/shared/patients/follow-up';
import type { PatientDocument } from '@chairside/shared/patients/patient';
import type { ScheduleTemplates } from '@chairside/shared/patients/schedule-templates';
import type { Weight } from '@chairside/shared/patients/weight';
import type { ProtocolStep } from '@chairside/shared/protocols/versions/history';
import type { SessionSummary } from '@chairside/shared/wire/session-list';
import type { Version } from '../ports/patients.ts';
import type {
  ChairRecord,
  ChannelRecord,
  ClinicRecord,
  DeviceRecord,
  KnownInstant,
  UserRecord,
} from '../ports/store.ts';
import type { Row } from '../readings/packing.ts';

export interface FakeSession {
  readonly key: number;
  readonly clinicId: number;
  summary: SessionSummary;
  patientId?: string | null;
  courseId?: string | null;
  providerId?: string | null;
}
export interface FakeBinding {
  readonly clinicId: number;
  readonly sessionKey: number;
  readonly channelId: string;
  readonly from: number;
  to: number | null;
}
export interface FakeStream {
  readonly key: number;
  readonly channelId: string;
  readonly stream: string;
  seq: number;
  newestT: number | null;
  known: KnownInstant | null;
}

export interface FakePatient {
  readonly clinicId: number;
  readonly id: string;
  /** Oldest first. */
  readonly versions: Version<PatientDocument>[];
}
export interface FakeCourse {
  readonly clinicId: number;
  readonly id: string;
  readonly patientId: string;
  /** Oldest first. */
  readonly versions: Version<CourseDocument>[];
}

/** All that the fake store holds: the tables as plain lists. */
export interface FakeData {
  clinics: ClinicRecord[];
  chairs: ChairRecord[];
  devices: (DeviceRecord & { clinicId: number; tokenHash: string | null })[];
  channels: ChannelRecord[];
  users: UserRecord[];
  signIns: { tokenHash: string; userId: string; expiresAt: number }[];
  /** By user, newest first. */
  readonly knownPlaces: Map<string, string[]>;
  protocolSteps: { clinicId: number; step: ProtocolStep }[];
  sessions: FakeSession[];
  bindings: FakeBinding[];
  log: { clinicId: number; sessionKey: number; position: number; event: SessionEvent }[];
  streams: FakeStream[];
  patients: FakePatient[];
  courses: FakeCourse[];
  weights: (Weight & { clinicId: number; patientId: string })[];
  followUps: (FollowUp & { clinicId: number; patientId: string })[];
  templates: { clinicId: number; version: Version<ScheduleTemplates> }[];
  rows: { clinicId: number; sessionKey: number; row: Row }[];
  lastKey: number;
  lastPosition: number;
}

export function emptyData(): FakeData {
  return {
    clinics: [],
    chairs: [],
    devices: [],
    channels: [],
    users: [],
    signIns: [],
    knownPlaces: new Map(),
    protocolSteps: [],
    sessions: [],
    bindings: [],
    log: [],
    streams: [],
    patients: [],
    courses: [],
    weights: [],
    followUps: [],
    templates: [],
    rows: [],
    lastKey: 0,
    lastPosition: 0,
  };
}
