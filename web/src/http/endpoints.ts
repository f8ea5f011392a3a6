import type { Sending } from '@chairside/shared/vitals/wire-values';
import type { alarmHistorySchema } from '@chairside/shared/wire/delivery';
import type {
  ChangePassword,
  Channel,
  chairSchema,
  createdDeviceSchema,
  deviceTokenSchema,
  FirstAdministrator,
  Me,
  NewAdministrator,
  ReadingsAnswer,
  SetupState,
  SignIn,
  User,
} from '@chairside/shared/wire/http';
import type { z } from 'zod';
import { request } from './client.ts';

type AlarmHistory = z.infer<typeof alarmHistorySchema>;
export type ChairRecord = z.infer<typeof chairSchema>;
export type DeviceToken = z.infer<typeof deviceTokenSchema>;
type CreatedDevice = z.infer<typeof createdDeviceSchema>;

export const getSetup = () => request<SetupState>('/setup');
export const makeFirstAdministrator = (body: FirstAdministrator) =>
  request<Me>('/first-administrator', { method: 'POST', body });
export const sendAdministratorCode = (body: NewAdministrator) =>
  request<Me>('/administrator-code', { method: 'POST', body });
export const getMe = () => request<Me>('/me');
export const signIn = (body: SignIn) => request<Me>('/sign-in', { method: 'POST', body });
export const signOut = () => request<null>('/sign-out', { method: 'POST' });
export const changePassword = (body: ChangePassword) =>
  request<null>('/password', { method: 'POST', body });

/** The newest alarms of the clinic, or all of one session, newest first. */
export const getAlarms = (session?: string) =>
  request<AlarmHistory>(
    session === undefined ? '/alarms' : `/alarms?limit=500&session=${encodeURIComponent(session)}`,
  );

export const getChannels = () => request<{ channels: Channel[] }>('/channels');

export const getReadings = (sessionId: string, from: number, to: number, points: number) =>
  request<ReadingsAnswer>(
    `/sessions/${encodeURIComponent(sessionId)}/readings?from=${Math.round(from)}&to=${Math.round(to)}&points=${points}`,
  );

type CreateUser = Pick<User, 'userName' | 'name' | 'role'> & { readonly password: string };

export const getChairs = () => request<{ chairs: ChairRecord[] }>('/chairs');
export const createChair = (label: string) =>
  request<ChairRecord>('/chairs', { method: 'POST', body: { label } });
export const createDevice = (body: { label: string; channels: string[] }) =>
  request<CreatedDevice>('/devices', { method: 'POST', body });
const tokenOf = (deviceId: string) => `/devices/${encodeURIComponent(deviceId)}/token`;
export const rotateToken = (deviceId: string) =>
  request<DeviceToken>(tokenOf(deviceId), { method: 'POST' });
export const withdrawToken = (deviceId: string) =>
  request<null>(tokenOf(deviceId), { method: 'DELETE' });
export const setSending = (deviceId: string, body: Sending) =>
  request<null>(`/devices/${encodeURIComponent(deviceId)}/sending`, { method: 'PUT', body });
export const bindChannel = (channelId: string, chairId: string | null) =>
  request<Channel>(`/channels/${encodeURIComponent(channelId)}/chair`, {
    method: 'PUT',
    body: { chairId },
  });
export const getUsers = () => request<{ users: User[] }>('/users');
export const createUser = (body: CreateUser) => request<User>('/users', { method: 'POST', body });

const ofUser = (id: string, what: 'password' | 'deactivate' | 'reactivate', body?: unknown) =>
  request<User>(`/users/${encodeURIComponent(id)}/${what}`, { method: 'POST', body });
export const setPassword = (id: string, password: string) => ofUser(id, 'password', { password });
export const deactivateUser = (id: string) => ofUser(id, 'deactivate');
export const reactivateUser = (id: string) => ofUser(id, 'reactivate');
