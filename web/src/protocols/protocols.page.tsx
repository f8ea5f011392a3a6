import { Link, useParams } from 'react-router';
import { errorText } from '../api/problem.ts';
import { Loading } from '../ui/loading.tsx';
import { Message } from '../ui/message.tsx';
import { STATUS_LABELS } from './limit-text.ts';
import { useProtocols, useProtocolVersion } from './protocol-queries.ts';
import classes from './protocols.module.css';
import { VersionDetail } from './version-detail.tsx';

/** Every protocol version of the clinic, and the one that is looked at. */
export function ProtocolsPage() {
  const chosen = useParams().reference;
  const list = useProtocols();
  const versions = list.data?.protocols ?? [];
  const inForce = versions.find(({ status }) => status === 'in-force')?.reference;
  const reference = chosen ?? inForce ?? versions[0]?.reference;
  const detail = useProtocolVersion(reference);
  if (list.data === undefined) {
    return list.error ? (
      <Message title="The protocols could not be loaded">{errorText(list.error)}</Message>
    ) : (
      <Loading />
    );
  }
  return (
    <div className={classes.page}>
      <nav className={classes.versions} aria-label="Protocol versions">
        <h1>Protocols</h1>
        <ol>
          {versions.map((version) => (
            <li key={version.reference}>
              <Link
                to={`/protocols/${encodeURIComponent(version.reference)}`}
                className={classes.version ?? ''}
                aria-current={version.reference === reference ? 'page' : undefined}
              >
                <strong>{version.title}</strong>
                <span className={classes.status} data-status={version.status}>
                  {STATUS_LABELS[version.status]}
                </span>
              </Link>
            </li>
          ))}
        </ol>
      </nav>
      <div className={classes.detail}>
        {detail.data ? (
          <VersionDetail
            key={detail.data.reference}
            protocol={detail.data}
            inForce={inForce === undefined || inForce === reference ? null : inForce}
          />
        ) : detail.error ? (
          <Message title="This version could not be loaded">{errorText(detail.error)}</Message>
        ) : (
          <Loading />
        )}
      </div>
    </div>
  );
}
