import { arithmetic } from '@chairside/shared/infusion/arithmetic';
import type { Order } from '@chairside/shared/infusion/order';
import classes from '../styles/charting.module.css';

/** How the dose of an order is worked out, step by step. */
export function Arithmetic({ of }: { readonly of: Order }) {
  return (
    <dl className={classes.arithmetic}>
      {arithmetic(of).map(({ id, label, text }) => (
        <div key={id}>
          <dt>{label}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}
