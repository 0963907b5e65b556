import type { z } from 'zod';
import { deployment } from './deployment';
import { ingress } from './ingress';
import { variablesFrom } from './references';
import { tiers } from './resources';
import { replicas, scaling } from './scaling';
import { also, command, labels, port, words } from './scalars';
import { securityContext } from './security-context';
import { image } from './image';
import { schedule } from './service';
import { strategy } from './strategy';
import { secrets, variables } from './variables';

const { tolerations, affinity } = deployment.shape;

/** Keys at the top of the spec, each the shorter form of a deeper one. */
export const shorter = {
  image: image.describe('Shorter form of service.image'),
  command: command.describe('Shorter form of service.command'),
  args: words.describe('Shorter form of service.args'),
  schedule: schedule.describe('Shorter form of service.schedule'),
  replicas: also(['replicaCount'], replicas).describe('Shorter form of deployment.replicas'),
  scaling: also(['autoscaling', 'hpa'], scaling).describe('Shorter form of deployment.scaling'),
  strategy: strategy.describe('Shorter form of deployment.strategy'),
  tiers: tiers.describe('Shorter form of resources.tiers'),
  nodeSelector: labels.describe('Shorter form of deployment.nodeSelector'),
  tolerations: tolerations.describe('Shorter form of deployment.tolerations'),
  affinity: affinity.describe('Shorter form of deployment.affinity'),
  port: also(['containerPort'], port).describe('Shorter form of networking.port'),
  ingress: ingress.describe('Shorter form of networking.ingress'),
  securityContext: securityContext.describe('Shorter form of security.securityContext'),
  env: also(['environment', 'environmentVariables', 'variables'], variables).describe(
    'Shorter form of config.variables',
  ),
  envFrom: variablesFrom.describe('Shorter form of config.envFrom'),
  secrets: secrets.describe('Shorter form of config.secrets'),
} satisfies Readonly<Record<string, z.ZodType>>;
