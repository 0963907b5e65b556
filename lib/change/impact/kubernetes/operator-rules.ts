import type { FieldChange } from '../../diff/object-change';
import { at, itemsAt, nameOf, ofKind, textAt } from './body';
import { readerText, readersOf } from './readers';
import { type Decision, type FieldRule, type Subject, always, byPresence } from './rule';
import { someOf } from './sets';

const externalSecrets = 'https://external-secrets.io/latest/api/externalsecret/';
const certManager = 'https://cert-manager.io/docs/usage/certificate/';
const prometheus = 'https://prometheus-operator.dev/docs/api-reference/api/';
const externalSecret = ['external-secrets.io/ExternalSecret', 'external-secrets.io/PushSecret'];
const certificate = ['cert-manager.io/Certificate'];

/** What changed objects of External Secrets, cert-manager and Prometheus do. */
export const operatorRules: readonly FieldRule[] = [
  {
    rule: 'secret-renamed',
    types: [...externalSecret, ...certificate],
    fields: ['spec.target.name', 'spec.secretName'],
    source: externalSecrets,
    decide: renamed,
  },
  {
    rule: 'secret-refresh',
    types: externalSecret,
    fields: ['spec.refreshInterval', 'spec.refreshPolicy', 'spec.target.creationPolicy', 'spec.target.deletionPolicy'],
    source: externalSecrets,
    decide: always('in-place', 'the Secret is refreshed or kept otherwise from now on; its content stays'),
  },
  { rule: 'secret-content', types: externalSecret, fields: ['spec'], source: externalSecrets, decide: content },
  {
    rule: 'secret-store',
    types: ['external-secrets.io/SecretStore', 'external-secrets.io/ClusterSecretStore'],
    fields: ['spec.retrySettings', 'spec.refreshInterval', 'spec.controller'],
    source: 'https://external-secrets.io/latest/api/secretstore/',
    decide: always('in-place', 'Secrets are fetched at other times; those that exist stay'),
  },
  {
    rule: 'secret-store-access',
    types: ['external-secrets.io/ClusterSecretStore'],
    fields: ['spec.conditions'],
    source: 'https://external-secrets.io/latest/api/clustersecretstore/',
    decide: byPresence(
      { consequence: 'exposure', reason: 'another namespace may read secrets by the store' },
      {
        consequence: 'restart-with-downtime',
        reason:
          'a namespace may no longer read secrets by the store: its Secrets stay as they are, and what waits for new ones is not deployed',
      },
      {
        consequence: 'restart-with-downtime',
        reason: 'other namespaces may read secrets by the store; Secrets of those that may no longer are not refreshed',
      },
    ),
  },
  {
    rule: 'secret-store-provider',
    types: ['external-secrets.io/SecretStore', 'external-secrets.io/ClusterSecretStore'],
    fields: ['spec'],
    source: 'https://external-secrets.io/latest/api/secretstore/',
    decide: always(
      'unknown',
      'Secrets are fetched from another place or by other rights: what they contain there is not known, and those that exist stay until then',
    ),
  },
  {
    rule: 'password-generator',
    types: ['generators.external-secrets.io/Password'],
    fields: ['spec'],
    source: 'https://external-secrets.io/latest/api/generator/password/',
    decide: password,
  },
  {
    rule: 'certificate-reissued',
    types: certificate,
    fields: [
      'commonName',
      'dnsNames',
      'ipAddresses',
      'uris',
      'emailAddresses',
      'issuerRef',
      'usages',
      'isCA',
      'subject',
      'literalSubject',
      'privateKey',
      'duration',
      'keystores',
    ].map((field) => `spec.${field}`),
    source: `${certManager}#reissuance-triggered-by-changes`,
    decide: always(
      'in-place',
      'the certificate is issued anew and replaces the one in its Secret; gateways take it over, and pods that read it once keep the old one',
    ),
  },
  {
    rule: 'certificate-renewal',
    types: certificate,
    fields: ['spec'],
    source: certManager,
    decide: always('in-place', 'later renewals are done otherwise; the certificate stays'),
  },
  {
    rule: 'issuer',
    types: ['cert-manager.io/Issuer', 'cert-manager.io/ClusterIssuer'],
    fields: ['spec'],
    source: 'https://cert-manager.io/docs/configuration/',
    decide: always('in-place', 'certificates to come are issued otherwise; those that exist stay until their renewal'),
  },
  {
    rule: 'monitoring',
    types: ['PrometheusRule', 'ServiceMonitor', 'PodMonitor', 'Probe', 'AlertmanagerConfig'].map(
      (kind) => `monitoring.coreos.com/${kind}`,
    ),
    fields: ['spec'],
    source: prometheus,
    decide: always('in-place', 'Prometheus reloads its configuration; alerts and series go by the new rules'),
  },
];

function renamed({ before, after }: FieldChange, { context, change }: Subject): Decision {
  const readers = typeof before === 'string' ? readersOf('Secret', before, context.after) : [];
  const now = `the Secret is ${String(after)} from now on`;
  if (readers.length > 0)
    return {
      consequence: 'restart-with-downtime',
      reason: `${now}, and pods of ${someOf(readers.map(readerText))} still read ${String(before)}: none of them starts again`,
    };
  return change.service === undefined
    ? { consequence: 'unknown', reason: `${now}, and what reads ${String(before)} is not known here` }
    : { consequence: 'in-place', reason: `${now}; no pod of the service reads ${String(before)}` };
}

function content(_field: FieldChange, { after, context }: Subject): Decision {
  if (textAt(after, 'spec', 'refreshPolicy') === 'CreatedOnce')
    return { consequence: 'in-place', reason: 'the Secret was made once, and keeps its content' };
  const name = textAt(after, 'spec', 'target', 'name') ?? nameOf(after);
  const readers = readersOf('Secret', name, context.after).filter(({ readings }) =>
    readings.some((reading) => reading !== 'files'),
  );
  return {
    consequence: 'in-place',
    reason:
      readers.length > 0
        ? `the Secret ${name} gets other content; variables of ${someOf(readers.map(readerText))} keep the old one until the pods are replaced`
        : `the Secret ${name} gets other content, and files mounted from it follow`,
  };
}

function password(_field: FieldChange, { after, context }: Subject): Decision {
  const users = ofKind(context.after, 'ExternalSecret').filter((one) =>
    itemsAt(one, 'spec', 'dataFrom').some(
      (from) => textAt(from, 'sourceRef', 'generatorRef', 'name') === nameOf(after),
    ),
  );
  return users.length > 0 && users.every((one) => at(one, 'spec', 'refreshPolicy') === 'CreatedOnce')
    ? {
        consequence: 'in-place',
        reason: 'the password was made once, and stays; one that is made anew follows the new settings',
      }
    : {
        consequence: 'restart-with-downtime',
        reason: 'another password is made at the next refresh, and what was made with the one before refuses it',
      };
}
