import { randomUUID } from 'node:crypto';
import type { ProtocolStep } from '@chairside/shared/protocols/versions/history';
import { NOTHING_SAID } from '@chairside/shared/vitals/wire-values';
import { AppError } from '../../platform/errors.ts';
import type { ClinicStore, DeviceStore, IdentityStore, ProtocolStore } from '../ports/store.ts';
import { noProtocol, parseReference, releasedBy } from '../protocols.store.ts';
import type { FakeData } from './fake-data.ts';

const byText = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

export function createFakeClinics(data: FakeData): ClinicStore {
  return {
    all: async () => [...data.clinics],
    async create(clinic) {
      const made = { id: data.clinics.length + 1, ...clinic };
      data.clinics.push(made);
      return made;
    },
    chairs: async (clinicId) => data.chairs.filter((chair) => chair.clinicId === clinicId),
    async createChair(clinicId, label) {
      const own = data.chairs.filter((chair) => chair.clinicId === clinicId);
      if (own.some((chair) => chair.label === label)) {
        throw new AppError('name-taken', 'the clinic has a chair of this label');
      }
      const made = { id: randomUUID(), clinicId, label, position: own.length + 1 };
      data.chairs.push(made);
      return made;
    },
  };
}

export function createFakeDevices(data: FakeData): DeviceStore {
  const own = (clinicId: number) =>
    data.channels
      .filter((each) => each.clinicId === clinicId)
      .sort((a, b) => byText(a.deviceLabel, b.deviceLabel) || byText(a.channel, b.channel));
  const change = (
    clinicId: number,
    deviceId: string,
    to: Partial<FakeData['devices'][number]>,
  ): string => {
    const index = data.devices.findIndex(
      (each) => each.id === deviceId && each.clinicId === clinicId,
    );
    const device = data.devices[index];
    if (!device) throw new AppError('not-found', 'The clinic has no such monitor.');
    data.devices[index] = { ...device, ...to };
    return device.label;
  };
  return {
    async byTokenHash(hash) {
      const device = data.devices.find(({ tokenHash }) => tokenHash === hash);
      if (!device) return null;
      const { id, clinicId, label, sending } = device;
      return {
        id,
        clinicId,
        label,
        sending,
        channels: own(clinicId).filter((each) => each.deviceId === id),
      };
    },
    channels: async (clinicId) => own(clinicId),
    devices: async (clinicId) =>
      data.devices
        .filter((each) => each.clinicId === clinicId)
        .sort((a, b) => byText(a.label, b.label))
        .map(({ id, label, sending, withdrawn }) => ({ id, label, sending, withdrawn })),
    async watermarks(clinicId, channelIds) {
      const allowed = new Set(own(clinicId).map(({ id }) => id));
      const wanted = data.streams.filter(
        ({ channelId }) => channelIds.includes(channelId) && allowed.has(channelId),
      );
      return new Map(
        [...Map.groupBy(wanted, ({ channelId }) => channelId)].map(([channelId, streams]) => [
          channelId,
          streams.map(({ stream, seq, newestT, known }) => ({ stream, seq, newestT, known })),
        ]),
      );
    },
    async setToken(clinicId, deviceId, token) {
      const withdrawn = typeof token !== 'string';
      return change(clinicId, deviceId, {
        tokenHash: withdrawn ? null : token,
        withdrawn: withdrawn ? token : null,
      });
    },
    async setSending(clinicId, deviceId, sending) {
      change(clinicId, deviceId, { sending });
    },
    async create(clinicId, { label, channels, tokenHash }) {
      if (data.devices.some((each) => each.clinicId === clinicId && each.label === label)) {
        throw new AppError('name-taken', 'the clinic has a monitor of this label');
      }
      const deviceId = randomUUID();
      data.devices.push({
        ...{ id: deviceId, clinicId, label, tokenHash },
        ...{ sending: NOTHING_SAID, withdrawn: null },
      });
      const made = channels.map((channel) => ({
        ...{ id: randomUUID(), clinicId, deviceId, deviceLabel: label },
        ...{ channel, chairId: null },
      }));
      data.channels.push(...made);
      return made;
    },
    async bind(clinicId, channelId, chairId) {
      if (
        chairId !== null &&
        !data.chairs.some((each) => each.id === chairId && each.clinicId === clinicId)
      ) {
        throw new AppError('not-found', 'The clinic has no such chair.');
      }
      const index = data.channels.findIndex(
        (each) => each.id === channelId && each.clinicId === clinicId,
      );
      const channel = data.channels[index];
      if (!channel) throw new AppError('unknown-channel', 'The clinic has no such channel.');
      const held = data.bindings.some((each) => each.channelId === channelId && each.to === null);
      if (held && channel.chairId !== chairId) {
        throw new AppError('channel-taken', 'a running session holds this channel');
      }
      const bound = { ...channel, chairId };
      data.channels[index] = bound;
      return bound;
    },
    async sessionAt(clinicId, channelId, at) {
      const found = data.bindings.filter(
        (each) =>
          each.clinicId === clinicId &&
          each.channelId === channelId &&
          each.from <= at &&
          (each.to === null || each.to > at),
      );
      return found.sort((a, b) => b.from - a.from)[0]?.sessionKey ?? null;
    },
  };
}

