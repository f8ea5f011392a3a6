import { useChairOrder } from '../live/chairs-store.ts';

export function StationPage() {
  const order = useChairOrder();
  return <div>{order.length}</div>;
}
