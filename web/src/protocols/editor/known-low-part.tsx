import type { GateSection } from '@chairside/shared/protocols/document/gate';
import { say } from '../../language/say.ts';
import classes from '../styles/editor.module.css';
import { NumberField, SwitchField } from './fields.tsx';
import type { PartProps } from './gate-part.ts';
import { CLINIC_OWN } from './new-limit.ts';
import { SourceFields } from './source-fields.tsx';

type KnownLow = NonNullable<GateSection['knownLow']>;

const PATH = 'gate.knownLow';
const FIRST: KnownLow = { percent: 10, baselines: 2, source: CLINIC_OWN };

/** A low value that the patient had at earlier visits asks for a reason where it would stop the start. */
export function KnownLowPart({ gate, put }: PartProps) {
  const { knownLow, ...without } = gate;
  const change = (field: string, next: KnownLow) =>
    put(`knownLow.${field}`, { ...without, knownLow: next });
  return (
    <>
      <h4 className={classes.part}>{say('protocols-editor.known-low-values-of-the-patient')}</h4>
      <div className={classes.wide}>
        <SwitchField
          id={PATH}
          label={say('protocols-editor.as-low-at-earlier-visits-ask')}
          value={knownLow !== undefined}
          onChange={(on) => put('knownLow', on ? { ...without, knownLow: FIRST } : without)}
        />
      </div>
      {knownLow === undefined ? null : (
        <>
          <div className={classes.grid}>
            <NumberField
              id={`${PATH}.within`}
              label={say('protocols-editor.within-so-many-of-the-earlier')}
              value={knownLow.percent}
              onChange={(percent) => {
                if (percent >= 0 && percent <= 10) change('within', { ...knownLow, percent });
              }}
            />
            <NumberField
              id={`${PATH}.baselines`}
              label={say('protocols-editor.earlier-baselines-as-low-2-to')}
              decimals={0}
              value={knownLow.baselines}
              onChange={(baselines) => {
                const whole = Math.round(baselines);
                if (whole >= 2 && whole <= 5)
                  change('baselines', { ...knownLow, baselines: whole });
              }}
            />
          </div>
          <SourceFields
            path={PATH}
            source={knownLow.source}
            onChange={(source) => change('source', { ...knownLow, source })}
          />
        </>
      )}
    </>
  );
}
