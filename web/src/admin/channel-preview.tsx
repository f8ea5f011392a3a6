import { ageText } from '@chairside/shared/text/time-text';
import type { Channel, DeviceNote } from '@chairside/shared/wire/http';
import { say } from '../language/say.ts';
import { useFromNow } from '../live/clock-store.ts';
import { useVitalReading } from '../live/vital-reading.ts';
import classes from './administration.module.css';

/** A clock that is off by more than this is worth a word. */
const SKEW_WORTH_SAYING_MS = 2_000;

/** Whether the channel is sending, and what: seen before anybody is connected to it. */
export function ChannelPreview({ channel }: { readonly channel: Channel }) {
  const seen = useFromNow((now) =>
    channel.lastSeenAt === null
      ? say('admin.never-connected')
      : say('admin.last-heard-age', { age: ageText(now - channel.lastSeenAt) }),
  );
  const skew = channel.skewMs ?? 0;
  return (
    <div>
      <div>
        {channel.online ? (
          <span className={classes.live}>{say('admin.connected')}</span>
        ) : (
          'offline'
        )}
        , {seen}
      </div>
      {channel.chairId ? <LiveValues chairId={channel.chairId} /> : null}
      {Math.abs(skew) > SKEW_WORTH_SAYING_MS ? (
        <div className={classes.soft}>
          {say('admin.its-clock-is-round-s-value', {
            round: Math.round(Math.abs(skew) / 1000),
            value: skew > 0 ? 'ahead' : 'behind',
          })}
        </div>
      ) : null}
      {channel.notes.map((note) => (
        <Note key={note.kind} note={note} />
      ))}
    </div>
  );
}

/** What whoever looks after the device should mend. */
function Note({ note }: { readonly note: DeviceNote }) {
  const age = useFromNow((now) => ageText(now - note.at));
  return (
    <div className={classes.note}>
      {note.text} <span className={classes.soft}>{age}</span>
    </div>
  );
}

function LiveValues({ chairId }: { readonly chairId: string }) {
  const hr = useVitalReading(chairId, 'hr');
  const spo2 = useVitalReading(chairId, 'spo2');
  const sys = useVitalReading(chairId, 'sys');
  const dia = useVitalReading(chairId, 'dia');
  return (
    <div className={classes.soft}>
      {say('admin.hr-text-spo2-text2-nibp-text3', {
        text: hr.text,
        text2: spo2.text,
        text3: sys.text,
        text4: dia.text,
      })}
    </div>
  );
}
