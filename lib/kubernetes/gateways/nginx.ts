import { Construct } from 'constructs';
import { base, checked, literally } from './address';
import type { EntranceProps, Gateway, RouteProps } from './gateway';
import { HostIngress } from './ingress';
import { LetsEncrypt } from './issuer';

const prefix = 'nginx.ingress.kubernetes.io';

/** Annotations that ingress-nginx pastes into its configuration. @see https://kubernetes.github.io/ingress-nginx/faq/#validation-of-path */
const code = new RegExp(`^${literally(prefix)}/.*snippet$`);

/** An Ingress, as ingress-nginx serves it. */
export class NginxRoute extends Construct {
  constructor(scope: Construct, id: string, props: RouteProps) {
    super(scope, id);
    const { name, host, path, rewrite, tls, rateLimit, annotations, service, port } = checked(props);
    const moved = rewrite === undefined ? undefined : regex(path, rewrite);
    const { object } = new HostIngress(this, 'Ingress', {
      name,
      host,
      tls,
      service,
      port,
      className: 'nginx',
      path: moved?.path ?? path,
      pathType: moved ? 'ImplementationSpecific' : 'Prefix',
      annotations: {
        ...annotations,
        ...moved?.annotations,
        ...(rateLimit !== undefined && { [`${prefix}/limit-rpm`]: String(rateLimit) }),
      },
    });
    this.node.addValidation({
      validate: () =>
        Object.keys((object.metadata.toJson() as { annotations?: object }).annotations ?? {})
          .filter((key) => code.test(key))
          .map((key) => `${name}: expected no configuration of nginx in annotations; got ${key}`),
    });
  }
}

/** What matches a prefix and what is below it, and where that goes. */
function regex(path: string, rewrite: string): { readonly path: string; readonly annotations: Record<string, string> } {
  const from = base(path);
  return {
    path: from ? `${literally(from)}(/|$)(.*)` : '/()(.*)',
    annotations: { [`${prefix}/use-regex`]: 'true', [`${prefix}/rewrite-target`]: `${base(rewrite)}/$2` },
  };
}

/** Certificates for the Ingresses; the controller's chart makes their class. */
export class NginxEntrance extends Construct {
  constructor(scope: Construct, id: string, { hosts, contact }: EntranceProps) {
    super(scope, id);
    if (!hosts.some(({ tls }) => tls)) return;
    new LetsEncrypt(this, 'Issuer', { contact, http01: { ingress: { ingressClassName: 'nginx' } } });
  }
}

/** Ingresses as ingress-nginx serves them. @see https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/ */
export const nginx: Gateway = {
  namespace: 'ingress-nginx',
  components: ['ingress-nginx', 'cert-manager'],
  refuses: code,
  Route: NginxRoute,
  Entrance: NginxEntrance,
};
