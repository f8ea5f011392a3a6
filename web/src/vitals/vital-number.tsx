import { type Colour, SIGNAL_INFO, type Signal } from '@chairside/shared/vitals/catalogue';
import type { ReactNode } from 'react';
import { say } from '../language/say.ts';
import { useVitalReading } from '../live/vital-reading.ts';
import { cuffNote, shortCuffNote, shortVitalNote, vitalNote } from './vital-note.ts';
import classes from './vital-number.module.css';

interface VitalNumberProps {
  readonly chairId: string;
  readonly signal: Exclude<Signal, 'sys' | 'dia' | 'map'>;
  /** Look of the worst alarm on this signal, if any. */
  readonly alarm?: 'high' | 'medium' | 'low' | undefined;
  /** The limits that watch it, such as `↓50 ↑120`. */
  readonly limits?: string | undefined;
}

/** One big value with label, unit and age. `--` when there is none or it is no longer current. */
export function VitalNumber({ chairId, signal, alarm, limits }: VitalNumberProps) {
  const reading = useVitalReading(chairId, signal);
  const info = SIGNAL_INFO[signal];
  return (
    <VitalFrame
      label={info.label}
      name={info.name}
      unit={info.unit}
      identity={SIGNAL_INFO[signal].colour}
      freshness={reading.freshness}
      note={vitalNote(reading)}
      shortNote={shortVitalNote(reading)}
      alarm={alarm}
      limits={limits}
    >
      {reading.text}
    </VitalFrame>
  );
}

/** The last cuff: systolic/diastolic (mean) with its age, which is always shown. */
export function NibpNumber({ chairId, alarm, limits }: Omit<VitalNumberProps, 'signal'>) {
  const sys = useVitalReading(chairId, 'sys');
  const dia = useVitalReading(chairId, 'dia');
  const map = useVitalReading(chairId, 'map');
  const note = cuffNote(sys);
  const mean = map.freshness === 'gone' ? null : map.text;
  return (
    <VitalFrame
      label={say('vitals.nibp')}
      name="Blood pressure"
      unit="mmHg"
      identity="bp"
      freshness={sys.freshness}
      note={
        mean === null ? (
          note
        ) : (
          <>
            <span className={classes.meanBelow}>{say('vitals.mean-mean', { mean })} </span>
            {note}
          </>
        )
      }
      shortNote={shortCuffNote(sys)}
      alarm={alarm}
      limits={limits}
    >
      {sys.text}
      <span className={classes.slash}>/</span>
      {dia.text}
      {mean === null ? null : <span className={classes.mean}>({mean})</span>}
    </VitalFrame>
  );
}

interface VitalFrameProps {
  readonly label: string;
  readonly name: string;
  readonly unit: string;
  readonly identity: Colour;
  readonly freshness: 'current' | 'aging' | 'gone';
  readonly note: ReactNode;
  /** For small tiles, beside the label. */
  readonly shortNote: string;
  readonly alarm?: 'high' | 'medium' | 'low' | undefined;
  readonly limits?: string | undefined;
  readonly children: ReactNode;
}

function VitalFrame(props: VitalFrameProps) {
  return (
    <div
      className={classes.vital}
      data-identity={props.identity}
      data-freshness={props.freshness}
      data-alarm={props.alarm}
    >
      <div className={classes.label}>
        <abbr title={props.name}>{props.label}</abbr>
        <span className={classes.unit}>{props.unit}</span>
        {props.limits ? (
          <span
            className={classes.limits}
            data-whole
            title={say('vitals.limits-of-name-in-force', { name: props.name.toLowerCase() })}
          >
            {props.limits}
          </span>
        ) : null}
        <span className={classes.shortNote}>{props.shortNote}</span>
      </div>
      <div className={classes.number} data-whole>
        {props.children}
      </div>
      <div className={classes.note}>{props.note || ' '}</div>
    </div>
  );
}
