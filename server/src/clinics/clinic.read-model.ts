import type { ClinicRecord, ClinicStore } from '../store/ports/store.ts';

/** Clinics by id, remembered: who is signed in can be told while the database is away. */
export class ClinicReadModel {
  readonly #store: ClinicStore;
  readonly #known = new Map<number, ClinicRecord>();

  constructor(store: ClinicStore) {
    this.#store = store;
  }

  async load(): Promise<void> {
    for (const clinic of await this.#store.all()) this.#known.set(clinic.id, clinic);
  }

  async get(id: number): Promise<ClinicRecord | null> {
    if (!this.#known.has(id)) await this.load();
    return this.#known.get(id) ?? null;
  }
}
