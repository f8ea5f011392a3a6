import { alarmSubject } from '@chairside/shared/alarms/words/describe-alarm';
import type { RuleLoad } from '@chairside/shared/review/clinic-review';
import { durationText } from '@chairside/shared/text/time-text';
import { say, words } from '../../language/say.ts';
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
    perHour === null ? [] : [{ label: alarmSubject(rule, words), value: perHour }],
  );
  return (
    <Block title={say('review-clinic.alarms-per-hour-monitored-and-time')}>
      {rules.length === 0 ? (
        <Soft>{say('review-clinic.no-alarm-was-raised-in-these')}</Soft>
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
            say('review-clinic.rule'),
            say('review-clinic.per-hour'),
            say('review-clinic.critical'),
            say('review-clinic.warning'),
            say('review-clinic.advisory'),
            say('review-clinic.acknowledged'),
            say('review-clinic.half-within'),
            say('review-clinic.9-of-10-within'),
          ]}
        />
        <tbody>
          {rules.map((load) => {
            const count = load.critical + load.warning + load.info;
            return (
              <tr key={load.rule}>
                <th scope="row">
                  {alarmSubject(load.rule, words)}
                  {load.kind === 'technical' ? (
                    <small>{say('review-clinic.technical')}</small>
                  ) : null}
                </th>
                <td>{perHourText(load.perHour)}</td>
                <td>{load.critical}</td>
                <td>{load.warning}</td>
                <td>{load.info}</td>
                <td>
                  {say('review-clinic.acknowledged-of-count', {
                    acknowledged: load.acknowledged,
                    count,
                  })}
                </td>
                <td>{answerText(load.medianMs)}</td>
                <td>{answerText(load.p90Ms)}</td>
              </tr>
            );
          })}
        </tbody>
      </Table>
      <Soft>{say('review-clinic.each-occurrence-counts-once')}</Soft>
    </>
  );
}
