import type { FactsTable } from '../model/facts';
import { environmentSpec } from './environment-spec';
import { jsonSchema } from './json-schema';
import { platformSpec } from './platform-spec';
import { overlaySpec, serviceSpec } from './service-spec';

/** JSON Schemas of all input files by file name, for editors; made of the tables of clouds and gateways given. */
export function schemas(facts: FactsTable, gateways: readonly string[]): Readonly<Record<string, object>> {
  const named = (name: string, title: string) => ({ id: `${name}.schema.json`, title });
  return {
    'service.schema.json': jsonSchema(
      serviceSpec(facts),
      named('service', 'services/<platform>/<service>/deployment-config.yaml'),
    ),
    'overlay.schema.json': jsonSchema(
      overlaySpec(facts),
      named('overlay', 'services/<platform>/<service>/environments/<environment>.yaml'),
    ),
    'platform.schema.json': jsonSchema(
      platformSpec(facts, gateways),
      named('platform', 'apps/<platform>/platform.yaml'),
    ),
    'environment.schema.json': jsonSchema(
      environmentSpec(facts),
      named('environment', 'apps/<platform>/environments/<environment>.yaml'),
    ),
  };
}
