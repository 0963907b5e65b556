import { Construct } from 'constructs';
import type { Migration } from '../../model/parts/migration';
import type { Volume } from '../../model/parts/volumes';
import type { Unit } from '../../model/unit';
import { objectName } from '../../model/object-name';
import { readsBundle } from './bundle';
import { ReplacedJob } from './job';
import { annotations, labels, migrationSelector, prefix } from './labels';
import { type PodTemplate, podTemplate } from './pod-template';

/** The migration Job of a database, with the variables that it reads. */
export class MigrationJob extends Construct {
  constructor(scope: Construct, id: string, unit: Unit, migration: Migration) {
    super(scope, id);
    const own = { ...migrationSelector(unit), 'app.kubernetes.io/component': 'migration' };
    const { backoffLimit, activeDeadlineSeconds } = migration;
    const pods = podTemplate(alone(unit, migration), 'Never');
    new ReplacedJob(this, 'Job', {
      name: objectName(unit.service.name, '-migrate'),
      labels: own,
      pods: attempt(pods, activeDeadlineSeconds, {
        labels: { ...unit.podLabels, ...labels(unit), ...own },
        // It runs again for other values of its backings, and not for variables that it does not read.
        annotations: { ...annotations(unit), ...(readsBundle(unit) && { [`${prefix}/bundle`]: unit.names.bundle }) },
      }),
      backoffLimit,
    });
  }
}

/** A unit for migration pods: without probes, but with sidecars, since one may proxy the database. */
function alone(unit: Unit, { command, args, variables }: Migration): Unit {
  const { service } = unit;
  const volumes = service.volumes.filter(isOwn);
  const names = volumes.map(({ name }) => name);
  const sidecars = service.lifecycle.sidecars.filter(({ mounts }) =>
    mounts.every(({ volume }) => names.includes(volume)),
  );
  const read = ([name]: readonly [string, unknown]) => variables?.includes(name) ?? true;
  return {
    ...unit,
    values: Object.fromEntries(Object.entries(unit.values).filter(read)),
    service: {
      ...service,
      workload: { ...service.workload, command, args },
      networking: { containerPorts: [], endpoints: [] },
      scheduling: { ...service.scheduling, spread: [] },
      health: {},
      lifecycle: { terminationGracePeriodSeconds: 30, initContainers: [], sidecars },
      volumes,
    },
  };
}

/** Whether a volume exists before the service, and is not attached to its pods. */
function isOwn({ source }: Volume): boolean {
  return ['emptyDir', 'secret', 'configMap'].includes(source.type);
}

/** Pods with one attempt each, with a timeout, so that a hanging database is retried. */
function attempt(template: PodTemplate, activeDeadlineSeconds: number, metadata: PodTemplate['metadata']): PodTemplate {
  return { metadata, spec: { ...template.spec, activeDeadlineSeconds } };
}
