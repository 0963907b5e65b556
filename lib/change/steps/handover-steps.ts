import { fluxNamespace, kubectl } from './commands';
import type { Handover } from './handovers';
import type { Part } from './part';
import type { Check, Draft } from './step';

/** What must come before another delivery of an environment, where the old one would delete what runs. */
export function unpreparedSteps({ handovers, environment: { name } }: Part): Draft[] {
  const lacking = handovers.filter(({ isPrepared }) => !isPrepared);
  return [...new Set(lacking.map(({ from }) => from))].map((from) => ({
    type: 'blocked',
    title: `Have ${from} keep what runs in ${name}`,
    reason: `${deletes[from]}, and pods start again`,
    environment: name,
    commands: [],
    checks: [
      { what: `a change before this one sets delivery: { by: ${from}, handover: true } for ${name}` },
      { what: `Flux has applied it in ${name}` },
    ],
  }));
}

const deletes: Readonly<Record<Handover['from'], string>> = {
  kustomize: 'Flux deletes objects with the Kustomization that applied them',
  helm: 'Helm uninstalls a release that is deleted',
};

/** Helm's records of releases that are no more: an uninstall by them would delete what Flux applies. */
export function recordSteps({ handovers, environment: { name }, context }: Part): Draft[] {
  const given = handovers.filter(({ from }) => from === 'helm');
  if (given.length === 0) return [];
  return [
    {
      type: 'contract',
      title: `Delete Helm's records of releases in ${name}`,
      reason: 'helm uninstall would delete by them what Flux applies now',
      environment: name,
      commands: given.map(({ service, namespace }) =>
        kubectl(context, namespace, 'delete', 'secrets', '--selector', `owner=helm,name=${service}`),
      ),
      checks: [],
    },
  ];
}

/** Checks that all services are taken over. */
export function takeoverChecks({ handovers, appliers, context, environment: { name: space } }: Part): Check[] {
  if (handovers.length === 0) return [];
  return [
    ...appliers
      .filter(({ isPresent }) => !isPresent)
      .map(({ kind, name }) => ({
        what: `${kind} ${name} is ready`,
        command: kubectl(context, fluxNamespace, 'wait', '--for=condition=Ready', `${kind}/${name}`, '--timeout=15m'),
      })),
    ...(handovers.every(({ isPrepared }) => isPrepared) ? [{ what: `no pod of ${space} started again` }] : []),
  ];
}
