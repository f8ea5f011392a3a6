import {
  decideProtocol,
  PROTOCOL_REFUSALS,
  type ProtocolCommand,
  type ProtocolVersion,
} from '@chairside/shared/alarms/protocol-history';
import type { ProtocolDetail } from '@chairside/shared/protocol/protocols';
import { Button, Table, Tabs } from '@mantine/core';
import { useNavigate } from 'react-router';
import { errorText } from '../api/problem.ts';
import { useTimeZone } from '../live/clinic-store.ts';
import { useMay } from '../sign-in/use-may.ts';
import { useMe } from '../sign-in/use-me.ts';
import { clinicDayAndTime } from '../ui/clinic-time.ts';
import { STATUS_LABELS, STEP_LABELS } from './limit-text.ts';
import { LimitsTable } from './limits-table.tsx';
import { ProtocolForm } from './protocol.form.tsx';
import { differences } from './protocol-diff.ts';
import { useProtocolCommand, useProtocolVersion } from './protocol-queries.ts';
import classes from './protocols.module.css';
import { RehearsalPanel } from './rehearsal.panel.tsx';
import { useRehearsal } from './rehearsal-queries.ts';

interface Props {
  readonly protocol: ProtocolDetail;
  /** The version in force; null where it is this one. */
  readonly inForce: string | null;
}

const ACTIONS = [
  ['approve', 'Approve'],
  ['put-in-force', 'Put in force'],
  ['retire', 'Retire'],
] as const;

/** One version: what it says, how it differs from the one in force, what became of it, and what may come next. */
export function VersionDetail({ protocol, inForce }: Props) {
  const navigate = useNavigate();
  const command = useProtocolCommand(({ reference }) =>
    navigate(`/protocols/${encodeURIComponent(reference)}`),
  );
  const rehearsal = useRehearsal();
  const { user } = useMe();
  const mayEdit = useMay('edit-protocol');
  const { reference, revision, status } = protocol;
  const version: ProtocolVersion = protocol;
  const allowed = (draft: ProtocolCommand) => {
    // The one in force is looked at only for its status, so that this version alone decides.
    const decision = decideProtocol([version], draft, user.role);
    return decision.ok ? null : PROTOCOL_REFUSALS[decision.code];
  };
  const editing = status === 'draft' && mayEdit;
  return (
    <>
      <header className={classes.head}>
        <h2>
          {protocol.title}
          <small>
            {STATUS_LABELS[status]} · {reference}
            {protocol.approved === null && status !== 'draft'
              ? ' · not approved by a provider'
              : ''}
          </small>
        </h2>
        {ACTIONS.map(([type, label]) => {
          const refused = allowed({ type, reference, revision });
          return refused === null ? (
            <Button
              key={type}
              variant={type === 'retire' ? 'default' : 'filled'}
              disabled={command.isPending}
              onClick={() => command.mutate({ type, reference, revision })}
            >
              {label}
            </Button>
          ) : null;
        })}
        {mayEdit ? (
          <Button
            variant="default"
            disabled={command.isPending}
            onClick={() => command.mutate({ type: 'draft', basedOn: reference })}
          >
            New draft from this
          </Button>
        ) : null}
      </header>
      {command.error ? (
        <p className={classes.error} role="alert">
          {errorText(command.error)}
        </p>
      ) : null}
      <Tabs color="var(--focus)" defaultValue="limits" keepMounted={false}>
        <Tabs.List mb="md">
          <Tabs.Tab value="limits">Limits</Tabs.Tab>
          {mayEdit && !editing && inForce !== null ? (
            <Tabs.Tab value="rehearsal">Rehearsal</Tabs.Tab>
          ) : null}
          {inForce === null ? null : <Tabs.Tab value="differences">Against in force</Tabs.Tab>}
          <Tabs.Tab value="history">History</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="limits">
          {editing ? (
            <ProtocolForm
              key={revision}
              protocol={protocol}
              saving={command.isPending}
              onSave={command.mutate}
              rehearsal={rehearsal}
            />
          ) : (
            <LimitsTable document={protocol.document} />
          )}
        </Tabs.Panel>
        {mayEdit && !editing && inForce !== null ? (
          <Tabs.Panel value="rehearsal">
            <RehearsalPanel document={protocol.document} refused={null} rehearsal={rehearsal} />
          </Tabs.Panel>
        ) : null}
        {inForce === null ? null : (
          <Tabs.Panel value="differences">
            <Differences protocol={protocol} inForce={inForce} />
          </Tabs.Panel>
        )}
        <Tabs.Panel value="history">
          <History protocol={protocol} />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}

function Differences({ protocol, inForce }: { protocol: ProtocolDetail; inForce: string }) {
  const other = useProtocolVersion(inForce);
  if (other.data === undefined) {
    return <p className={classes.soft}>{other.error ? errorText(other.error) : 'Loading'}</p>;
  }
  const found = differences(other.data.document, protocol.document);
  if (found.length === 0) return <p className={classes.soft}>It says the same as {inForce}.</p>;
  return (
    <div className={classes.scroll}>
      <Table miw={640}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Limit</Table.Th>
            <Table.Th>What</Table.Th>
            <Table.Th>In force ({inForce})</Table.Th>
            <Table.Th>This version</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {found.map(({ limitId, limit, field, from, to }) => (
            <Table.Tr key={`${limitId} ${field}`}>
              <Table.Td>{limit}</Table.Td>
              <Table.Td>{field}</Table.Td>
              <Table.Td>{from}</Table.Td>
              <Table.Td>
                <strong>{to}</strong>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

function History({ protocol }: { protocol: ProtocolDetail }) {
  const zone = useTimeZone();
  return (
    <Table maw={640}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>When</Table.Th>
          <Table.Th>What</Table.Th>
          <Table.Th>Who</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {protocol.steps.toReversed().map(({ no, at, kind, by }) => (
          <Table.Tr key={no}>
            <Table.Td>{clinicDayAndTime(at, zone)}</Table.Td>
            <Table.Td>{STEP_LABELS[kind]}</Table.Td>
            <Table.Td>{by.kind === 'engine' ? 'Shipped with the product' : by.name}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
