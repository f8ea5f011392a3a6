import type { ReadingStore, SessionStore } from '../ports/store.ts';
import { chartOf } from '../readings/chart.ts';
import { byArrival, unpackReading } from '../readings/packing.ts';
import type { FakeData } from './fake-data.ts';
import { fakeSessionCounts, fakeSessionList, fakeSessionProviders } from './fake-session-list.ts';

export function createFakeSessions(data: FakeData): SessionStore {
  const eventsOf = (clinicId: number, sessionId: string) =>
    data.log
      .filter((entry) => entry.clinicId === clinicId && entry.event.sessionId === sessionId)
      .map(({ event }) => event);
  return {
    async nextKey() {
      data.lastKey++;
      return data.lastKey;
    },
    async runningSessions() {
      return data.sessions
        .filter(({ summary }) => summary.closedAt === null)
        .map(({ key, clinicId, summary: { id } }) => {
          const entries = data.log.filter((entry) => entry.sessionKey === key);
          const events = entries.map(({ event }) => event);
          return { key, id, clinicId, events };
        });
    },
    async find(clinicId, sessionId) {
      const found = data.sessions.find(
        (each) => each.clinicId === clinicId && each.summary.id === sessionId,
      );
      return found ? { key: found.key, clinicId } : null;
    },
    async events(clinicId, sessionId, afterSeq = 0) {
      return eventsOf(clinicId, sessionId).filter((event) => event.seq > afterSeq);
    },
    async eventsAfter(clinicId, position, limit) {
      const found = data.log.filter(
        (entry) => entry.clinicId === clinicId && entry.position > position,
      );
      if (found.length > limit) return null;
      return {
        cursor: found.at(-1)?.position ?? position,
        events: found.map(({ event }) => event),
      };
    },
    async cursor(clinicId) {
      return data.log.findLast((entry) => entry.clinicId === clinicId)?.position ?? 0;
    },
    list: async (clinicId, query) => fakeSessionList(data, clinicId, query),
    counts: async (clinicId, filter) => fakeSessionCounts(data, clinicId, filter),
    providers: async (clinicId) => fakeSessionProviders(data, clinicId),
    async byCommand(clinicId, sessionId, commandId) {
      const found = eventsOf(clinicId, sessionId).filter((event) => event.commandId === commandId);
      return found.length > 0 ? found : null;
    },
  };
}

export function createFakeReadings(data: FakeData): ReadingStore {
  const rowsOf = (clinicId: number, sessionKey: number) =>
    data.rows
      .filter((entry) => entry.clinicId === clinicId && entry.sessionKey === sessionKey)
      .map(({ row }) => row);
  const channels = () => new Map(data.streams.map(({ key, channelId }) => [key, channelId]));
  return {
    chart: async (clinicId, sessionKey, from, to, points) =>
      chartOf(rowsOf(clinicId, sessionKey), from, to, points),
    async *replay(clinicId, sessionKey, from = 0) {
      const rows = rowsOf(clinicId, sessionKey).filter((row) => row.arrivedAt >= from);
      const ids = channels();
      for (const row of rows.sort(byArrival)) yield unpackReading(row, ids);
    },
    async *recorded(clinicId, sessionKey) {
      for (const row of rowsOf(clinicId, sessionKey).sort(byArrival)) {
        const place = data.streams.find(({ key }) => key === row.streamKey);
        yield { ...unpackReading(row, channels()), stream: place?.stream ?? '' };
      }
    },
    async *ofStream(clinicId, channelId, stream, fromSeq) {
      const place = data.streams.find(
        (each) => each.channelId === channelId && each.stream === stream,
      );
      for (const { clinicId: owner, row } of data.rows) {
        if (owner === clinicId && row.streamKey === place?.key && row.seq >= fromSeq)
          yield unpackReading(row);
      }
    },
  };
}
