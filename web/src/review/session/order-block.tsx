import { describeActor } from '@chairside/shared/moves/describe-event';
import { describeOrder } from '@chairside/shared/session/describe-infusion';
import { describeBaseline } from '@chairside/shared/session/describe-vitals';
import type { SessionState } from '@chairside/shared/session/state';
import { clockTime } from '../../time/clinic-time.ts';
import classes from './review.module.css';
import { ReviewBlock } from './review-block.tsx';

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
      'Order',
      order === null
        ? 'none was written'
        : `${describeOrder(order.order)}; ${order.signed === null ? 'not signed' : `signed by ${describeActor(order.signed.by)} at ${clockTime(order.signed.at, zone)}`}`,
    ],
    [
      'Pump',
      pump === null
        ? (infusion?.pump ?? 'not charted')
        : `${pump.program.pump}, ${pump.program.rateMlPerH} mL/h, ${pump.program.volumeMl} mL, lot ${pump.program.lot}; ${pump.checked === null ? 'not checked' : `checked by ${describeActor(pump.checked.by)}`}`,
    ],
    ['Weight', weight === null ? '--' : `${weight.kg} kg, ${weight.method}`],
    ['Baseline', baseline === null ? 'none was agreed' : describeBaseline(baseline)],
    ...waste.map(({ mg, witnessed }): [string, string] => [
      'Waste',
      `${mg} mg; ${witnessed === null ? 'not witnessed' : `witnessed by ${describeActor(witnessed.by)}`}`,
    ]),
    ...(session.emergency === null
      ? []
      : [['Emergency', session.emergency.reason] as [string, string]]),
  ];
  return (
    <ReviewBlock id="order" title="Order and preparation">
      <table className={classes.table}>
        <tbody>
          {rows.map(([label, text], index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of one pass, several may have one label.
            <tr key={index}>
              <th scope="row">{label}</th>
              <td>{text}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ReviewBlock>
  );
}
