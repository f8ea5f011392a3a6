import type {
  LimitSignal,
  ProtocolDocument,
  Staleness,
} from '@chairside/shared/protocols/document/document';
import { stalenessOf } from '@chairside/shared/protocols/document/staleness';
import { isContinuous, LIMIT_SIGNALS, SIGNAL_INFO } from '@chairside/shared/vitals/catalogue';
import { say } from '../../language/say.ts';
import classes from '../styles/editor.module.css';
import { useEditor } from './editor-context.ts';
import { TimeField } from './fields.tsx';
import { SourceFields } from './source-fields.tsx';

type Silent = ProtocolDocument['monitorSilent'];

const unitOf = (signal: LimitSignal) => (isContinuous(signal) ? 's' : 'min');

/** How long a value is shown, and when its absence is an alarm. */
export function MissingSection() {
  const { document, change, problemsAt } = useEditor();
  const { monitorSilent } = document;
  const put = (signal: LimitSignal, field: string, next: Partial<Staleness>) =>
    change(`staleness.${signal}.${field}`, (one) => ({
      ...one,
      staleness: { ...one.staleness, [signal]: { ...stalenessOf(one, signal), ...next } },
    }));
  const silent = (field: string, next: Partial<Silent>) =>
    change(`monitorSilent.${field}`, (one) => ({
      ...one,
      monitorSilent: { ...one.monitorSilent, ...next },
    }));
  return (
    <>
      <p className={classes.lead}>{say('protocols-editor.a-value-that-is-older-is')}</p>
      {LIMIT_SIGNALS.map((signal) => (
        <fieldset key={signal} className={classes.line}>
          <legend>{SIGNAL_INFO[signal].name}</legend>
          <TimeField
            id={`staleness.${signal}.hide`}
            label={say('protocols-editor.shown-as-after')}
            unit={unitOf(signal)}
            value={stalenessOf(document, signal).hideAfterMs}
            onChange={(hideAfterMs) => put(signal, 'hide', { hideAfterMs })}
          />
          <TimeField
            id={`staleness.${signal}.alarm`}
            label={say('protocols-editor.no-data-after')}
            unit={unitOf(signal)}
            placeholder={say('protocols-editor.never')}
            value={stalenessOf(document, signal).alarmAfterMs}
            onChange={(alarmAfterMs) => put(signal, 'alarm', { alarmAfterMs })}
            onEmpty={() => put(signal, 'alarm', { alarmAfterMs: null })}
          />
          {problemsAt(`staleness.${signal}.value`).map((problem) => (
            <p key={problem} className={classes.problem} role="alert">
              {problem}
            </p>
          ))}
        </fieldset>
      ))}
      <h4 className={classes.part}>{say('protocols-editor.silent-monitor')}</h4>
      <div className={classes.grid}>
        <TimeField
          id="monitorSilent.warningAfterMs"
          label={say('protocols-editor.warning-after')}
          unit="s"
          value={monitorSilent.warningAfterMs}
          onChange={(warningAfterMs) => silent('warningAfterMs', { warningAfterMs })}
        />
        <TimeField
          id="monitorSilent.criticalAfterMs"
          label={say('protocols-editor.critical-while-infusing-after')}
          unit="s"
          value={monitorSilent.criticalAfterMs}
          onChange={(criticalAfterMs) => silent('criticalAfterMs', { criticalAfterMs })}
        />
      </div>
      <SourceFields
        path="monitorSilent"
        source={monitorSilent.source}
        onChange={(source) => silent('source', { source })}
      />
    </>
  );
}
