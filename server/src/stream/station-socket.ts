import type { ServerToStation, StationToServer } from '@chairside/shared/wire/station';
import type { DefaultEventsMap, Namespace, Socket } from 'socket.io';
import type { SignedIn } from '../access/identity.ts';

export interface StationData {
  user?: SignedIn;
  /** What the sign-in is known by that the socket was opened with. */
  signIn?: string | null;
}
export type StationSocket = Socket<StationToServer, ServerToStation, DefaultEventsMap, StationData>;
export type StationNamespace = Namespace<
  StationToServer,
  ServerToStation,
  DefaultEventsMap,
  StationData
>;
