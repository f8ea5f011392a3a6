import { effectLabel } from '@chairside/shared/effects/catalogue';
import { Kbd, Modal } from '@mantine/core';
import { EFFECT_KEYS } from '../charting/effects/effect-keys.ts';
import { showHelp, useCharting } from './charting-store.ts';
import classes from './key-help.module.css';

const KEYS: readonly (readonly [string, string])[] = [
  ['1 - 9', 'Go to a chair'],
  ...Object.entries(EFFECT_KEYS).map(
    ([key, term]) => [key.toUpperCase(), `Log ${effectLabel(term).toLowerCase()}`] as const,
  ),
  ['1 - 4', 'then: mild, moderate, severe, life-threatening'],
  ['+', 'Log any other effect'],
  ['A', 'Acknowledge the first alarm of the chair'],
  ['Enter', 'Open the chair'],
  ['Esc', 'Close what is open'],
  ['?', 'Show or hide this list'],
];

export function KeyHelp() {
  const help = useCharting((state) => state.help);
  return (
    <Modal
      opened={help}
      onClose={() => showHelp(false)}
      title="Keys of the station, for the chair that has the focus"
      centered
    >
      <dl className={classes.keys}>
        {KEYS.map(([key, what]) => (
          <div key={key} className={classes.row}>
            <dt>
              <Kbd>{key}</Kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
