import { checkObject } from '../../api/check';
import type { Artifact } from '../../model/artifact';
import type { Problem } from '../../model/problem';
import type { Unit } from '../../model/unit';
import type { Manifest } from '../../model/manifest';

/** Objects that the API server of a unit's cluster would refuse, each at the last source of the object. */
export function refusedOf(artifacts: readonly Artifact[], unit: Unit): Problem[] {
  const { version } = unit.environment.cluster;
  return artifacts.flatMap(({ body, source }) => {
    const { kind, metadata } = body as Manifest;
    return checkObject(body, version).map(({ path, message }): Problem => {
      const where = `${kind}/${metadata.name} ${path.map(String).join('.')}`;
      return { ...positionOf(body as Manifest, source, unit), code: 'E390', message: `${where}: ${message}` };
    });
  });
}

function positionOf({ kind, metadata: { name } }: Manifest, source: string, { service }: Unit) {
  const extra = service.extras.find(
    (one) => one.source === source && one.name === `${kind.toLowerCase()}-${name}.yaml`,
  );
  const patch = service.overrides.findLast(({ target }) => target === `${kind}/${name}`);
  return extra?.position ?? patch?.position ?? { file: source, line: 1, column: 1, path: '' };
}
