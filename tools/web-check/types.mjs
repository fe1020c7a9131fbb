// Writes the API's types out of the OpenAPI document. Answers carry all that they name, which the document does not say.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import openapi, { astToString } from 'openapi-typescript';

const document = JSON.parse(readFileSync('../../all-in-one/target/openapi.json', 'utf8'));
for (const schema of Object.values(document.components.schemas)) {
  schema.required ??= Object.keys(schema.properties ?? {});
}
mkdirSync('target', { recursive: true });
writeFileSync('target/api.d.ts', astToString(await openapi(document, { rootTypes: true, rootTypesNoSchemaPrefix: true })));
