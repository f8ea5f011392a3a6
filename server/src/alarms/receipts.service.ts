import type { ReceiptStage, StationReceipts } from '@chairside/shared/wire/delivery';
import type { Clock } from '../platform/clock.ts';
import type { Logger } from '../platform/logger.ts';
import type { DeliveryStore, ReceiptRecord } from '../store/ports/delivery.ts';

/** Receipts wait this long for company: they are a record, and never hold up an alarm. */
const WRITE_EVERY_MS = 1_000;
/** While the database is away no more than this many wait. */
const MOST_WAITING = 20_000;

const FIELD = {
  delivered: 'deliveredAt',
  seen: 'seenAt',
  sounded: 'soundedAt',
} as const satisfies Record<ReceiptStage, keyof ReceiptRecord>;

interface Waiting {
  readonly clinicId: number;
  readonly receipt: ReceiptRecord;
}

/** Keeps what the stations say of each alarm. The instants are the server's: those of the screens may be wrong. */
export class ReceiptsService {
  readonly #deps: { readonly store: DeliveryStore; readonly clock: Clock; readonly log: Logger };
  #waiting = new Map<string, Waiting>();
  #writing: Promise<void> = Promise.resolve();

  constructor(deps: { store: DeliveryStore; clock: Clock; log: Logger }) {
    this.#deps = deps;
  }

  start(): () => void {
    return this.#deps.clock.every(WRITE_EVERY_MS, () => void this.write());
  }

  take(
    clinicId: number,
    station: { readonly stationId: string; readonly userName: string },
    { receipts }: StationReceipts,
  ): void {
    const now = this.#deps.clock.now();
    for (const { session, alarm, stage } of receipts) {
      const key = `${session} ${alarm} ${station.stationId}`;
      const known = this.#waiting.get(key)?.receipt;
      if (!known && this.#waiting.size >= MOST_WAITING) continue;
      const receipt = known ?? {
        ...{ sessionId: session, alarmId: alarm, ...station },
        ...{ deliveredAt: null, seenAt: null, soundedAt: null },
      };
      const at = receipt[FIELD[stage]] ?? now;
      this.#waiting.set(key, { clinicId, receipt: { ...receipt, [FIELD[stage]]: at } });
    }
  }

  /** Writes what waits; what the database does not take is tried again. */
  write(): Promise<void> {
    this.#writing = this.#writing.then(() => this.#write());
    return this.#writing;
  }

  async #write(): Promise<void> {
    if (this.#waiting.size === 0) return;
    const taken = this.#waiting;
    this.#waiting = new Map();
    for (const [clinicId, list] of Map.groupBy(taken.values(), (each) => each.clinicId)) {
      try {
        await this.#deps.store.putReceipts(
          clinicId,
          list.map(({ receipt }) => receipt),
        );
      } catch (error) {
        this.#deps.log.warn({ err: error }, 'receipts of alarms wait for the database');
        for (const [key, each] of taken) {
          if (each.clinicId === clinicId && !this.#waiting.has(key)) this.#waiting.set(key, each);
        }
      }
    }
  }
}
