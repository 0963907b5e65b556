import { Construct } from 'constructs';
import { digest } from '../../model/name';
import { untilDone } from '../../model/parts/batch';
import type { ConfigFile } from '../../model/parts/config';
import type { Login as Wanted, Unit } from '../../model/unit';
import { objectName } from '../../model/object-name';
import { ExternalSecret } from './external-secret';
import { Files } from './files';
import { ReplacedJob } from './job';
import { NetworkPolicy } from './network-policy';
import { loginScripts } from './login-scripts';

/** Props of a login Job. */
export interface LoginProps {
  readonly unit: Unit;
  readonly login: Wanted;
  /** Root certificates of the server in PEM. @default - TLS without verification */
  readonly certificates?: string;
}

/** Mount path of certificates. */
const certificatesFolder = '/etc/strata/certificates';

/** Timeout of one attempt. */
const attemptSeconds = 120;

/**
 * A Job that creates a service's own database and login on a shared server, with the master's rights in a namespace without services.
 */
export class Login extends Construct {
  constructor(scope: Construct, id: string, { unit, login, certificates }: LoginProps) {
    super(scope, id);
    const { names, service, environment } = unit;
    const { image, script, uid } = loginScripts[login.engine]!;
    const name = objectName(`${service.name}-${login.name}`, '-login');
    // Its name follows the contract, so that the Job never reads old values; the old Secret is deleted.
    const secret = objectName(name, `-${digest(names.bundle)}`);
    const labels = { 'app.kubernetes.io/name': name, 'app.kubernetes.io/instance': service.name };
    new ExternalSecret(this, 'Secret', {
      name,
      store: names.store,
      target: secret,
      data: [
        { secretKey: 'MASTER_PASSWORD', key: login.masterSecret },
        { secretKey: 'LOGIN_PASSWORD', key: names.bundle, property: login.passwordVariable },
        { secretKey: 'DATABASE_HOST', key: names.bundle, property: login.hostVariable },
      ],
    });
    new NetworkPolicy(this, 'NetworkPolicy', {
      name,
      selector: labels,
      ingress: [],
      egress: [
        {
          peer: { type: 'namespace', name: 'kube-system' },
          ports: [
            { port: 53, protocol: 'UDP' },
            { port: 53, protocol: 'TCP' },
          ],
        },
        {
          peer: { type: 'cidr', cidr: environment.network.cidr, except: [] },
          ports: [{ port: Number(login.port), protocol: 'TCP' }],
        },
      ],
    });
    if (certificates) new Files(this, 'Certificates', { name, files: [certificatesFile(certificates)] });
    const literal = {
      LOGIN_USER: login.user,
      LOGIN_DATABASE: login.database,
      MASTER_USER: login.masterUser,
      DATABASE_PORT: login.port,
      DATABASE_CA: certificates ? certificatesFile(certificates).mountPath : '',
    };
    new ReplacedJob(this, 'Job', {
      name,
      labels,
      backoffLimit: untilDone,
      pods: {
        metadata: { labels },
        spec: {
          restartPolicy: 'Never',
          activeDeadlineSeconds: attemptSeconds,
          automountServiceAccountToken: false,
          enableServiceLinks: false,
          securityContext: {
            runAsNonRoot: true,
            runAsUser: uid,
            runAsGroup: uid,
            seccompProfile: { type: 'RuntimeDefault' },
          },
          containers: [
            {
              name: 'login',
              image,
              command: ['sh', '-euc', script],
              env: Object.entries(literal).map(([variable, value]) => ({ name: variable, value })),
              envFrom: [{ secretRef: { name: secret } }],
              resources: {
                requests: { cpu: '50m', memory: '64Mi' },
                limits: { memory: '64Mi' },
              },
              volumeMounts: certificates
                ? [{ name: 'certificates', mountPath: certificatesFolder, readOnly: true }]
                : undefined,
              securityContext: {
                allowPrivilegeEscalation: false,
                readOnlyRootFilesystem: true,
                capabilities: { drop: ['ALL'] },
              },
            },
          ],
          volumes: certificates ? [{ name: 'certificates', configMap: { name } }] : undefined,
        },
      },
    });
  }
}

function certificatesFile(content: string): ConfigFile {
  const name = 'ca.pem';
  return { name, mountPath: `${certificatesFolder}/${name}`, content };
}
