/** A path, its shorter form, and whether the shorter form takes precedence. */
export type Shorthand = readonly [to: readonly string[], from: readonly string[], first?: boolean];

const path = (dotted: string) => dotted.split('.');
const rows = (table: readonly (readonly [to: string, from: string])[]): Shorthand[] =>
  table.map(([to, from]) => [path(to), path(from)]);

/** A range takes effect where the autoscaler is on: charts also set a fixed number. */
const ranges: readonly Shorthand[] = [
  [path('deployment.replicas.min'), path('deployment.scaling.min'), true],
  [path('deployment.replicas.max'), path('deployment.scaling.max'), true],
];

/** Paths and their shorter forms; a value at the path itself takes precedence. Later rows see the results of earlier ones. */
export const shorthands: readonly Shorthand[] = [
  ...rows([
    ['service.image', 'image'],
    ['service.command', 'command'],
    ['service.args', 'args'],
    ['service.schedule', 'schedule'],
    ['deployment.replicas', 'replicas'],
    ['deployment.scaling', 'scaling'],
    ['deployment.strategy', 'strategy'],
    ['deployment.nodeSelector', 'nodeSelector'],
    ['deployment.tolerations', 'tolerations'],
    ['deployment.affinity', 'affinity'],
    ['networking.port', 'port'],
    ['networking.ingress', 'ingress'],
    ['security.authentication', 'networking.ingress.auth'],
    ['security.securityContext', 'securityContext'],
    ['config.variables', 'env.variables'],
    ['config.secrets', 'env.secrets'],
    ['config.references', 'env.references'],
    ['config.secrets', 'secrets'],
    ['config.envFrom', 'envFrom'],
    ['deployment.replicas', 'service.replicas'],
    ['resources', 'service.resources'],
    ['networking.port', 'service.port'],
    ['networking.protocol', 'service.protocol'],
    ['security.keyRotation', 'security.encryption.keyRotation'],
    ['resources.tiers', 'tiers'],
    ['config.variables', 'service.env.variables'],
    ['config.secrets', 'service.env.secrets'],
    ['config.references', 'service.env.references'],
    ['config.envFrom', 'service.envFrom'],
    ['features.flags', 'config.featureFlags'],
    ['resources.requests.cpu', 'resources.cpu'],
    ['resources.limits.memory', 'resources.memory'],
    ['resources.requests.memory', 'resources.memory'],
    ['resources.limits.ephemeralStorage', 'resources.ephemeralStorage'],
    ['resources.requests.ephemeralStorage', 'resources.ephemeralStorage'],
    ['deployment.strategy.rollingUpdate', 'deployment.rollingUpdate'],
    ['deployment.strategy.rollingUpdate.maxSurge', 'deployment.maxSurge'],
    ['deployment.strategy.rollingUpdate.maxUnavailable', 'deployment.maxUnavailable'],
    ['deployment.scaling.scaleUp.stabilizationWindow', 'deployment.scaling.scaleUpStabilization'],
    ['deployment.scaling.scaleDown.stabilizationWindow', 'deployment.scaling.scaleDownStabilization'],
  ]),
  ...ranges,
];
