import { describeActor } from '@chairside/shared/moves/describe-event';
import { describeOrder } from '@chairside/shared/session/describe-infusion';
import { describeBaseline } from '@chairside/shared/session/describe-vitals';
import type { SessionState } from '@chairside/shared/session/state';
import { say, words } from '../../language/say.ts';
import { clockTime } from '../../time/clinic-time.ts';
import { Block } from '../../ui/block.tsx';
import { Table } from '../../ui/table.tsx';

interface Props {
  readonly session: SessionState;
  readonly zone: string;
}

/** What was ordered, by whom, and what the session began with. */
export function OrderBlock({ session, zone }: Props) {
  const { order, pump, weight, baseline, infusion } = session;
  const waste = session.waste.filter(({ withdrawn }) => withdrawn !== true);
  const rows: [string, string][] = [
    [
      say('review-session.order'),
      order === null
        ? say('review-session.none-was-written')
        : `${describeOrder(order.order, words)}; ${order.signed === null ? say('review-session.not-signed') : say('review-session.signed-by-by-at-at', { by: describeActor(order.signed.by, words), at: clockTime(order.signed.at, zone) })}`,
    ],
    [
      say('review-session.pump'),
      pump === null
        ? (infusion?.pump ?? say('review-session.not-charted'))
        : say('review-session.pump-ratemlperh-ml-h-volumeml-ml', {
            pump: pump.program.pump,
            rateMlPerH: pump.program.rateMlPerH,
            volumeMl: pump.program.volumeMl,
            lot: pump.program.lot,
            value:
              pump.checked === null
                ? say('review-session.not-checked')
                : say('review-session.checked-by-by', {
                    by: describeActor(pump.checked.by, words),
                  }),
          }),
    ],
    [
      say('review-session.weight'),
      weight === null
        ? '--'
        : say('review-session.kg-kg-method', { kg: weight.kg, method: weight.method }),
    ],
    [
      say('review-session.baseline'),
      baseline === null ? say('review-session.none-was-agreed') : describeBaseline(baseline, words),
    ],
    ...waste.map(({ mg, witnessed }): [string, string] => [
      say('review-session.waste'),
      say('review-session.mg-mg-value', {
        mg,
        value:
          witnessed === null
            ? say('review-session.not-witnessed')
            : say('review-session.witnessed-by-by', { by: describeActor(witnessed.by, words) }),
      }),
    ]),
    ...(session.emergency === null
      ? []
      : [[say('review-session.emergency'), session.emergency.reason] as [string, string]]),
  ];
  return (
    <Block title={say('review-session.order-and-preparation')}>
      <Table look="dense">
        <tbody>
          {rows.map(([label, text], index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of one pass, several may have one label.
            <tr key={index}>
              <th scope="row">{label}</th>
              <td>{text}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Block>
  );
}