export function createFakeIdentity(data: FakeData): IdentityStore {
  return {
    countUsers: async () => data.users.length,
    byUserName: async (userName) => data.users.find((user) => user.userName === userName) ?? null,
    async createUser(user) {
      if (data.users.some(({ userName }) => userName === user.userName)) {
        throw new AppError('name-taken', 'this user name is taken');
      }
      const made = { id: randomUUID(), passwordGiven: false, deactivatedAt: null, ...user };
      data.users.push(made);
      return made;
    },
    users: async (clinicId) =>
      data.users
        .filter((user) => user.clinicId === clinicId)
        .sort((a, b) => (a.userName < b.userName ? -1 : 1)),
    async createSignIn(signIn) {
      if (!data.users.some(({ id }) => id === signIn.userId)) {
        throw new AppError('not-found', 'There is no such user.');
      }
      data.signIns.push(signIn);
    },
    async signedIn(tokenHash, now) {
      const found = data.signIns.find(
        (each) => each.tokenHash === tokenHash && each.expiresAt > now,
      );
      const user = data.users.find(({ id }) => id === found?.userId);
      return user?.deactivatedAt === null ? user : null;
    },
    async changeAccess(clinicId, userId, access, kept) {
      const place = data.users.findIndex(
        (user) => user.id === userId && user.clinicId === clinicId,
      );
      const before = data.users[place];
      if (!before) throw new AppError('not-found', 'The clinic has no such user.');
      const user = { ...before, ...access };
      data.users[place] = user;
      data.signIns = data.signIns.filter(
        (each) => each.userId !== userId || each.tokenHash === kept,
      );
      return user;
    },
    async deleteExpiredSignIns(now) {
      data.signIns = data.signIns.filter((each) => each.expiresAt > now);
    },
    // Codes are made by a command beside the database, so that none is ever good here.
    redeemAdministratorCode: async () => null,
    async placesKnown(userName, places) {
      const user = data.users.find((each) => each.userName === userName);
      const known = data.knownPlaces.get(user?.id ?? '') ?? [];
      return places.filter((place) => known.includes(place));
    },
    async rememberPlaces(userId, places) {
      const known = data.knownPlaces.get(userId) ?? [];
      data.knownPlaces.set(userId, [...new Set([...places, ...known])].slice(0, 30));
    },
    async deleteSignIn(tokenHash) {
      data.signIns = data.signIns.filter((each) => each.tokenHash !== tokenHash);
    },
  };
}

export function createFakeProtocols(data: FakeData): ProtocolStore {
  const of = (clinicId: number) =>
    data.protocolSteps.filter((each) => each.clinicId === clinicId).map(({ step }) => step);
  const released = (clinicId: number, step: ProtocolStep | undefined) =>
    step ? releasedBy({ ...step, kind: 'put-in-force' }, of(clinicId)) : null;
  const append: ProtocolStore['append'] = async (clinicId, decide) => {
    const steps = decide(structuredClone(of(clinicId)));
    data.protocolSteps.push(...structuredClone(steps.map((step) => ({ clinicId, step }))));
  };
  return {
    append,
    async get(clinicId, reference) {
      const wanted = parseReference(reference);
      const step = of(clinicId).find(
        (each) =>
          each.kind === 'put-in-force' &&
          each.protocolId === wanted?.id &&
          each.version === wanted.version,
      );
      return released(clinicId, step);
    },
    async inForce(clinicId) {
      const last = of(clinicId).findLast(({ kind }) => kind === 'put-in-force');
      const document = released(clinicId, last);
      if (!document) throw noProtocol();
      return document;
    },
    steps: async (clinicId) => of(clinicId),
  };
}
