import { call } from './client.ts';

/** Stored readings of a session, at most `points` of each signal. */
export const getReadings = (id: string, from: number, to: number, points: number) =>
  call('GET /api/sessions/:id/readings', {
    params: { id },
    query: { from: Math.round(from), to: Math.round(to), points },
  });
