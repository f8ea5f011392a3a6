import type { DrugCaps } from '@chairside/shared/protocols/document/prn';
import { say } from '../../language/say.ts';
import classes from '../styles/editor.module.css';
import { NumberField } from './fields.tsx';

interface Props {
  readonly path: string;
  readonly caps: DrugCaps | undefined;
  readonly onChange: (caps: DrugCaps | undefined) => void;
}

/** What is asked about before a dose is charted. Without a largest dose there are no caps at all. */
export function CapFields({ path, caps, onChange }: Props) {
  const { reduced, minutesBetween, ...most } = caps ?? {};
  const kept = {
    ...(reduced === undefined ? {} : { reduced }),
    ...(minutesBetween === undefined ? {} : { minutesBetween }),
  };
  return (
    <div className={classes.grid}>
      <NumberField
        id={`${path}.cap`}
        label={say('protocols-editor.asked-about-above-mg-a-dose')}
        decimals={2}
        placeholder={say('protocols-editor.not-asked')}
        value={caps?.mg ?? null}
        onChange={(mg) => {
          if (mg > 0) onChange({ ...kept, mg });
        }}
        onEmpty={() => onChange(undefined)}
      />
      {caps === undefined ? null : (
        <>
          <NumberField
            id={`${path}.capReduced`}
            label={say('protocols-editor.of-the-elderly-or-beside-an')}
            decimals={2}
            placeholder={say('protocols-editor.the-same')}
            value={reduced?.mg ?? null}
            onChange={(mg) => {
              if (mg <= 0) return;
              onChange({ ...caps, reduced: { fromAgeYears: reduced?.fromAgeYears ?? 60, mg } });
            }}
            onEmpty={() => {
              const { reduced: _, ...rest } = caps;
              onChange(rest);
            }}
          />
          {reduced === undefined ? null : (
            <NumberField
              id={`${path}.capAge`}
              label={say('protocols-editor.elderly-from-years')}
              decimals={0}
              value={reduced.fromAgeYears}
              onChange={(fromAgeYears) => {
                if (fromAgeYears > 0) onChange({ ...caps, reduced: { ...reduced, fromAgeYears } });
              }}
            />
          )}
          <NumberField
            id={`${path}.capBetween`}
            label={say('protocols-editor.between-two-doses-min')}
            decimals={1}
            placeholder={say('protocols-editor.not-asked')}
            value={minutesBetween ?? null}
            onChange={(minutes) => {
              if (minutes > 0) onChange({ ...caps, minutesBetween: minutes });
            }}
            onEmpty={() => onChange({ ...most, mg: caps.mg, ...(reduced ? { reduced } : {}) })}
          />
        </>
      )}
    </div>
  );
}
