// Writes the types of libs/api-client from docs/openapi.json. They are not committed: the document is, and is checked.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];

/** Generates when the document has changed since the last time. */
export function generateApiTypes() {
  const source = join(root, 'docs/openapi.json');
  const target = join(root, 'libs/api-client/src/generated/schema.ts');
  if (!existsSync(source)) return;
  const text = readFileSync(source, 'utf8');
  const mark = `// ${createHash('sha256').update(text).digest('hex')}\n`;
  if (existsSync(target) && readFileSync(target, 'utf8').startsWith(mark)) return;
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, mark + typesOf(JSON.parse(text)));
}

/** The document as TypeScript, in the shape that openapi-fetch reads: `paths` and, by name, `schemas`. */
export function typesOf(document) {
  const schemas = Object.entries(document.components?.schemas ?? {}).map(
    ([name, schema]) => `  ${keyOf(name)}: ${typeOf(schema)};`,
  );
  const paths = Object.entries(document.paths).map(([path, item]) => {
    const methods = METHODS.map((method) =>
      item[method] ? `    ${method}: ${operationOf(item[method])};` : `    ${method}?: never;`,
    );
    return `  ${JSON.stringify(path)}: {\n${methods.join('\n')}\n  };`;
  });
  return `export interface schemas {\n${schemas.join('\n')}\n}\n\nexport interface paths {\n${paths.join('\n')}\n}\n`;
}

function operationOf({ parameters = [], requestBody, responses }) {
  const places = ['query', 'header', 'path', 'cookie'].map((place) => placeOf(place, parameters));
  const body = requestBody
    ? `requestBody${requestBody.required ? '' : '?'}: { content: ${contentOf(requestBody.content)} }`
    : 'requestBody?: never';
  const answers = Object.entries(responses).map(
    ([status, { content }]) =>
      `${status}: { headers: Record<string, unknown>; ${content ? `content: ${contentOf(content)}` : 'content?: never'} }`,
  );
  return `{ parameters: { ${places.join('; ')} }; ${body}; responses: { ${answers.join('; ')} } }`;
}

function placeOf(place, parameters) {
  const own = parameters.filter((parameter) => parameter.in === place);
  if (own.length === 0) return `${place}?: never`;
  const isNeeded = own.some(({ required }) => required);
  const fields = own.map(
    ({ name, required, schema }) => `${keyOf(name)}${required ? '' : '?'}: ${typeOf(schema)}`,
  );
  return `${place}${isNeeded ? '' : '?'}: { ${fields.join('; ')} }`;
}

function contentOf(content) {
  const types = Object.entries(content).map(
    ([type, { schema }]) => `${JSON.stringify(type)}: ${typeOf(schema)}`,
  );
  return `{ ${types.join('; ')} }`;
}

function typeOf(schema) {
  if (!schema) return 'unknown';
  const type = bareTypeOf(schema);
  return schema.nullable ? `(${type}) | null` : type;
}

function bareTypeOf({
  $ref,
  allOf,
  anyOf,
  oneOf,
  enum: choices,
  type,
  format,
  items,
  properties,
  required,
  additionalProperties,
}) {
  if ($ref) return `schemas[${JSON.stringify($ref.split('/').at(-1))}]`;
  if (allOf) return allOf.map(typeOf).join(' & ');
  if (anyOf ?? oneOf) return (anyOf ?? oneOf).map(typeOf).join(' | ');
  if (choices) return choices.map((choice) => JSON.stringify(choice)).join(' | ');
  if (type === 'array') return `(${typeOf(items)})[]`;
  if (type === 'integer' || type === 'number') return 'number';
  if (type === 'boolean') return 'boolean';
  if (type === 'string') return format === 'binary' ? 'Blob' : 'string';
  if (!properties) {
    const values = typeof additionalProperties === 'object' ? typeOf(additionalProperties) : 'unknown';
    return `Record<string, ${values}>`;
  }
  const fields = Object.entries(properties).map(
    ([name, one]) => `${keyOf(name)}${required?.includes(name) ? '' : '?'}: ${typeOf(one)}`,
  );
  return `{ ${fields.join('; ')} }`;
}

const keyOf = (name) => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name));

if (process.argv[1] === fileURLToPath(import.meta.url)) generateApiTypes();
