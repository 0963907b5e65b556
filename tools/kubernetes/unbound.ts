import { type KubernetesObject, title } from './object';
import type { Step, Tree } from './tree';

/** Objects whose pods read a Secret that another step brings, without waiting for that step: they would start without it. */
export function unbound({ steps }: Tree): string[] {
  const brought = new Map(
    steps.flatMap((step) =>
      objectsOf(step)
        .flatMap(secretOf)
        .map((key) => [key, step.name]),
    ),
  );
  return steps.flatMap((step) => {
    const before = waitedFor(step, steps);
    return objectsOf(step).flatMap((object) =>
      secretsRead(object.spec).flatMap((name) => {
        const bringer = brought.get(`${object.metadata.namespace}/${name}`);
        if (!bringer || bringer === step.name || before.has(bringer)) return [];
        return [`${step.name}: ${title(object)} reads the Secret ${name}, and does not wait for ${bringer}`];
      }),
    );
  });
}

const objectsOf = ({ manifests }: Step) => manifests.flatMap(({ objects }) => objects);

/** The Secret that an ExternalSecret comes to. */
function secretOf({ kind, metadata: { name, namespace }, spec }: KubernetesObject): string[] {
  const target = spec?.target as { readonly name?: string } | undefined;
  return kind === 'ExternalSecret' ? [`${namespace}/${target?.name ?? name}`] : [];
}

function waitedFor({ after }: Step, steps: readonly Step[]): Set<string> {
  const further = after.flatMap((name) => {
    const step = steps.find((one) => one.name === name);
    return step ? [...waitedFor(step, steps)] : [];
  });
  return new Set([...after, ...further]);
}

/** Names of the Secrets that pods read, wherever in a spec. */
function secretsRead(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(
    ([key, inner]: [string, { readonly name?: string; readonly secretName?: string }]) => {
      if (['secretRef', 'secretKeyRef'].includes(key) && inner.name) return [inner.name];
      if (key === 'secret' && inner?.secretName) return [inner.secretName];
      return secretsRead(inner);
    },
  );
}
