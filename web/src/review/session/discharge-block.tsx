import type { Criterion } from '@chairside/shared/session/discharge';
import { IconCircle, IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import type { DischargeAtClose } from './discharge-at-close.ts';
import classes from './review.module.css';
import { Empty, ReviewBlock } from './review-block.tsx';

const STATUS = {
  met: 'met',
  'not-met': 'not met',
  'not-measured': 'not measured',
} as const satisfies Record<Criterion['status'], string>;

const MARK = { met: IconCircleCheck, 'not-met': IconCircleX, 'not-measured': IconCircle } as const;

interface Props {
  /** Null while the session is open. */
  readonly at: DischargeAtClose | null;
}

export function DischargeBlock({ at }: Props) {
  const met = at?.criteria.filter(({ status }) => status === 'met').length ?? 0;
  return (
    <ReviewBlock
      id="discharge"
      title="Discharge criteria at the close"
      aside={
        at === null || at.criteria.length === 0 ? null : (
          <span className={classes.soft}>
            {met} of {at.criteria.length} met
          </span>
        )
      }
    >
      {at === null ? (
        <Empty>The session is still open. The criteria stand at its chair.</Empty>
      ) : at.criteria.length === 0 ? (
        <Empty>Nothing was started, or the protocol of the session has no criteria.</Empty>
      ) : (
        <table className={classes.table}>
          <tbody>
            {at.criteria.map(({ code, label, status, detail }) => {
              const Mark = MARK[status];
              return (
                <tr key={code}>
                  <th scope="row">
                    <span className={classes.look}>
                      <Mark size={15} aria-hidden style={{ alignSelf: 'center' }} />
                      <span>{label}</span>
                    </span>
                  </th>
                  <td>{STATUS[status]}</td>
                  <td>{detail}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
      {at?.override === undefined ? null : (
        <p className={classes.wrong}>
          <b>Closed although not met:</b> {at.override.unmet.join(', ')}. Reason:{' '}
          {at.override.reason}
        </p>
      )}
    </ReviewBlock>
  );
}
