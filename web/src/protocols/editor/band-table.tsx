import type { Limit, LimitTest } from '@chairside/shared/protocols/document/document';
import { SIGNAL_INFO } from '@chairside/shared/vitals/catalogue';
import { Button, Table } from '@mantine/core';
import { say } from '../../language/say.ts';
import classes from '../styles/editor.module.css';
import { OwnMark } from './comparison-fields.tsx';
import { NumberField } from './fields.tsx';

type Bands = Extract<LimitTest, { kind: 'band-around-baseline' }>['bands'];

interface Props {
  readonly limit: Limit;
  readonly bands: Bands;
  readonly onChange: (bands: Bands) => void;
}

/** How far from the baseline, by where the baseline lies. The last row has no upper end. */
export function BandTable({ limit, bands, onChange }: Props) {
  const { unit, label } = SIGNAL_INFO[limit.signal];
  const path = `limits.${limit.id}.test`;
  const at = (index: number, next: Partial<Bands[number]>) =>
    onChange(bands.map((band, i) => (i === index ? { ...band, ...next } : band)));
  const split = () => {
    const last = bands.at(-1);
    const lower = bands.at(-2)?.below;
    if (last === undefined) return;
    // The new row ends where nobody has said yet: a step beyond the one before.
    const below = lower === undefined ? SIGNAL_INFO[limit.signal].min + 40 : lower + 20;
    onChange([...bands.slice(0, -1), { below, points: last.points }, last]);
  };
  return (
    <div className={classes.bands}>
      <Table
        aria-label={say('protocols-editor.label-by-baseline', { label })}
        withRowBorders={false}
      >
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{say('protocols-editor.baseline-below-unit', { unit })}</Table.Th>
            <Table.Th>{say('protocols-editor.alarm-at-baseline-unit', { unit })}</Table.Th>
            <Table.Th>
              <span className="visually-hidden">{say('protocols-editor.remove')}</span>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {bands.map((band, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name of their own, their place is what they are
            <Table.Tr key={index}>
              <Table.Td>
                {band.below === undefined ? (
                  say('protocols-editor.any-other')
                ) : (
                  <NumberField
                    id={`${path}.bands.${index}.below`}
                    label={say('protocols-editor.row-index-baseline-below', { index: index + 1 })}
                    value={band.below}
                    onChange={(below) => at(index, { below })}
                  />
                )}
              </Table.Td>
              <Table.Td>
                <NumberField
                  id={`${path}.bands.${index}.points`}
                  label={say('protocols-editor.row-index-from-the-baseline', { index: index + 1 })}
                  value={band.points}
                  onChange={(points) => at(index, { points })}
                />
              </Table.Td>
              <Table.Td>
                {band.below === undefined ? null : (
                  <Button
                    variant="subtle"
                    size="compact-sm"
                    aria-label={say('protocols-editor.remove-row-index', { index: index + 1 })}
                    onClick={() => onChange(bands.filter((_, i) => i !== index))}
                  >
                    {say('protocols-editor.remove')}
                  </Button>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Button variant="default" size="compact-sm" onClick={split}>
        {say('protocols-editor.add-a-row')}
      </Button>
      <OwnMark id={path} />
    </div>
  );
}
