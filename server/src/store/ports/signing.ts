/** What signing asks of the store; part of `Store`. */

export interface SigningKeyRecord {
  readonly id: string;
  /** SPKI, DER, base64. */
  readonly publicKey: string;
  /** Encrypted under the server's master key. */
  readonly encryptedPrivateKey: string;
  readonly createdAt: number;
}

export interface SigningKeyStore {
  /** Newest first: the first one signs. */
  all(clinicId: number): Promise<SigningKeyRecord[]>;
  put(clinicId: number, key: SigningKeyRecord): Promise<SigningKeyRecord>;
}
