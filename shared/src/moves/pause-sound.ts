import { z } from 'zod';
import { calling } from '../alarms/sound/audio.ts';
import { SOUND_PAUSE_MS } from '../session/sound-pause.ts';
import { durationText } from '../text/time-text.ts';
import { type CommandMove, commandFields } from './command-move.ts';
import { accept, refuse } from './decision.ts';
import { type EventMove, eventBody, noInput, notListed } from './event-move.ts';

/** Silences what calls in this session now, for two minutes; never what comes later. */
const body = eventBody('sound-paused', {
  /** Server clock, epoch ms. */
  until: z.number(),
  /** Ids of the occurrences that are silent until then. */
  covers: z.array(z.string()),
});

export const soundPaused: EventMove<typeof body> = {
  body,
  evolve: (_, { at, by, body: { until, covers } }) => ({
    soundPause: { by, from: at, until, covers },
  }),
  alarmInputs: noInput,
  lane: () => 'alarms',
  sentence: ({ at, body: { covers, until } }, { words }) =>
    words.say('events.sound-paused', { count: covers.length, span: durationText(until - at) }),
  project: notListed,
};

const fields = commandFields('pause-sound', {});

export const pauseSound: CommandMove<typeof fields, [typeof soundPaused], 'running'> = {
  fields,
  gives: [soundPaused],
  who: 'chart-session',
  when: 'running',
  isStep: false,
  bySecondPerson: false,
  // A pause that arrives late would cover alarms that nobody has seen.
  offline: 'now-or-never',
  /** Pausing what is paused does not prolong it. */
  decide({ soundPause: pause }, _, { liveAlarms }, at) {
    const covers = calling(liveAlarms).map(({ id }) => id);
    if (covers.length === 0) return refuse('nothing-sounding');
    if (pause && pause.until > at && covers.every((id) => pause.covers.includes(id))) {
      return accept(at);
    }
    return accept(at, { type: 'sound-paused', until: at + SOUND_PAUSE_MS, covers });
  },
  example: () => ({}),
};
