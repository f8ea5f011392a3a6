import { alarmSubject } from '@chairside/shared/alarms/words/describe-alarm';
import type { RuleLoad } from '@chairside/shared/review/clinic-review';
import { durationText } from '@chairside/shared/text/time-text';
import { Block } from '../../ui/block.tsx';
import { Table, TableHead } from '../../ui/table.tsx';
import { Soft } from '../../ui/text.tsx';
import { LabelBars } from './label-bars.tsx';

const perHourText = (value: number | null): string =>
  value === null ? '--' : value < 0.1 && value > 0 ? value.toFixed(3) : value.toFixed(2);
const answerText = (ms: number | null): string => (ms === null ? '--' : durationText(ms));

/** How often each rule sounds or shows, and how long it waits for a person. */
export function AlarmLoad({ rules }: { readonly rules: readonly RuleLoad[] }) {
  const bars = rules.flatMap(({ rule, perHour }) =>
    perHour === null ? [] : [{ label: alarmSubject(rule), value: perHour }],
  );
  return (
    <Block title="Alarms per hour monitored, and time to acknowledgement">
      {rules.length === 0 ? (
        <Soft>No alarm was raised in these days.</Soft>
      ) : (
        <>
          <LabelBars bars={bars} tickText={(value) => value.toFixed(2)} />
          <RuleTable rules={rules} />
        </>
      )}
    </Block>
  );
}

function RuleTable({ rules }: { readonly rules: readonly RuleLoad[] }) {
  return (
    <>
      <Table>
        <TableHead
          columns={[
            'Rule',
            'Per hour',
            'Critical',
            'Warning',
            'Advisory',
            'Acknowledged',
            'Half within',
            '9 of 10 within',
          ]}
        />
        <tbody>
          {rules.map((load) => {
            const count = load.critical + load.warning + load.info;
            return (
              <tr key={load.rule}>
                <th scope="row">
                  {alarmSubject(load.rule)}
                  {load.kind === 'technical' ? <small>technical</small> : null}
                </th>
                <td>{perHourText(load.perHour)}</td>
                <td>{load.critical}</td>
                <td>{load.warning}</td>
                <td>{load.info}</td>
                <td>
                  {load.acknowledged} of {count}
                </td>
                <td>{answerText(load.medianMs)}</td>
                <td>{answerText(load.p90Ms)}</td>
              </tr>
            );
          })}
        </tbody>
      </Table>
      <Soft>
        Each occurrence counts once, whatever became of it. The times are of those that were
        acknowledged; the rest ended by itself or still waits.
      </Soft>
    </>
  );
}
