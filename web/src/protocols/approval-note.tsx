import { Link } from 'react-router';
import { useMay } from '../identity/use-may.ts';
import { say } from '../language/say.ts';
import { useProtocols } from './version/protocol-queries.ts';

/** Said quietly on every screen for as long as no provider has approved the protocol in force. */
export function ApprovalNote({ className }: { readonly className: string }) {
  const mayEdit = useMay('edit-protocol');
  const inForce = useProtocols().data?.protocols.find(({ status }) => status === 'in-force');
  if (inForce === undefined || inForce.approved !== null) return null;
  const text = say('protocols.protocol-not-approved');
  const title = `${inForce.title} (${inForce.reference})`;
  return mayEdit ? (
    <Link to="/protocols" className={className} title={title}>
      {text}
    </Link>
  ) : (
    <span className={className} title={title}>
      {text}
    </span>
  );
}
