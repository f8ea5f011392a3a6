/** The published JSON schema of FHIR R4, where it lies beside the repository. */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';

export const FHIR_SCHEMA = join(
  import.meta.dirname,
  '../../../shared/data/fhir/definitions_r4/fhir.schema.json',
);
export const hasFhirSchema = (): boolean => existsSync(FHIR_SCHEMA);

const ID = 'http://hl7.org/fhir/json-schema/4.0';

/** Judges one resource by the definition of its type. Resources inside resources are judged one by one. */
export function fhirValidator(): (resource: object) => string[] {
  const ajv = new Ajv({ strict: false, allErrors: true, validateSchema: false });
  ajv.addMetaSchema(createRequire(import.meta.url)('ajv/dist/refs/json-schema-draft-06.json'));
  const { id: _, ...schema } = JSON.parse(readFileSync(FHIR_SCHEMA, 'utf8'));
  schema.definitions.ResourceList = { type: 'object', required: ['resourceType'] };
  ajv.addSchema({ ...schema, $id: ID }, ID);
  const compiled = new Map<string, ValidateFunction>();
  return (resource) => {
    const type = 'resourceType' in resource ? String(resource.resourceType) : '';
    if (!(type in schema.definitions)) return [`no resource is called ${type}`];
    const validate = compiled.get(type) ?? ajv.compile({ $ref: `${ID}#/definitions/${type}` });
    compiled.set(type, validate);
    if (validate(resource)) return [];
    return (validate.errors ?? []).map(
      ({ instancePath, message, params }) =>
        `${type}${instancePath} ${message} ${JSON.stringify(params)}`,
    );
  };
}
