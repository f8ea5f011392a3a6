import { effectLabel } from '@chairside/shared/effects/catalogue';
import { Kbd, Modal } from '@mantine/core';
import { EFFECT_KEYS } from '../charting/effects/effect-keys.ts';
import { say, words } from '../language/say.ts';
import { showHelp, useCharting } from './charting-store.ts';
import classes from './key-help.module.css';

const KEYS: readonly (readonly [string, string])[] = [
  ['1 - 9', say('station.go-to-a-chair')],
  ...Object.entries(EFFECT_KEYS).map(
    ([key, term]) =>
      [
        key.toUpperCase(),
        say('station.log-value', { value: effectLabel(term, words).toLowerCase() }),
      ] as const,
  ),
  ['1 - 4', say('station.then-mild-moderate-severe-life')],
  ['+', say('station.log-any-other-effect')],
  ['A', say('station.acknowledge-the-first-alarm-of-the')],
  ['Enter', say('station.open-the-chair')],
  ['Esc', say('station.close-what-is-open')],
  ['?', say('station.show-or-hide-this-list')],
];

export function KeyHelp() {
  const help = useCharting((state) => state.help);
  return (
    <Modal
      opened={help}
      onClose={() => showHelp(false)}
      title={say('station.keyboard-shortcuts-for-the-focused')}
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
