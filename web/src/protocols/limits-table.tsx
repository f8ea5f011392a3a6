import type { ProtocolDocument } from '@chairside/shared/alarms/limits';
import { SIGNAL_INFO } from '@chairside/shared/vitals/catalogue';
import { Table } from '@mantine/core';
import {
  bySignal,
  hysteresisText,
  limitText,
  secondsText,
  sourceText,
  TIER_LABELS,
} from './limit-text.ts';
import classes from './protocols.module.css';

/** All limits of a version to read, signal by signal, with source and confidence of each. */
export function LimitsTable({ document }: { readonly document: ProtocolDocument }) {
  return (
    <div className={classes.scroll}>
      {bySignal(document.limits).map(({ signal, limits }) => (
        <section key={signal}>
          <h3 className={classes.group}>{SIGNAL_INFO[signal].name}</h3>
          <Table layout="fixed" miw={720}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th w="11%">Priority</Table.Th>
                <Table.Th w="27%">Limit</Table.Th>
                <Table.Th w="9%">Delay</Table.Th>
                <Table.Th w="17%">Clears</Table.Th>
                <Table.Th w="8%">Nurse ±</Table.Th>
                <Table.Th>Source, confidence</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {limits.map((limit) => (
                <Table.Tr key={limit.id}>
                  <Table.Td>{TIER_LABELS[limit.tier]}</Table.Td>
                  <Table.Td>
                    {limitText(limit)}
                    {limit.guardRail ? <div className={classes.soft}>guard rail</div> : null}
                    {limit.confirm ? <div className={classes.soft}>repeat asked for</div> : null}
                  </Table.Td>
                  <Table.Td>{secondsText(limit.delayMs)}</Table.Td>
                  <Table.Td>{hysteresisText(limit)}</Table.Td>
                  <Table.Td>{limit.allowance ?? '--'}</Table.Td>
                  <Table.Td>
                    {sourceText(limit)}
                    <div className={classes.soft}>{limit.source.confidence}</div>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </section>
      ))}
    </div>
  );
}
