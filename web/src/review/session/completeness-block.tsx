import type { Completeness } from '@chairside/shared/review/summary-schema';
import { durationText } from '@chairside/shared/text/time-text';
import { SIGNAL_INFO, type Vital } from '@chairside/shared/vitals/catalogue';
import { say } from '../../language/say.ts';
import { clockTimeWithSeconds } from '../../time/clinic-time.ts';
import { Block } from '../../ui/block.tsx';
import { Table, TableHead } from '../../ui/table.tsx';
import { Soft } from '../../ui/text.tsx';

interface Props {
  readonly completeness: Completeness;
  readonly zone: string;
}

const FIRST = 10;
const name = (vital: Vital) => (vital === 'nibp' ? 'NIBP' : SIGNAL_INFO[vital].label);

export function CompletenessBlock({ completeness, zone }: Props) {
  const { expected, received, late, paceMs, gaps } = completeness;
  const longest = [...gaps].sort((a, b) => b.to - b.from - (a.to - a.from)).slice(0, FIRST);
  const shown = longest.sort((a, b) => a.from - b.from);
  return (
    <Block title={say('review-session.completeness')}>
      <Soft>
        {received === 0
          ? say('review-session.no-reading-came-from-a-monitor')
          : say('review-session.received-readings-received-value', {
              received,
              value:
                expected === null
                  ? ''
                  : ` ${say('review-session.of-expected-expected', { expected })}`,
              value2:
                paceMs === null
                  ? ''
                  : say('review-session.one-every-value-s', {
                      value: (paceMs / 1000).toFixed(paceMs % 1000 === 0 ? 0 : 1),
                    }),
              value3:
                late === 0
                  ? say('review-session.none-came-late')
                  : say('review-session.late-came-late-stored-and-drawn', { late }),
            })}
      </Soft>
      {gaps.length === 0 ? (
        received === 0 ? null : (
          <Soft>{say('review-session.no-gap')}</Soft>
        )
      ) : (
        <Table look="dense">
          <TableHead
            columns={[
              say('review-session.gap'),
              say('review-session.from'),
              say('review-session.for'),
              say('review-session.cause'),
            ]}
          />
          <tbody>
            {shown.map((gap) => (
              <tr key={`${gap.vital}${gap.from}`}>
                <th scope="row">{name(gap.vital)}</th>
                <td data-cell="soft whole">{clockTimeWithSeconds(gap.from, zone)}</td>
                <td>{durationText(gap.to - gap.from)}</td>
                <td>{gap.cause}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      {gaps.length > shown.length ? (
        <Soft>
          {say('review-session.the-shown-longest-of-gaps-gaps', {
            shown: shown.length,
            gaps: gaps.length,
          })}
        </Soft>
      ) : null}
    </Block>
  );
}
