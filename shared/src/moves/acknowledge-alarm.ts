import { z } from 'zod';
import { alarmSubject, describeCondition } from '../alarms/words/describe-alarm.ts';
import { idText } from '../text/bounded.ts';
import { pauseIn } from './alarm-changed.ts';
import { type CommandMove, commandFields } from './command-move.ts';
import { accept, refuse } from './decision.ts';
import { type EventMove, eventBody, notListed } from './event-move.ts';

/** Somebody has seen an alarm. It does not change what the alarm is about. */
const body = eventBody('alarm-acknowledged', {
  alarmId: z.string(),
  key: z.string(),
  occurrence: z.number().int(),
});

export const alarmAcknowledged: EventMove<typeof body> = {
  body,
  evolve(session, { at, by, body: { alarmId, key } }) {
    const alarm = session.alarms[key];
    // The log may be behind the engine: an older occurrence says nothing about the one shown now.
    if (alarm === undefined || alarm.id !== alarmId) return {};
    const { wasCritical: _, wasWarning: __, ...told } = alarm;
    const alarms = { ...session.alarms, [key]: { ...told, acknowledged: { by, at } } };
    return { alarms, ...pauseIn(session, alarms) };
  },
  alarmInputs: ({ recordedAt: at, by, body: { alarmId } }) => [
    { kind: 'acknowledge', at, alarmId, by },
  ],
  lane: ({ body: { key } }) => (key.startsWith('technical:') ? 'technical' : 'alarms'),
  sentence({ body: { alarmId, key } }, wording) {
    const { words } = wording;
    const alarm = wording.alarm(alarmId);
    const what = alarm === null ? alarmSubject(key, words) : describeCondition(alarm, words);
    return words.say('events.alarm-acknowledged', { what });
  },
  project: notListed,
  subject: ({ alarmId }) => alarmId,
};

const fields = commandFields('acknowledge-alarm', { alarmId: idText });

export const acknowledgeAlarm: CommandMove<typeof fields, [typeof alarmAcknowledged], 'running'> = {
  fields,
  gives: [alarmAcknowledged],
  who: 'chart-session',
  when: 'running',
  isStep: false,
  bySecondPerson: false,
  offline: 'kept',
  decide(_, { alarmId }, { liveAlarms }, at) {
    const live = liveAlarms.filter((alarm) => alarm.state !== 'cleared');
    const alarm = live.find((one) => one.id === alarmId);
    if (alarm === undefined) {
      // Acknowledging an occurrence that has since become worse must not pass for having seen the worse one.
      const newer = live.some((one) => alarmId.startsWith(`${one.key}#`));
      return refuse(newer ? 'alarm-changed' : 'no-such-alarm');
    }
    // Two stations may tap at the same moment: the second finds its wish fulfilled.
    if (alarm.acknowledged !== null) return accept(at);
    if (at < alarm.raisedAt) return refuse('before-alarm');
    const { key, occurrence } = alarm;
    return accept(at, { type: 'alarm-acknowledged', alarmId, key, occurrence });
  },
  example: (_, { liveAlarms }) => ({
    alarmId: liveAlarms.find((alarm) => alarm.acknowledged === null)?.id ?? '',
  }),
};
