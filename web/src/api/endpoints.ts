import type {
  Channel,
  FirstAdministrator,
  Me,
  ReadingsAnswer,
  SetupState,
  SignIn,
} from '@chairside/shared/protocol/http';
import { request } from './client.ts';

export const getSetup = () => request<SetupState>('/setup');
export const makeFirstAdministrator = (body: FirstAdministrator) =>
  request<Me>('/first-administrator', { method: 'POST', body });
export const getMe = () => request<Me>('/me');
export const signIn = (body: SignIn) => request<Me>('/sign-in', { method: 'POST', body });
export const signOut = () => request<null>('/sign-out', { method: 'POST' });

export const getChannels = () => request<{ channels: Channel[] }>('/channels');

export const getReadings = (sessionId: string, from: number, to: number, points: number) =>
  request<ReadingsAnswer>(
    `/sessions/${encodeURIComponent(sessionId)}/readings?from=${Math.round(from)}&to=${Math.round(to)}&points=${points}`,
  );
