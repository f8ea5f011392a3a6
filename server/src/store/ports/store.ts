/** What the rest of the server asks of the store. Implemented over PostgreSQL in this folder; faked in `store.fake.ts`. */

import type { SessionEvent } from '@chairside/shared/moves/events';
import type { Actor } from '@chairside/shared/people/roles';
import type { ProtocolDocument } from '@chairside/shared/protocols/document/document';
import type { ProtocolStep } from '@chairside/shared/protocols/versions/history';
import type { Reading } from '@chairside/shared/vitals/reading';
import type { Sending } from '@chairside/shared/vitals/wire-values';
import type { ReadingsAnswer } from '@chairside/shared/wire/http';
import type { Watermark } from '@chairside/shared/wire/monitor';
import type {
  SessionCounts,
  SessionFilter,
  SessionList,
  SessionListQuery,
  SessionProviders,
} from '@chairside/shared/wire/session-list';
import type { AuditStore } from './audit.ts';
import type { DeliveryStore } from './delivery.ts';
import type { PatientStore } from './patients.ts';
import type { SigningKeyStore } from './signing.ts';

/** Readings of one channel's stream, already parsed, in `seq` order, none of them stored before. */
export interface ReadingBatch {
  readonly clinicId: number;
  readonly channelId: string;
  readonly stream: string;
  /**
   * Each reading with the session it belongs to: `null` where the chair had no open session
   * (the watermark moves, the reading is not kept).
   */
  readonly readings: readonly { readonly sessionKey: number | null; readonly reading: Reading }[];
  /** Device clock less server clock in ms when they arrived; null until measured. */
  readonly skewMs: number | null;
  /** Of the newest reading among them whose instant is known. */
  readonly known?: KnownInstant;
}

/** When a reading was measured, epoch ms. */
export interface KnownInstant {
  /** Server time. */
  readonly at: number;
  /** Device time. */
  readonly t: number;
}

/** Events of one session, in `seq` order, following on what is stored or queued. */
export interface EventBatch {
  readonly clinicId: number;
  readonly sessionKey: number;
  readonly events: readonly SessionEvent[];
}

/** What became durable of a batch. */
export interface StoredReadings {
  /** Keys of its sessions that have used nine tenths or more of the readings that a session holds. */
  readonly nearlyFull: readonly number[];
}

export interface Recording {
  /** False from the first commit that failed or takes longer than 3 s until the next one that succeeds. */
  readonly recording: boolean;
  readonly since: number;
  readonly queuedReadings: number;
  readonly queuedEvents: number;
}

/**
 * The one way to durable storage for everything live: first in, first out, group commit.
 * What is queued when a commit begins goes into one transaction, so an event is never durable before the
 * readings that caused it. While the database is away items stay queued and are retried for ever, in order.
 */
export interface CommitLane {
  /**
   * Resolves after the durable commit. Rejects with `too-far-ahead` at once when the spool is full; nothing was taken
   * then. Rejects with `session-full` where a session would hold more readings than it may: nothing of the batch is
   * stored. Whatever was queued behind a refused batch of its stream is refused with `too-far-ahead`, so that no
   * watermark ever moves past it.
   */
  readings(batch: ReadingBatch): Promise<StoredReadings>;
  /** Resolves after the durable commit with the clinic-wide log position of each event, ascending. Never refused for a full spool. */
  events(batch: EventBatch): Promise<number[]>;
  recording(): Recording;
  /** Called whenever `recording` flips. Returns the way to stop. */
  onRecordingChange(listener: (recording: Recording) => void): () => void;
  /** Commits what is queued, waiting at most `withinMs`; afterwards nothing is taken. */
  close(withinMs: number): Promise<void>;
}

/** A session that is not closed, as the engine needs it after a start. */
export interface RunningSession {
  readonly key: number;
  readonly id: string;
  readonly clinicId: number;
  readonly events: readonly SessionEvent[];
}

