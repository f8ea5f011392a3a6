import { NOTHING_SAID } from '@chairside/shared/vitals/wire-values';
import { and, asc, desc, eq, gt, inArray, isNull, lte, or } from 'drizzle-orm';
import { AppError } from '../platform/errors.ts';
import type { Connection, Transaction } from './database/connection.ts';
import { refusal } from './database/database-error.ts';
import type { ChannelRecord, DeviceStore, StreamMark } from './ports/store.ts';
import { chairs, channels, devices } from './schema/places.ts';
import { watermarks } from './schema/readings.ts';
import { sessionChannels } from './schema/sessions.ts';

const record = {
  id: channels.id,
  clinicId: channels.clinicId,
  deviceId: channels.deviceId,
  deviceLabel: devices.label,
  channel: channels.name,
  chairId: channels.chairId,
};

const select = (tx: Transaction) =>
  tx.select(record).from(channels).innerJoin(devices, eq(devices.id, channels.deviceId));
const order = [asc(devices.label), asc(channels.name)] as const;

export function createDeviceStore({ pool, scoped }: Connection): DeviceStore {
  return {
    async byTokenHash(hash) {
      const answer = await pool.query<{ id: string; clinic_id: number; label: string }>(
        'select * from device_by_token($1)',
        [hash],
      );
      const [device] = answer.rows;
      if (!device) return null;
      const { id, label, clinic_id: clinicId } = device;
      return scoped(clinicId, async (tx) => {
        const list = await select(tx)
          .where(eq(channels.deviceId, id))
          .orderBy(...order);
        const [set] = await tx
          .select({ sending: devices.sending })
          .from(devices)
          .where(eq(devices.id, id));
        return { id, clinicId, label, sending: set?.sending ?? NOTHING_SAID, channels: list };
      });
    },

    devices: (clinicId) =>
      scoped(clinicId, async (tx) => {
        const rows = await tx
          .select()
          .from(devices)
          .where(eq(devices.clinicId, clinicId))
          .orderBy(asc(devices.label));
        return rows.map(({ id, label, sending, tokenHash, withdrawnAt: at, withdrawnBy: by }) => ({
          ...{ id, label, sending },
          withdrawn:
            tokenHash !== null ? null : at === null || by === null ? 'unknown' : { at, by },
        }));
      }),

    channels: (clinicId) =>
      scoped(clinicId, (tx) =>
        select(tx)
          .where(eq(channels.clinicId, clinicId))
          .orderBy(...order),
      ),

    watermarks: (clinicId, channelIds) =>
      scoped(clinicId, async (tx) => {
        const found = new Map<string, StreamMark[]>();
        if (channelIds.length === 0) return found;
        const rows = await tx
          .select({
            channelId: watermarks.channelId,
            stream: watermarks.stream,
            seq: watermarks.seq,
            newestT: watermarks.newestT,
            knownAt: watermarks.knownAt,
            knownT: watermarks.knownT,
          })
          .from(watermarks)
          .where(
            and(eq(watermarks.clinicId, clinicId), inArray(watermarks.channelId, [...channelIds])),
          )
          .orderBy(asc(watermarks.key));
        for (const { channelId, knownAt: at, knownT: t, ...mark } of rows) {
          const list = found.get(channelId) ?? [];
          list.push({ ...mark, known: at === null || t === null ? null : { at, t } });
          found.set(channelId, list);
        }
        return found;
      }),

    create: (clinicId, { label, channels: names, tokenHash }) =>
      scoped(clinicId, async (tx) => {
        const [device] = await tx
          .insert(devices)
          .values({ clinicId, label, tokenHash })
          .returning();
        if (!device) throw new Error('the database returned no device');
        const made = await tx
          .insert(channels)
          .values(names.map((name) => ({ clinicId, deviceId: device.id, name })))
          .returning();
        return made.map(
          (row): ChannelRecord => ({
            id: row.id,
            clinicId,
            deviceId: device.id,
            deviceLabel: label,
            channel: row.name,
            chairId: row.chairId,
          }),
        );
      }).catch((error: unknown) => {
        throw refusal(error);
      }),

    setToken: (clinicId, deviceId, token) =>
      scoped(clinicId, async (tx) => {
        const set =
          typeof token === 'string'
            ? { tokenHash: token, withdrawnAt: null, withdrawnBy: null }
            : { tokenHash: null, withdrawnAt: token.at, withdrawnBy: token.by };
        const [device] = await tx
          .update(devices)
          .set(set)
          .where(and(eq(devices.id, deviceId), eq(devices.clinicId, clinicId)))
          .returning({ label: devices.label });
        if (!device) throw new AppError('not-found', 'The clinic has no such monitor.');
        return device.label;
      }),

    setSending: (clinicId, deviceId, sending) =>
      scoped(clinicId, async (tx) => {
        const changed = await tx
          .update(devices)
          .set({ sending })
          .where(and(eq(devices.id, deviceId), eq(devices.clinicId, clinicId)))
          .returning({ id: devices.id });
        if (changed.length === 0)
          throw new AppError('not-found', 'The clinic has no such monitor.');
      }),

    bind: (clinicId, channelId, chairId) =>
      scoped(clinicId, async (tx) => {
        if (chairId !== null) {
          const [chair] = await tx
            .select({ id: chairs.id })
            .from(chairs)
            .where(and(eq(chairs.id, chairId), eq(chairs.clinicId, clinicId)));
          if (!chair) throw new AppError('not-found', 'The clinic has no such chair.');
        }
        await tx
          .update(channels)
          .set({ chairId })
          .where(and(eq(channels.id, channelId), eq(channels.clinicId, clinicId)));
        const [bound] = await select(tx).where(
          and(eq(channels.id, channelId), eq(channels.clinicId, clinicId)),
        );
        if (!bound) throw new AppError('unknown-channel', 'The clinic has no such channel.');
        return bound;
      }).catch((error: unknown) => {
        throw refusal(error);
      }),

    sessionAt: (clinicId, channelId, at) =>
      scoped(clinicId, async (tx) => {
        const [found] = await tx
          .select({ key: sessionChannels.sessionKey })
          .from(sessionChannels)
          .where(
            and(
              eq(sessionChannels.channelId, channelId),
              eq(sessionChannels.clinicId, clinicId),
              lte(sessionChannels.attachedAt, at),
              or(isNull(sessionChannels.detachedAt), gt(sessionChannels.detachedAt, at)),
            ),
          )
          .orderBy(desc(sessionChannels.attachedAt))
          .limit(1);
        return found?.key ?? null;
      }),
  };
}
