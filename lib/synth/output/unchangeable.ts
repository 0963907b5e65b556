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
 * Immutable fields of a StatefulSet.
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#limitations
 */
const frozen = ['volumeClaimTemplates', 'podManagementPolicy', 'serviceName', 'selector'];

const isStatefulSet = ({ path }: OutputFile) => /\/statefulset-[^/]+\.yaml$/.test(path);

/** The role of Flux's account for the folders of a cluster. */
const isOwnRole = ({ path }: OutputFile) => /\/clusters\/[^/]+\/flux\/clusterrole-[^/]+\.yaml$/.test(path);

/** Manual steps for changes that Flux cannot apply. */
export function unchangeable(folder: string, files: readonly OutputFile[]): string[] {
  return [...rights(folder, files), ...statefulSets(folder, files)];
}

/** An account cannot escalate its own rights. @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/#privilege-escalation-prevention-and-bootstrapping */
function rights(folder: string, files: readonly OutputFile[]): string[] {
  return files.filter(isOwnRole).flatMap((output) => {
    const file = join(folder, output.path);
    if (!existsSync(file)) return [];
    const [before, after] = [readFileSync(file, 'utf8'), output.text()].map((text) => (parse(text) as Role).rules);
    if (isDeepStrictEqual(before, after)) return [];
    return `${output.path}: an account cannot change its own rights; at the merge, an administrator of the cluster runs: kubectl apply --server-side --force-conflicts -f ${file}`;
  });
}

interface Role {
  readonly rules: readonly object[];
}

/** Remedy for changes of immutable fields of StatefulSets. */
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
  return `${namespace}/${name}: ${changed.join(', ')} of a StatefulSet are immutable; after the merge, so that Flux recreates it with its pods, run: ${command}${sizes.join('')}`;
}
