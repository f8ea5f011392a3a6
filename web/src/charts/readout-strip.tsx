import { say } from '../language/say.ts';
import classes from './chart.module.css';
import type { Readout } from './readout.ts';

interface Props {
  readonly readout: Readout | null;
  readonly rateLabel: string;
  readonly started: boolean;
  /** What a chart with more lanes reads out besides. */
  readonly extra?: readonly string[];
}

/** A line of fixed height above the chart: it never covers the drawing and never moves it. */
export function ReadoutStrip({ readout, rateLabel, started, extra }: Props) {
  if (readout === null) {
    return (
      <div className={classes.readout} data-empty data-tall={extra ? true : undefined}>
        {say('charts.point-at-the-chart-or-use')}
      </div>
    );
  }
  const rest = [
    ...(extra ?? []),
    ...readout.effects,
    ...readout.gaps.map((cause) => say('charts.no-value-cause', { cause })),
  ];
  return (
    <div className={classes.readout} data-tall={extra ? true : undefined} aria-hidden>
      <span className={classes.readoutTime}>
        {readout.time}{' '}
        <small>
          {started ? say('charts.from-start') : say('charts.from-opening')} · {readout.clock}
        </small>
      </span>
      <span className={classes.spo2}>
        {say('charts.spo2-2')} <b>{readout.spo2}</b>
      </span>
      <span className={classes.hr}>
        {rateLabel} <b>{readout.rate}</b>
      </span>
      <span className={classes.bp}>
        {say('charts.bp')} <b>{readout.bp}</b>
        {readout.bpAge === null ? null : <small> {readout.bpAge}</small>}
      </span>
      {readout.panels.map((text) => (
        <span key={text}>{text}</span>
      ))}
      <span>{readout.infusion}</span>
      {rest.length > 0 ? <span>{rest.join(', ')}</span> : null}
      {readout.alarms.length > 0 ? <b>{readout.alarms.join(', ')}</b> : null}
    </div>
  );
}
