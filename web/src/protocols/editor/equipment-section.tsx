import { DEFAULT_PROTOCOL_V2 } from '@chairside/shared/protocols/defaults/second-edition';
import type { ProtocolDocument } from '@chairside/shared/protocols/document/document';
import { say } from '../../language/say.ts';
import { withPart } from '../document/document-edits.ts';
import classes from '../styles/editor.module.css';
import { useEditor } from './editor-context.ts';
import { NumberField, SwitchField, TimeField } from './fields.tsx';
import { OptionalPart } from './optional-part.tsx';
import { SourceFields } from './source-fields.tsx';
import { StandbyPart } from './standby-part.tsx';

type Equipment = NonNullable<ProtocolDocument['equipment']>;

/** Conditions of probes, signal and battery. */
export function EquipmentSection() {
  const { document, change } = useEditor();
  const part = document.equipment;
  const put = (field: string, next: Equipment | undefined) =>
    change(`equipment.${field}`, (one) => withPart(one, 'equipment', next));
  return (
    <>
      <OptionalPart
        name="the equipment"
        without={say('protocols-editor.no-equipment-is-monitored')}
        present={part !== undefined}
        onTake={() => put('taken', DEFAULT_PROTOCOL_V2.equipment)}
        remaining={withPart(document, 'equipment', undefined)}
        onRemove={() => put('removed', undefined)}
      >
        {part === undefined ? null : <Fields part={part} put={put} />}
      </OptionalPart>
      <h4 className={classes.part}>{say('protocols-editor.patient-up')}</h4>
      <StandbyPart />
    </>
  );
}

function Fields({ part, put }: { part: Equipment; put: (field: string, next: Equipment) => void }) {
  return (
    <>
      <div className={classes.grid}>
        <TimeField
          id="equipment.probeOffAfterMs"
          label={say('protocols-editor.probe-off-after')}
          unit="s"
          value={part.probeOffAfterMs}
          onChange={(probeOffAfterMs) => put('probeOffAfterMs', { ...part, probeOffAfterMs })}
        />
        <TimeField
          id="equipment.probeOffBeforeMs"
          label={say('protocols-editor.probe-off-before-the-start-after')}
          unit="s"
          value={part.probeOffBeforeMs ?? part.probeOffAfterMs}
          onChange={(probeOffBeforeMs) => put('probeOffBeforeMs', { ...part, probeOffBeforeMs })}
        />
        <TimeField
          id="equipment.lowSignalAfterMs"
          label={say('protocols-editor.low-signal-after')}
          unit="s"
          value={part.lowSignalAfterMs}
          onChange={(lowSignalAfterMs) => put('lowSignalAfterMs', { ...part, lowSignalAfterMs })}
        />
        <NumberField
          id="equipment.batteryLowBelow"
          label={say('protocols-editor.battery-low-below')}
          min={0}
          max={100}
          value={part.batteryLowBelow}
          onChange={(batteryLowBelow) => put('batteryLowBelow', { ...part, batteryLowBelow })}
        />
        <NumberField
          id="equipment.batteryGoodFrom"
          label={say('protocols-editor.battery-good-again-from')}
          min={0}
          max={100}
          value={part.batteryGoodFrom}
          onChange={(batteryGoodFrom) => put('batteryGoodFrom', { ...part, batteryGoodFrom })}
        />
      </div>
      <div className={classes.wide}>
        <SwitchField
          id="equipment.probeOffFirst"
          label={say('protocols-editor.show-probe-off-in-place-of')}
          value={part.probeOffFirst === true}
          onChange={(probeOffFirst) => put('probeOffFirst', { ...part, probeOffFirst })}
        />
        <SwitchField
          id="equipment.cuffOnProbeLimb"
          label={say('protocols-editor.the-cuff-squeezes-the-limb-of')}
          value={part.cuffOnProbeLimb}
          onChange={(cuffOnProbeLimb) => put('cuffOnProbeLimb', { ...part, cuffOnProbeLimb })}
        />
      </div>
      <SourceFields
        path="equipment"
        source={part.source}
        onChange={(source) => put('source', { ...part, source })}
      />
    </>
  );
}
