import {
  decideProtocol,
  PROTOCOL_REFUSALS,
  type ProtocolCommand,
  type ProtocolVersion,
} from '@chairside/shared/protocols/versions/history';
import type { ProtocolDetail } from '@chairside/shared/wire/protocols';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { errorText } from '../../http/problem.ts';
import { useMay } from '../../identity/use-may.ts';
import { useMe } from '../../identity/use-me.ts';
import { say } from '../../language/say.ts';
import { STATUS_LABELS } from '../document/limit-text.ts';
import classes from '../styles/protocols.module.css';
import { ApprovePanel } from './approve.panel.tsx';
import { useProtocolCommand } from './protocol-queries.ts';

interface Props {
  readonly protocol: ProtocolDetail;
  readonly inForce: ProtocolDetail | null;
  /** Null where this version itself is in force; undefined until it is known. */
  readonly compared: string | null;
  /** Changes that are not saved: what is on the screen is not what would be approved. */
  readonly unsaved: boolean;
}

const STEPS = [
  ['put-in-force', say('protocols-version.put-in-force')],
  ['retire', 'Retire'],
] as const;

/** What the version is, and what may be done with it. */
export function VersionHead({ protocol, inForce, compared, unsaved }: Props) {
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const command = useProtocolCommand(({ reference }) => {
    setAsking(false);
    void navigate(`/protocols/${encodeURIComponent(reference)}`);
  });
  const { user } = useMe();
  const mayEdit = useMay('edit-protocol');
  const { reference, revision, status } = protocol;
  const version: ProtocolVersion = protocol;
  // The one in force is looked at only for its status, so that this version alone decides.
  const allowed = (wanted: ProtocolCommand) => decideProtocol([version], wanted, user.role).ok;
  const approve: ProtocolCommand = { type: 'approve', reference, revision };
  const decision = decideProtocol([version], approve, user.role);
  const senseless = !decision.ok && decision.code === 'senseless-limits';
  const ready = compared === null || inForce !== null;
  return (
    <>
      <header className={classes.head}>
        <h2>
          {protocol.title}
          <small>
            {STATUS_LABELS[status]} · {reference}
            {protocol.approved === null && status !== 'draft'
              ? ` ${say('protocols-version.not-approved-by-a-provider')}`
              : ''}
          </small>
        </h2>
        {(!asking || unsaved) && (decision.ok || senseless) ? (
          <Button
            disabled={unsaved || senseless || !ready}
            title={
              unsaved
                ? say('protocols-version.save-the-draft-first')
                : senseless
                  ? say(PROTOCOL_REFUSALS['senseless-limits'])
                  : undefined
            }
            onClick={() => setAsking(true)}
          >
            {say('protocols-version.approve-2')}
          </Button>
        ) : null}
        {STEPS.map(([type, label]) => {
          const wanted: ProtocolCommand = { type, reference, revision };
          return allowed(wanted) ? (
            <Button
              key={type}
              variant={type === 'retire' ? 'default' : 'filled'}
              disabled={command.isPending || (type === 'retire' && unsaved)}
              onClick={() => command.mutate(wanted)}
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
            {say('protocols-version.new-draft-from-this')}
          </Button>
        ) : null}
      </header>
      {command.error && !asking ? (
        <p className={classes.error} role="alert">
          {errorText(command.error)}
        </p>
      ) : null}
      {asking && !unsaved ? (
        <ApprovePanel
          protocol={protocol}
          inForce={compared === null ? null : inForce}
          pending={command.isPending}
          error={command.error}
          onApprove={() => command.mutate(approve)}
          onClose={() => {
            command.reset();
            setAsking(false);
          }}
        />
      ) : null}
    </>
  );
}
