import type { FieldChange } from '../../diff/object-change';
import { at, isSame, nameOf, ofKind } from './body';
import { type Reader, readerText, readersOf } from './readers';
import { refusal } from './refusal';
import type { Decision, FieldRule, Subject } from './rule';
import { templateOf } from './selectors';
import { someOf } from './sets';
import { kubernetesPage, validationOf } from './sources';

const types = ['ConfigMap', 'Secret'];
const content = ['data', 'binaryData', 'stringData'];

/** What changed content of ConfigMaps and Secrets does. */
export const configRules: readonly FieldRule[] = [
  {
    rule: 'immutable-config',
    types,
    fields: [...content, 'immutable'],
    source: validationOf('core'),
    decide: (_field, subject) =>
      at(subject.before, 'immutable') === true
        ? refusal(subject, `the ${subject.kind} is immutable, so that the API server refuses another content`)
        : undefined,
  },
  {
    rule: 'config-read',
    types,
    fields: content,
    source: kubernetesPage('concepts/configuration/configmap/#mounted-configmaps-are-updated-automatically'),
    decide: read,
  },
  {
    rule: 'config-immutable-set',
    types,
    fields: ['immutable'],
    source: kubernetesPage('concepts/configuration/configmap/#configmap-immutable'),
    decide: () => ({ consequence: 'in-place', reason: 'from now on the API server refuses another content' }),
  },
];

function read(field: FieldChange, subject: Subject): Decision {
  const { kind, after, context } = subject;
  const readers = readersOf(kind, nameOf(after), context.after);
  const broken = field.after === undefined ? readers.filter(({ keys }) => keys.includes(field.path[1] ?? '')) : [];
  if (broken.length > 0) {
    const reason = `the key ${field.path[1]} goes, and pods of ${textOf(broken)} do not start without it`;
    return { consequence: 'restart-with-downtime', reason };
  }
  const charts = ofKind(context.after, 'HelmRelease').filter((release) =>
    JSON.stringify(at(release, 'spec', 'valuesFrom') ?? []).includes(JSON.stringify(nameOf(after))),
  );
  if (charts.length > 0)
    return {
      consequence: 'unknown',
      reason: `the HelmRelease ${nameOf(charts[0]!)} takes values from it, and what its chart makes of them is not known`,
    };
  return readersDecide(kind, readers, subject);
}

function readersDecide(kind: string, readers: readonly Reader[], subject: Subject): Decision {
  if (readers.length === 0)
    return {
      consequence: 'in-place',
      reason: `no pod of the same output mounts the ${kind}; what reads it by the API gets the new content, and other pods keep the old one until they are replaced`,
    };
  const staying = readers.filter((reader) => !rolls(reader, subject));
  if (staying.length === 0)
    return {
      consequence: 'none',
      reason: `the pods of ${textOf(readers)} are replaced by the same change, and read the new content`,
    };
  const stale = staying.filter(({ readings }) => readings.some((reading) => reading !== 'files'));
  if (stale.length > 0)
    return {
      consequence: 'none',
      reason: `nothing restarts: variables and subPath mounts of ${textOf(stale)} keep the old content until the pods are replaced`,
    };
  return {
    consequence: 'in-place',
    reason: `files mounted by ${textOf(staying)} follow within about a minute; nothing restarts`,
  };
}

/** Whether the pods of a reader are replaced by the same change. */
function rolls({ workload }: Reader, { context }: Subject): boolean {
  const old = context.before.find((body) => body.kind === workload.kind && nameOf(body) === nameOf(workload));
  return !old || !isSame(templateOf(old), templateOf(workload));
}

const textOf = (readers: readonly Reader[]) => someOf(readers.map(readerText));
