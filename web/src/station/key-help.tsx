import { Kbd, Modal } from '@mantine/core';
import { showHelp, useCharting } from './charting-store.ts';
import classes from './key-help.module.css';

const KEYS: readonly (readonly [string, string])[] = [
  ['1 - 9', 'Go to a chair'],
  ['N', 'Log nausea; then 1 mild, 2 moderate, 3 severe'],
  ['D', 'Log dissociation; then 1 mild, 2 moderate, 3 severe'],
  ['+', 'Log any other effect'],
  ['A', 'Acknowledge the first alarm of the chair'],
  ['Enter', 'Open the chair'],
  ['Esc', 'Close what is open'],
  ['?', 'Show or hide this list'],
];

export function KeyHelp() {
  const help = useCharting((state) => state.help);
  return (
    <Modal opened={help} onClose={() => showHelp(false)} title="Keys of the station" centered>
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
