import type { Limit } from '@chairside/shared/protocols/document/document';
import { Table } from '@mantine/core';
import { say } from '../../language/say.ts';
import { hysteresisText, limitText, secondsText, tierText } from '../document/limit-text.ts';
import { conditionTexts, phasesText } from '../document/protocol-text.ts';
import classes from '../styles/protocols.module.css';
import { Origin } from './origin.tsx';

/** The limits of a signal to read, with source and confidence of each. */
export function LimitsTable({ limits }: { readonly limits: readonly Limit[] }) {
  return (
    <div className={classes.scroll}>
      <Table layout="fixed" miw={680}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th w="11%">{say('protocols-version.priority')}</Table.Th>
            <Table.Th w="27%">{say('protocols-version.limit')}</Table.Th>
            <Table.Th w="9%">{say('protocols-version.delay')}</Table.Th>
            <Table.Th w="17%">{say('protocols-version.clears')}</Table.Th>
            <Table.Th w="9%">{say('protocols-version.nurse')}</Table.Th>
            <Table.Th>{say('protocols-version.source-confidence')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {limits.map((limit) => (
            <Table.Tr key={limit.id}>
              <Table.Td>{tierText(limit.tier)}</Table.Td>
              <Table.Td>
                {limitText(limit)}
                <Conditions limit={limit} />
                {limit.guardRail ? (
                  <div className={classes.soft}>{say('protocols-version.guard-rail')}</div>
                ) : null}
                {limit.confirm ? (
                  <div className={classes.soft}>{say('protocols-version.repeat-asked-for')}</div>
                ) : null}
                {limit.phases.length < 3 ? (
                  <div className={classes.soft}>{phasesText(limit.phases)}</div>
                ) : null}
              </Table.Td>
              <Table.Td>{secondsText(limit.delayMs)}</Table.Td>
              <Table.Td>{hysteresisText(limit)}</Table.Td>
              <Table.Td>{limit.allowance ?? '--'}</Table.Td>
              <Table.Td>
                <Origin {...limit.source} />
                <div className={classes.soft}>{limit.source.confidence}</div>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

/** A limit reads as more than it is without what it depends on. */
function Conditions({ limit }: { readonly limit: Limit }) {
  const { yields, onlyWith } = conditionTexts(limit);
  return (
    <>
      {onlyWith === null ? null : (
        <div className={classes.soft}>
          {say('protocols-version.only-beside-onlywith', { onlyWith })}
        </div>
      )}
      {yields === null ? null : (
        <div className={classes.soft}>
          {say('protocols-version.low-at-rest-yields', { yields })}
        </div>
      )}
    </>
  );
}
