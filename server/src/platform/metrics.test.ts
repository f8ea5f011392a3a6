import { expect, it } from 'vitest';
import { createMetrics } from './metrics.ts';

it('DM-310 counts for Prometheus what monitors sent that is not in the record, and why it was refused', async () => {
  const metrics = createMetrics();
  metrics.observe({
    intake: () => ({
      ...{ stored: 1, again: 2, missing: 3, badMessages: 4, refused: 5 },
      ...{ streamsUsed: 6, notStored: 7 },
    }),
    evaluationLagMs: () => 0,
    openConnections: () => 0,
    connectedMonitors: () => 0,
    connectedStations: () => 0,
    runningSessions: () => 0,
    recording: () => ({ recording: true, queuedReadings: 0, queuedEvents: 0 }),
  });
  const text = await metrics.text();
  const figures = {
    chairside_readings_total: 1,
    chairside_resent_messages_total: 2,
    chairside_missing_readings_total: 3,
    chairside_bad_messages_total: 4,
    chairside_refused_messages_total: 5,
    chairside_streams_used_total: 6,
    chairside_readings_not_stored_total: 7,
  };
  for (const [name, value] of Object.entries(figures)) {
    expect(text).toMatch(new RegExp(`^# HELP ${name} \\S+`, 'm'));
    expect(text).toContain(`\n${name} ${value}\n`);
  }
});
