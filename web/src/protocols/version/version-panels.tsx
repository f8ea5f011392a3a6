import type { ProtocolDetail } from '@chairside/shared/wire/protocols';
import { Table } from '@mantine/core';
import { say } from '../../language/say.ts';
import { useTimeZone } from '../../live/clinic-store.ts';
import { clinicDayAndTime } from '../../time/clinic-time.ts';
import { STEP_LABELS } from '../document/limit-text.ts';
import classes from '../styles/protocols.module.css';

/** What became of a version, newest first. */
export function VersionHistory({ protocol }: { readonly protocol: ProtocolDetail }) {
  const zone = useTimeZone();
  return (
    <div className={classes.scroll}>
      <Table maw={640}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{say('protocols-version.when')}</Table.Th>
            <Table.Th>{say('protocols-version.what')}</Table.Th>
            <Table.Th>{say('protocols-version.who')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {protocol.steps.toReversed().map(({ no, at, kind, by }) => (
            <Table.Tr key={no}>
              <Table.Td>{clinicDayAndTime(at, zone)}</Table.Td>
              <Table.Td>{STEP_LABELS[kind]}</Table.Td>
              <Table.Td>
                {by.kind === 'engine' ? say('protocols-version.shipped-with-the-product') : by.name}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
