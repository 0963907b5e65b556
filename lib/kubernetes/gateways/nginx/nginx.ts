import { Construct } from 'constructs';
import { literally } from '../../../model/literally';
import { base, checked } from '../address';
import { nginx as facts } from './facts';
import type { EntranceProps, Gateway, RouteProps } from '../gateway';
import { HostIngress } from '../ingress';
import { LetsEncrypt } from '../issuer';
import { isCanary, nginxAnnotations } from './annotations';

/** An Ingress, as ingress-nginx serves it. */
export class NginxRoute extends Construct {
  constructor(scope: Construct, id: string, props: RouteProps) {
    super(scope, id);
    const { name, host, path, exact, tls, service, port, certificate, annotations } = checked(props);
    const { object } = new HostIngress(this, 'Ingress', {
      ...{ name, host, tls, service, port, certificate },
      className: 'nginx',
      ...(isCanary(props)
        ? { path, pathType: exact ? 'Exact' : 'Prefix' }
        : { path: expression(path, exact), pathType: 'ImplementationSpecific' }),
      annotations: { ...annotations, ...nginxAnnotations(props) },
    });
    this.node.addValidation({
      validate: () =>
        Object.keys((object.metadata.toJson() as { annotations?: object }).annotations ?? {})
          .filter((key) => facts.refuses.test(key))
          .map((key) => `${name}: expected no configuration of nginx in annotations; got ${key}`),
    });
  }
}

/** Suffix of a prefix path, to which a rewrite refers. */
const below = '(/|$)(.*)';

/** Suffix of an exact path; longer than `below`, since the controller matches longer expressions first. */
const alone = '(?:$)(?:$)';

/**
 * Expression of a path, with or without paths below it. The controller adds `^` and ignores case, which `(?-i)` undoes; a longer path stays the longer expression.
 * @see https://kubernetes.github.io/ingress-nginx/user-guide/ingress-path-matching/
 */
function expression(path: string, exact = false): string {
  const from = base(path).slice(1);
  if (!from) return exact ? `/${alone}` : '/()(.*)';
  return `/(?-i)${literally(from)}${exact ? alone : below}`;
}

/** Certificates for the Ingresses; the controller's chart makes their class. */
export class NginxEntrance extends Construct {
  constructor(scope: Construct, id: string, { platform, hosts, contact }: EntranceProps) {
    super(scope, id);
    if (!hosts.some(({ tls }) => tls)) return;
    new LetsEncrypt(this, 'Issuer', { platform, contact, http01: { ingress: { ingressClassName: 'nginx' } } });
  }
}

/** Ingresses as ingress-nginx serves them. @see https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/ */
export const nginx: Gateway = {
  ...facts,
  Route: NginxRoute,
  Entrance: NginxEntrance,
};
