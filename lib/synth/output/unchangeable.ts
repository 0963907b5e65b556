import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { parse } from 'yaml';
import type { OutputFile } from '../render/output-file';

interface Claim {
  readonly metadata: { readonly name: string };
  readonly spec: { readonly resources?: { readonly requests?: { readonly storage?: string } } };
}

interface StatefulSet {
  readonly metadata: { readonly name: string; readonly namespace: string };
  readonly spec: { readonly volumeClaimTemplates?: readonly Claim[]; readonly [key: string]: unknown };
}

/**
 * What of a StatefulSet no update may change.
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#limitations
 */
const frozen = ['volumeClaimTemplates', 'podManagementPolicy', 'serviceName', 'selector'];

const isStatefulSet = ({ path }: OutputFile) => /\/statefulset-[^/]+\.yaml$/.test(path);

/** The role of the account that Flux applies a cluster's own folders as. */
const isOwnRole = ({ path }: OutputFile) => /\/clusters\/[^/]+\/flux\/clusterrole-[^/]+\.yaml$/.test(path);

/** What a person has to do for what Kubernetes refuses of Flux: it would stop there. */
export function unchangeable(folder: string, files: readonly OutputFile[]): string[] {
  return [...rights(folder, files), ...statefulSets(folder, files)];
}

/** No account gives itself more than it has. @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/#privilege-escalation-prevention-and-bootstrapping */
function rights(folder: string, files: readonly OutputFile[]): string[] {
  return files.filter(isOwnRole).flatMap((output) => {
    const file = join(folder, output.path);
    if (!existsSync(file)) return [];
    const [before, after] = [readFileSync(file, 'utf8'), output.text()].map((text) => (parse(text) as Role).rules);
    if (isDeepStrictEqual(before, after)) return [];
    return `${output.path}: no account gives itself other rights; at the merge, an administrator of the cluster does: kubectl apply --server-side --force-conflicts -f ${file}`;
  });
}

interface Role {
  readonly rules: readonly object[];
}

/** The way out for StatefulSets that Kubernetes refuses to change as they are about to. */
function statefulSets(folder: string, files: readonly OutputFile[]): string[] {
  return files.filter(isStatefulSet).flatMap((output) => {
    const file = join(folder, output.path);
    if (!existsSync(file)) return [];
    const [before, after] = [readFileSync(file, 'utf8'), output.text()].map((text) => parse(text) as StatefulSet);
    return wayOut(before!, after!) ?? [];
  });
}

function wayOut(before: StatefulSet, after: StatefulSet): string | undefined {
  const changed = frozen.filter((key) => !isDeepStrictEqual(before.spec[key], after.spec[key]));
  const { name, namespace } = after.metadata;
  if (changed.length === 0 || name !== before.metadata.name) return undefined;
  const sizes = (after.spec.volumeClaimTemplates ?? []).flatMap((claim) => {
    const size = claim.spec.resources?.requests?.storage;
    const old = before.spec.volumeClaimTemplates?.find(({ metadata }) => metadata.name === claim.metadata.name);
    if (!old || !size || old.spec.resources?.requests?.storage === size) return [];
    const patch = JSON.stringify({ spec: { resources: { requests: { storage: size } } } });
    return `, and for each of its claims: kubectl -n ${namespace} patch persistentvolumeclaim ${claim.metadata.name}-${name}-0 --type merge -p '${patch}'`;
  });
  const command = `kubectl -n ${namespace} delete statefulset ${name} --cascade=orphan`;
  return `${namespace}/${name}: Kubernetes changes no ${changed.join(', ')} of a StatefulSet; after the merge, so that Flux makes it anew around its pods: ${command}${sizes.join('')}`;
}