export interface SessionStore {
  /** A fresh session key; unique for ever. */
  nextKey(clinicId: number): Promise<number>;
  runningSessions(): Promise<RunningSession[]>;
  /** Key, clinic and phase of any session; null where the clinic has none of that id. */
  find(clinicId: number, sessionId: string): Promise<{ key: number; clinicId: number } | null>;
  events(clinicId: number, sessionId: string, afterSeq?: number): Promise<SessionEvent[]>;
  /** Events of the clinic after a log position, oldest first, with the position of the last; `null` when more than `limit`. */
  eventsAfter(
    clinicId: number,
    position: number,
    limit: number,
  ): Promise<{ cursor: number; events: SessionEvent[] } | null>;
  cursor(clinicId: number): Promise<number>;
  /** Newest first. */
  list(clinicId: number, query: SessionListQuery): Promise<SessionList>;
  counts(clinicId: number, filter: SessionFilter): Promise<SessionCounts>;
  providers(clinicId: number): Promise<SessionProviders>;
  /** The command's events where this command id was recorded before. */
  byCommand(clinicId: number, sessionId: string, commandId: string): Promise<SessionEvent[] | null>;
}

/** How far a stream is durable. */
export interface StreamMark extends Watermark {
  /** Latest device time of its readings, epoch ms; null for streams of before this was kept. */
  readonly newestT: number | null;
  /** Of its newest reading whose instant is known; null for streams of before this was kept. */
  readonly known: KnownInstant | null;
}

/** A reading with the stream that numbers it: two streams of one channel may use the same numbers. */
export interface RecordedReading extends Reading {
  readonly stream: string;
}

export interface ReadingStore {
  /** Min/max reduced series for a chart, blocks and hot rows together. */
  chart(
    clinicId: number,
    sessionKey: number,
    from: number,
    to: number,
    points: number,
  ): Promise<ReadingsAnswer>;
  /** All readings of a session that arrived from `from` on, in order of arrival: for replay. */
  replay(clinicId: number, sessionKey: number, from?: number): AsyncIterable<Reading>;
  /** All readings of a session, in order of arrival, each with its stream. */
  recorded(clinicId: number, sessionKey: number): AsyncIterable<RecordedReading>;
  /** What the newest sessions of a channel hold of one stream from a `seq` on, in no order: to tell a repetition. */
  ofStream(
    clinicId: number,
    channelId: string,
    stream: string,
    fromSeq: number,
  ): AsyncIterable<Reading>;
}

export interface ChannelRecord {
  readonly id: string;
  readonly clinicId: number;
  readonly deviceId: string;
  readonly deviceLabel: string;
  /** Name within the device. */
  readonly channel: string;
  readonly chairId: string | null;
}

/** Who ended a token, and when. */
export interface Withdrawn {
  readonly at: number;
  readonly by: Actor;
}
export interface DeviceRecord {
  readonly id: string;
  readonly label: string;
  readonly sending: Sending;
  /** Null: it has a token. `unknown`: an earlier release did not keep who withdrew it. */
  readonly withdrawn: Withdrawn | 'unknown' | null;
}

export interface DeviceStore {
  /** The device whose token hashes to this (sha256, hex), with its channels. */
  byTokenHash(hash: string): Promise<{
    id: string;
    clinicId: number;
    label: string;
    sending: Sending;
    channels: ChannelRecord[];
  } | null>;
  devices(clinicId: number): Promise<DeviceRecord[]>;
  channels(clinicId: number): Promise<ChannelRecord[]>;
  /** Last committed reading of every stream of these channels, newest stream last. */
  watermarks(clinicId: number, channelIds: readonly string[]): Promise<Map<string, StreamMark[]>>;
  create(
    clinicId: number,
    device: { label: string; channels: readonly string[]; tokenHash: string },
  ): Promise<ChannelRecord[]>;
  /** Ends the token that there was. Answers with the label; rejects with `not-found`. */
  setToken(clinicId: number, deviceId: string, token: string | Withdrawn): Promise<string>;
  /** Rejects with `not-found`. */
  setSending(clinicId: number, deviceId: string, sending: Sending): Promise<void>;
  /** Refused by the database (`channel-taken`) when a running session holds the channel. */
  bind(clinicId: number, channelId: string, chairId: string | null): Promise<ChannelRecord>;
  /** Which session a channel belonged to at an instant: for readings that arrive late. */
  sessionAt(clinicId: number, channelId: string, at: number): Promise<number | null>;
}

export interface ClinicRecord {
  readonly id: number;
  readonly name: string;
  readonly timeZone: string;
}
export interface ChairRecord {
  readonly id: string;
  readonly clinicId: number;
  readonly label: string;
  readonly position: number;
}
export interface ClinicStore {
  all(): Promise<ClinicRecord[]>;
  create(clinic: { name: string; timeZone: string }): Promise<ClinicRecord>;
  chairs(clinicId: number): Promise<ChairRecord[]>;
  createChair(clinicId: number, label: string): Promise<ChairRecord>;
}

