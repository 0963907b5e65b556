import type { FactsTable } from '../model/facts';
import type { GatewayTable } from '../model/gateway-facts';
import { environmentSpec } from './environment-spec';
import { jsonSchema } from './json-schema';
import { platformSpec } from './platform-spec';
import { overlaySpec, serviceSpec } from './service-spec';

/** JSON Schemas of all input files by file name, for editors; built from tables of clouds and gateways. */
export function schemas(facts: FactsTable, gateways: GatewayTable): Readonly<Record<string, object>> {
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
      platformSpec(facts, Object.keys(gateways)),
      named('platform', 'apps/<platform>/platform.yaml'),
    ),
    'environment.schema.json': jsonSchema(
      environmentSpec(facts, gateways),
      named('environment', 'apps/<platform>/environments/<environment>.yaml'),
    ),
  };
}
