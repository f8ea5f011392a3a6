import type { ProtocolDetail } from '@chairside/shared/wire/protocols';
import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { errorText } from '../../http/problem.ts';
import { say } from '../../language/say.ts';
import { differences } from '../document/protocol-diff.ts';
import classes from '../styles/editor.module.css';
import { DifferencesTable, differencesText } from './differences-table.tsx';

interface Props {
  readonly protocol: ProtocolDetail;
  /** What it is compared with: the version in force; null where it is this one. */
  readonly inForce: ProtocolDetail | null;
  readonly pending: boolean;
  readonly error: unknown;
  readonly onApprove: () => void;
  readonly onClose: () => void;
}

/** The whole difference, all sections, before a provider approves it; in the page, where it covers no alarm. */
export function ApprovePanel(props: Props) {
  const { protocol, inForce, pending, error, onApprove, onClose } = props;
  const box = useRef<HTMLElement>(null);
  useEffect(() => box.current?.focus(), []);
  const found = inForce === null ? [] : differences(inForce.document, protocol.document);
  return (
    <section ref={box} tabIndex={-1} className={classes.approve} aria-labelledby="approve-title">
      <h3 id="approve-title">
        {say('protocols-version.approve-title', { title: protocol.title })}
      </h3>
      <p className={classes.lead}>
        {inForce === null
          ? say('protocols-version.this-version-is-in-force-already')
          : found.length === 0
            ? say('protocols-version.same-content-as-reference-which-is', {
                reference: inForce.reference,
              })
            : say('protocols-version.against-reference-which-is-in', {
                reference: inForce.reference,
                found: differencesText(found),
              })}
      </p>
      {inForce === null ? null : (
        <DifferencesTable
          found={found}
          from={say('protocols-version.in-force-reference', { reference: inForce.reference })}
          to={say('protocols-version.this-version')}
        />
      )}
      {error ? (
        <p className={classes.problem} role="alert">
          {errorText(error)}
        </p>
      ) : null}
      <div className={classes.decide}>
        <p className={classes.soft}>{say('protocols-version.an-approved-version-is-never')}</p>
        <Button variant="default" onClick={onClose}>
          {say('protocols-version.not-yet')}
        </Button>
        <Button loading={pending} onClick={onApprove}>
          {say('protocols-version.approve')}
        </Button>
      </div>
    </section>
  );
}
