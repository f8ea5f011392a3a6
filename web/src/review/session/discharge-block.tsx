import type { Criterion } from '@chairside/shared/session/discharge';
import { IconCircle, IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import { say, textOf } from '../../language/say.ts';
import { Block } from '../../ui/block.tsx';
import { Table } from '../../ui/table.tsx';
import { Notice, Soft } from '../../ui/text.tsx';
import type { DischargeAtClose } from './discharge-at-close.ts';
import classes from './review.module.css';

const STATUS = {
  met: say('review-session.met'),
  'not-met': say('review-session.not-met'),
  'not-measured': say('review-session.not-measured'),
} as const satisfies Record<Criterion['status'], string>;

const MARK = { met: IconCircleCheck, 'not-met': IconCircleX, 'not-measured': IconCircle } as const;

interface Props {
  /** Null while the session is open. */
  readonly at: DischargeAtClose | null;
}

export function DischargeBlock({ at }: Props) {
  const met = at?.criteria.filter(({ status }) => status === 'met').length ?? 0;
  return (
    <Block
      title={say('review-session.discharge-criteria-at-the-close')}
      aside={
        at === null || at.criteria.length === 0 ? null : (
          <Soft>
            {say('review-session.met-of-criteria-met', { met, criteria: at.criteria.length })}
          </Soft>
        )
      }
    >
      {at === null ? (
        <Soft>{say('review-session.the-session-is-still-open-the')}</Soft>
      ) : at.criteria.length === 0 ? (
        <Soft>{say('review-session.nothing-was-started-or-the')}</Soft>
      ) : (
        <Table look="dense">
          <tbody>
            {at.criteria.map(({ code, label, status, detail }) => {
              const Mark = MARK[status];
              return (
                <tr key={code}>
                  <th scope="row">
                    <span className={classes.look}>
                      <Mark size={15} aria-hidden style={{ alignSelf: 'center' }} />
                      <span>{textOf(label)}</span>
                    </span>
                  </th>
                  <td>{STATUS[status]}</td>
                  <td>{textOf(detail)}</td>
                </tr>
              );
            })}
          </tbody>
        </Table>
      )}
      {at?.override === undefined ? null : (
        <Notice look="strong">
          <b>{say('review-session.closed-although-not-met')}</b>{' '}
          {say('review-session.unmet-reason-reason', {
            unmet: at.override.unmet.join(', '),
            reason: at.override.reason,
          })}
        </Notice>
      )}
    </Block>
  );
}