export interface UserRecord {
  readonly id: string;
  readonly clinicId: number;
  readonly userName: string;
  readonly name: string;
  readonly role: 'nurse' | 'provider' | 'administrator';
  readonly passwordHash: string;
  /** An administrator set it: its owner has not chosen one yet. */
  readonly passwordGiven: boolean;
  /** Since when the user may not sign in, epoch ms; null: may. */
  readonly deactivatedAt: number | null;
}
export type NewUser = Omit<UserRecord, 'id' | 'passwordGiven' | 'deactivatedAt'> & {
  /** False where it is left out. */
  readonly passwordGiven?: boolean;
};
export type UserAccess = Partial<
  Pick<UserRecord, 'passwordHash' | 'passwordGiven' | 'deactivatedAt'>
>;
export interface IdentityStore {
  countUsers(): Promise<number>;
  byUserName(userName: string): Promise<UserRecord | null>;
  /** Rejects with `name-taken`. */
  createUser(user: NewUser): Promise<UserRecord>;
  users(clinicId: number): Promise<UserRecord[]>;
  /** Also ends the user's sign-ins but `kept`, in one step. Rejects with `not-found` for a user of another clinic. */
  changeAccess(
    clinicId: number,
    userId: string,
    access: UserAccess,
    kept: string | null,
  ): Promise<UserRecord>;
  /** Sign-ins are kept by the sha256 (hex) of the cookie's secret. */
  createSignIn(signIn: { tokenHash: string; userId: string; expiresAt: number }): Promise<void>;
  /** Null also for a user who may not sign in. */
  signedIn(tokenHash: string, now: number): Promise<UserRecord | null>;
  deleteSignIn(tokenHash: string): Promise<void>;
  deleteExpiredSignIns(now: number): Promise<void>;
  /**
   * A new administrator of the clinic whose one-time code hashes to this; the code is used up with it. Null where it is
   * unknown, used or expired. Rejects with `name-taken`, and the code stays good.
   */
  redeemAdministratorCode(
    codeHash: string,
    now: number,
    user: Pick<NewUser, 'userName' | 'name' | 'passwordHash'>,
  ): Promise<UserRecord | null>;
  /** Which of these places (sha256, hex) the user of this name has signed in from before. */
  placesKnown(userName: string, places: readonly string[]): Promise<string[]>;
  /** Only the newest of a user are kept. */
  rememberPlaces(userId: string, places: readonly string[], now: number): Promise<void>;
}

export interface ProtocolStore {
  /** A version that is or was in force, by `<id>@<version>`; null where there is none. */
  get(clinicId: number, reference: string): Promise<ProtocolDocument | null>;
  /** Rejects with `not-found` where the clinic has none. */
  inForce(clinicId: number): Promise<ProtocolDocument>;
  /** Every step of the clinic's protocols, in the order in which they were taken. */
  steps(clinicId: number): Promise<ProtocolStep[]>;
  /**
   * Adds what `decide` makes of the history; nobody else adds to it in between. What it throws comes back, with
   * nothing added.
   */
  append(
    clinicId: number,
    decide: (history: readonly ProtocolStep[]) => readonly ProtocolStep[],
  ): Promise<void>;
}

/** How a thread of its own reaches the same database: plain data. */
export interface ReaderSettings {
  readonly connectionString?: string | undefined;
  readonly host?: string | undefined;
  readonly port?: number | undefined;
  readonly user?: string | undefined;
  readonly password?: string | undefined;
  readonly database?: string | undefined;
  /** Each connection takes the role of the server. */
  readonly becomesApp?: boolean | undefined;
}

export interface Store {
  /** Null where the store is in memory. */
  readonly reader: ReaderSettings | null;
  readonly lane: CommitLane;
  readonly sessions: SessionStore;
  readonly readings: ReadingStore;
  readonly devices: DeviceStore;
  readonly clinics: ClinicStore;
  readonly identity: IdentityStore;
  readonly protocols: ProtocolStore;
  readonly delivery: DeliveryStore;
  readonly signing: SigningKeyStore;
  readonly patients: PatientStore;
  readonly audit: AuditStore;
  /** One trivial query: for `/readyz`. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
