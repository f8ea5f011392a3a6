/** The clinic's Ed25519 keys: made when first needed, rotated by an administrator, old public keys kept for ever. */
import { createPrivateKey, generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import type { Clock } from '../platform/clock.ts';
import { AppError } from '../platform/errors.ts';
import type { SigningKeyRecord, SigningKeyStore } from '../store/ports/signing.ts';
import type { MasterKey } from './master-key.ts';

export interface Signer {
  readonly key: string;
  /** Base64. */
  sign(content: string): string;
}

export class SigningKeys {
  readonly #store: SigningKeyStore;
  readonly #openMaster: () => Promise<MasterKey>;
  #master: Promise<MasterKey> | null = null;
  readonly #clock: Clock;

  /** `openMaster` is asked when the first signature needs it. */
  constructor(store: SigningKeyStore, openMaster: () => Promise<MasterKey>, clock: Clock) {
    this.#store = store;
    this.#openMaster = openMaster;
    this.#clock = clock;
  }

  /** @throws AppError `internal` where the key cannot be opened: the master key is another one */
  async signer(clinicId: number): Promise<Signer> {
    const record = (await this.#current(clinicId)) ?? (await this.rotate(clinicId));
    const pem = this.#opened(clinicId, record, await this.#masterKey());
    const key = createPrivateKey(pem);
    return {
      key: record.id,
      sign: (content) => sign(null, Buffer.from(content), key).toString('base64'),
    };
  }

  /** A new key signs from now on. */
  async rotate(clinicId: number): Promise<SigningKeyRecord> {
    const master = await this.#masterKey();
    const newest = (await this.#current(clinicId))?.createdAt ?? 0;
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    const id = randomUUID();
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    return this.#store.put(clinicId, {
      id,
      publicKey: publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
      encryptedPrivateKey: master.seal(pem, contextOf(clinicId, id)),
      createdAt: Math.max(this.#clock.now(), newest + 1),
    });
  }

  /** Newest first. */
  all(clinicId: number): Promise<SigningKeyRecord[]> {
    return this.#store.all(clinicId);
  }

  async #current(clinicId: number): Promise<SigningKeyRecord | null> {
    return (await this.#store.all(clinicId))[0] ?? null;
  }

  #masterKey(): Promise<MasterKey> {
    this.#master ??= this.#openMaster().catch((error: unknown) => {
      this.#master = null;
      throw error;
    });
    return this.#master;
  }

  #opened(
    clinicId: number,
    { id, encryptedPrivateKey }: SigningKeyRecord,
    master: MasterKey,
  ): string {
    try {
      return master.open(encryptedPrivateKey, contextOf(clinicId, id));
    } catch (cause) {
      throw new AppError(
        'internal',
        "The clinic's signing key cannot be opened with this server's master key. Bring the master key back, or make a new signing key.",
        { cause },
      );
    }
  }
}

function contextOf(clinicId: number, id: string): string {
  return `chairside signing key ${clinicId} ${id}`;
}
