import { Select } from '@mantine/core';
import { useNavigate, useParams } from 'react-router';
import { errorText } from '../http/problem.ts';
import { say } from '../language/say.ts';
import { Loading } from '../ui/loading.tsx';
import { Message } from '../ui/message.tsx';
import { STATUS_LABELS } from './document/limit-text.ts';
import classes from './styles/protocols.module.css';
import { useProtocols, useProtocolVersion } from './version/protocol-queries.ts';
import { VersionDetail } from './version-detail.tsx';

/** Every protocol version of the clinic, and the one that is looked at. */
export function ProtocolsPage() {
  const navigate = useNavigate();
  const chosen = useParams().reference;
  const list = useProtocols();
  const versions = list.data?.protocols ?? [];
  const inForce = versions.find(({ status }) => status === 'in-force')?.reference;
  const reference = chosen ?? inForce ?? versions[0]?.reference;
  const detail = useProtocolVersion(reference);
  if (list.data === undefined) {
    return list.error ? (
      <Message title={say('protocols.the-protocols-could-not-be-loaded')}>
        {errorText(list.error)}
      </Message>
    ) : (
      <Loading />
    );
  }
  const picker = (
    <div className={classes.versions}>
      <h1>{say('protocols.protocols')}</h1>
      <Select
        label={say('protocols.version')}
        data={versions.map((version) => ({
          value: version.reference,
          label: `${STATUS_LABELS[version.status]}: ${version.title}`,
        }))}
        value={reference ?? null}
        allowDeselect={false}
        maxDropdownHeight={360}
        onChange={(next) => {
          if (next) void navigate(`/protocols/${encodeURIComponent(next)}`);
        }}
      />
    </div>
  );
  if (detail.data === undefined) {
    return (
      <div className={classes.page}>
        <div className={classes.rail}>{picker}</div>
        <div className={classes.detail}>
          {detail.error ? (
            <Message title={say('protocols.this-version-could-not-be-loaded')}>
              {errorText(detail.error)}
            </Message>
          ) : (
            <Loading />
          )}
        </div>
      </div>
    );
  }
  return (
    <VersionDetail
      key={detail.data.reference}
      protocol={detail.data}
      inForce={inForce === undefined || inForce === reference ? null : inForce}
      picker={picker}
    />
  );
}
