import type { Alarm } from '@chairside/shared/alarms/alarm';
import type { ReceiptStage, StationReceipts } from '@chairside/shared/wire/delivery';
import { useAlarms } from '../live/alarms-store.ts';
import { useClock } from '../live/clock-store.ts';
import { useSessions } from '../live/sessions-store.ts';
import { heardHere } from './heard.ts';
import { sound } from './sound.ts';
import { useSound } from './sound-store.ts';

type Receipt = StationReceipts['receipts'][number];
/** Resolves once the server has them. */
export type SendReceipts = (message: StationReceipts) => Promise<void>;

/** The message holds no more. */
const MOST_AT_ONCE = 500;

const reported = (alarm: Alarm): boolean => alarm.tier !== 'info' && alarm.state === 'active';

/** Drawn on a page that is in view: what a covered or hidden page holds was seen by nobody. */
function isDrawn(chairId: string, alarmId: string): boolean {
  if (document.visibilityState !== 'visible') return false;
  const [chair, alarm] = [CSS.escape(chairId), CSS.escape(alarmId)];
  return document.querySelector(`[data-chair="${chair}"] [data-alarm-id="${alarm}"]`) !== null;
}

/** Tells the server of every critical and warning occurrence: that it arrived here, was drawn, and was sounded. */
export function giveReceipts(send: SendReceipts): () => void {
  const given = new Set<string>();
  let waiting: Receipt[] = [];
  let sending = false;

  const give = (session: string, alarm: string, stage: ReceiptStage) => {
    const key = `${session} ${alarm} ${stage}`;
    if (given.has(key)) return;
    given.add(key);
    waiting.push({ session, alarm, stage });
    void flush();
  };

  const flush = async () => {
    if (sending || waiting.length === 0) return;
    sending = true;
    const receipts = waiting.slice(0, MOST_AT_ONCE);
    try {
      await send({ receipts });
      waiting = waiting.slice(receipts.length);
    } catch {
      // The next second tries again.
      return;
    } finally {
      sending = false;
    }
    void flush();
  };

  const each = (work: (chairId: string, session: string, alarm: Alarm) => void) => {
    const { byChair } = useSessions.getState();
    for (const [chairId, alarms] of Object.entries(useAlarms.getState().alarms)) {
      const session = byChair[chairId];
      if (session === undefined) continue;
      for (const alarm of alarms) if (reported(alarm)) work(chairId, session, alarm);
    }
  };
  const arrived = () => {
    each((_, session, { id }) => give(session, id, 'delivered'));
    // After the next paint; a hidden page has none.
    requestAnimationFrame(drawn);
  };
  const drawn = () =>
    each((chairId, session, { id }) => {
      if (!given.has(`${session} ${id} seen`) && isDrawn(chairId, id)) give(session, id, 'seen');
    });
  const sounded = () => {
    const { sounding } = useSound.getState();
    for (const { sessionId, alarm } of heardHere()) {
      if (sessionId !== null && reported(alarm) && alarm.tier === sounding) {
        give(sessionId, alarm.id, 'sounded');
      }
    }
  };

  const stops = [
    useAlarms.subscribe(arrived),
    useSessions.subscribe(arrived),
    useClock.subscribe(() => {
      drawn();
      void flush();
    }),
    sound.onScheduled(sounded),
  ];
  arrived();
  return () => {
    for (const stop of stops) stop();
  };
}
