import { randomUUID } from 'node:crypto';
import type { ChairRecord, ClinicRecord, ClinicStore } from '../store/ports/store.ts';

/** Clinics and chairs in memory. */
export class FakeClinicStore implements ClinicStore {
  readonly clinicRows: ClinicRecord[] = [];
  readonly chairRows: ChairRecord[] = [];

  async all(): Promise<ClinicRecord[]> {
    return [...this.clinicRows];
  }

  async create(clinic: { name: string; timeZone: string }): Promise<ClinicRecord> {
    const row = { ...clinic, id: this.clinicRows.length + 1 };
    this.clinicRows.push(row);
    return row;
  }

  async chairs(clinicId: number): Promise<ChairRecord[]> {
    return this.chairRows.filter((chair) => chair.clinicId === clinicId);
  }

  async createChair(clinicId: number, label: string): Promise<ChairRecord> {
    const position = (await this.chairs(clinicId)).length + 1;
    const row = { id: randomUUID(), clinicId, label, position };
    this.chairRows.push(row);
    return row;
  }
}
