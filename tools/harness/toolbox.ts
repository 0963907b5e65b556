import { accessSync, constants, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import type { Tool } from './check';

/** Where `install.sh` puts what it builds. */
export const toolbox = process.env.STRATA_TOOLS ?? join(homedir(), '.cache', 'strata-tools');

const built =
  (group: string) =>
  (name: string): Tool => ({ name, hint: `run tools/install.sh ${group}`, group });
const core = ['etcd', 'kube-apiserver', 'kube-controller-manager', 'kube-scheduler', 'kubectl', 'kwok'];

/** What a cluster needs, beside openssl and curl for its keys and probes. */
export const clusterTools: readonly Tool[] = [
  ...core.map(built('core')),
  { name: 'openssl', hint: 'install it' },
  { name: 'curl', hint: 'install it' },
];

/** What applies a tree as Flux does. */
export const fluxTools: readonly Tool[] = [
  ...clusterTools,
  built('flux')('kustomize-controller'),
  { name: 'tar', hint: 'install it' },
];

/** Helm of both major versions, and a registry of charts. */
export const helmTools: readonly Tool[] = ['helm', 'helm3', 'registry'].map(built('helm'));

/** What applies a tree as Flux does, with its charts from a repository. */
export const releaseTools: readonly Tool[] = [
  ...fluxTools,
  built('helm')('helm-controller'),
  built('sources')('source-controller'),
  { name: 'git', hint: 'install it, with git-http-backend' },
];

/** What signs charts in a registry. */
export const signingTools: readonly Tool[] = [...helmTools, built('sources')('cosign')];

/** Kubernetes' own reader of YAML. */
export const yamlTools: readonly Tool[] = [built('yamlprobe')('yamlprobe')];

/** A database, its client and what makes a certificate for it. */
export const postgresTools: readonly Tool[] = [
  { name: 'postgres', hint: 'install PostgreSQL 14 or newer, and put its bin folder on the path' },
  { name: 'psql', hint: 'install PostgreSQL’s client' },
  { name: 'setpriv', hint: 'install util-linux' },
  { name: 'openssl', hint: 'install it' },
];

/** Terraform itself; its providers are looked for by the check. */
export const terraformTools: readonly Tool[] = [{ name: 'terraform', hint: 'install Terraform 1.11 or newer' }];

/** A stand-in for AWS, and what speaks with it. */
export const motoTools: readonly Tool[] = [...terraformTools, built('moto')('moto_server')];

/** What reads and evaluates rules as Prometheus does, and routes alerts as Alertmanager does. */
export const prometheusTools: readonly Tool[] = ['promtool', 'amtool'].map(built('prometheus'));

/** What reads dashboards by Grafana's schema. */
export const grafanaTools: readonly Tool[] = [built('grafana')('dashboards')];

/** The collector of OpenTelemetry, with the components that we configure. */
export const collectorTools: readonly Tool[] = [built('opentelemetry')('otelcol')];

/** What makes rules of objectives, beside what evaluates them. */
export const slothTools: readonly Tool[] = [built('prometheus')('promtool'), built('sloth')('sloth')];

/** What judges objects and stacks by rules of good practice. */
export const policyTools: readonly Tool[] = [built('kube-score')('kube-score'), built('checkov')('checkov')];

/** Version that `install.sh` built of a tool. */
export function builtVersion(tool: string): string {
  return readFileSync(join(toolbox, 'stamps', tool), 'utf8').trim();
}

/** Those that are neither built nor on the PATH. */
export function missing(tools: readonly Tool[]): Tool[] {
  const own = join(toolbox, 'bin');
  const folders = [own, ...(process.env.PATH ?? '').split(delimiter)];
  return tools.filter(
    ({ name, group }) => !(group ? [own] : folders).some((folder) => isExecutable(join(folder, name))),
  );
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
