import { eventColumns } from '@chairside/server/export/csv/events-csv';
import { ClinicTime } from '@chairside/server/export/record/clinic-time';
import { allowedCommands } from '@chairside/shared/moves/allowed';
import type { CommandMove } from '@chairside/shared/moves/command-move';
import { accept, refuse } from '@chairside/shared/moves/decision';
import { describeEvent, laneOf } from '@chairside/shared/moves/describe-event';
import type { EventMove } from '@chairside/shared/moves/event-move';
import { type EventType, eventMove, sessionEventSchema } from '@chairside/shared/moves/events';
import { fold } from '@chairside/shared/moves/evolve';
import { replay } from '@chairside/shared/replay/replay';
import { contextOf } from '@chairside/shared/session/build-context';
import { inEnglish } from '@chairside/shared/wording/in-english';
import { describe, expect, it, vi } from 'vitest';
import { type BodyInput, liveClinic, NURSE } from '../support/live-clinic.ts';
import { faultsOf, storedReadings, transitionsOf } from '../support/log-proof.ts';
import { UNGATED_PROTOCOL } from '../support/ungated-protocol.ts';

/** One entry more in the table, and nothing else: a command that does not exist, with an event of its own. */
vi.mock('@chairside/shared/moves/table', async (original) => {
  const table = await original<typeof import('@chairside/shared/moves/table')>();
  const { z } = await import('zod');
  const { commandFields } = await import('@chairside/shared/moves/command-move');
  const { eventBody } = await import('@chairside/shared/moves/event-move');
  const { storableText } = await import('@chairside/shared/text/storable-text');

  const body = eventBody('patient-turned', { side: z.enum(['left', 'right']), why: z.string() });
  const patientTurned: EventMove<typeof body> = {
    body,
    evolve: ({ notes }, { seq, at, by, body: { why } }) => ({
      notes: [...notes, { seq, at, by, withdrawn: false, text: why }],
    }),
    alarmInputs: ({ recordedAt: at, seq, at: takenAt }) => [
      { kind: 'manual', at, seq, takenAt, values: { sys: 210, dia: 130 }, withdrawn: false },
    ],
    lane: () => 'interventions',
    sentence: ({ body: { side, why } }) => `Turned to the ${side} side: ${why}`,
    project(change) {
      change.effects += 1;
    },
    correction: { amendable: false, undo: true },
    subject: ({ side }) => side,
  };
  const fields = commandFields('turn-patient', {
    side: z.enum(['left', 'right']),
    why: storableText(80),
  });
  const turnPatient: CommandMove<typeof fields, [typeof patientTurned], 'running'> = {
    fields,
    gives: [patientTurned],
    who: 'chart-session',
    when: 'running',
    isStep: false,
    bySecondPerson: false,
    offline: 'shown',
    decide: (session, { side, why }, _, at) =>
      session.phase === 'before'
        ? refuse('not-started')
        : accept(at, { type: 'patient-turned', side, why }),
    example: () => ({ side: 'left', why: '-' }),
  };
  return { ...table, COMMAND_MOVES: [...table.COMMAND_MOVES, turnPatient] };
});
const TURN: BodyInput = JSON.parse('{"type":"turn-patient","side":"left","why":"secretions"}');
const TURNED = 'patient-turned' as EventType;

async function turned() {
  const live = await liveClinic();
  const id = await live.open();
  live.hold({ hr: 70, spo2: 98 }, 2);
  const early = await live.send(id, TURN).catch((error: unknown) => error);
  await live.send(id, { type: 'start-infusion', plannedMinutes: 40 });
  const answer = await live.send(id, TURN);
  live.hold({ hr: 70, spo2: 98 }, 2);
  await live.settled();
  const log = await live.store.sessions.events(live.clinic.id, id);
  const event = log.find(({ body }) => body.type === TURNED);
  if (event === undefined) throw new Error('the event is not in the store');
  return { live, id, early, answer, log, event };
}

describe('a command that is one entry of the table', () => {
  it('SE-510 is taken in, refused or decided, stored under the hash chain, and folded', async () => {
    const { early, answer, log, event } = await turned();
    expect(early).toMatchObject({ code: 'command-refused', refusal: 'not-started' });
    expect(answer.events).toEqual([event]);
    expect(event.body).toEqual({ type: TURNED, side: 'left', why: 'secretions' });
    expect(sessionEventSchema.parse(JSON.parse(JSON.stringify(event)))).toEqual(event);
    expect(faultsOf(log)).toEqual([]);
    expect(fold(log)?.notes.map(({ text }) => text)).toEqual(['secretions']);
    const wrong = { ...event, body: { ...event.body, side: 'up' } };
    expect(sessionEventSchema.safeParse(wrong).success).toBe(false);
  });

  it('SE-510 speaks to the alarm engine, live and in the replay of the record', async () => {
    const { live, id, log } = await turned();
    const alarms = live.engine.session(id)?.alarms ?? [];
    expect(alarms.map(({ key }) => key)).toContain('sys:high');
    const stored = await storedReadings(live.store, live.clinic.id, id);
    const played = await replay(log, stored, UNGATED_PROTOCOL);
    expect(played.transitions).toEqual(transitionsOf(log));
  });

  it('SE-510 is in the list, in the log in words, in its lane and in the table of events', async () => {
    const { live, id, event } = await turned();
    const list = await live.store.sessions.list(live.clinic.id, { limit: 10, phase: 'all' });
    expect(list.sessions).toMatchObject([{ id, effects: 1 }]);
    const wording = { words: inEnglish, entry: () => null, alarm: () => null };
    expect(describeEvent(event, wording)).toBe('Turned to the left side: secretions');
    expect(laneOf(event, () => null)).toBe('interventions');
    expect(eventMove(event.body).correction).toEqual({ amendable: false, undo: true });
    const subject = eventColumns(new ClinicTime('UTC'), null).find(
      (one) => one.header === 'subject',
    );
    expect(subject?.cell(event)).toBe('left');
  });

  it('SE-510 is offered where it would be taken', async () => {
    const { log } = await turned();
    const offered = (events: typeof log) => {
      const session = fold(events);
      if (session === null) throw new Error('a log has an opening');
      const answers = allowedCommands(session, contextOf(session, { now: Date.now(), by: NURSE }));
      return Reflect.get(answers, 'turn-patient');
    };
    expect(offered(log)).toEqual({ allowed: true });
    expect(offered(log.slice(0, 1))).toMatchObject({ why: { code: 'not-started' } });
  });
});
