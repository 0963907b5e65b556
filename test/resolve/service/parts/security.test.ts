import { levelOf } from '../../../../lib/resolve/service/parts/security';
import { codesOf, unitOf } from '../../shop';

const security = (spec: string) => unitOf(`security: { ${spec} }`).service.security;

describe('a workload', () => {
  test('is confined as strictly as Kubernetes knows, unless it says otherwise', () => {
    expect(security('')).toEqual({
      context: {
        runAsNonRoot: true,
        readOnlyRootFilesystem: true,
        allowPrivilegeEscalation: false,
        privileged: false,
        capabilities: { add: [], drop: ['ALL'] },
        seccompProfile: 'RuntimeDefault',
      },
      level: 'restricted',
      automountToken: false,
      rbac: [],
      ingress: [],
      egress: [],
      replaceFlows: false,
    });
  });

  test.each([
    ['{}', 'restricted'],
    ['{ capabilities: [NET_BIND_SERVICE] }', 'restricted'],
    ['{ capabilities: [CAP_NET_BIND_SERVICE] }', 'restricted'],
    ['{ capabilities: { add: [cap_net_bind_service], drop: [CAP_ALL] } }', 'restricted'],
    ['{ capabilities: [CAP_CHOWN] }', 'baseline'],
    ['{ capabilities: { add: [CAP_SYS_ADMIN] } }', 'privileged'],
    ['{ runAsNonRoot: false }', 'baseline'],
    ['{ allowPrivilegeEscalation: true }', 'baseline'],
    ['{ capabilities: [CHOWN] }', 'baseline'],
    ['{ capabilities: [SYS_ADMIN] }', 'privileged'],
    ['{ seccompProfile: Unconfined }', 'privileged'],
    ['{ privileged: true, allowPrivilegeEscalation: true }', 'privileged'],
  ])('%s needs a namespace that is %s', (context, level) => {
    const { context: settled, level: found } = security(`securityContext: ${context}`);
    expect([found, levelOf(settled)]).toEqual([level, level]);
  });

  test.each(['NET_BIND', 'CAP_', 'CAP_CAP_CHOWN', 'net-admin'])(
    'has no capability %s, which Linux does not know',
    (name) => {
      expect(codesOf(`security: { securityContext: { capabilities: [${name}] } }`)).toEqual(['E204']);
    },
  );

  test('is root only where that is said', () => {
    expect(codesOf('security: { securityContext: { runAsUser: 0 } }')).toEqual(['E312']);
    expect(codesOf('security: { securityContext: { runAsUser: 0, runAsNonRoot: false } }')).toEqual([]);
  });

  test('sees a token only with rights', () => {
    expect(security('rbac: [{ resources: [pods], verbs: [get] }]')).toMatchObject({
      automountToken: true,
      rbac: [{ apiGroups: [''], resources: ['pods'], verbs: ['get'] }],
    });
  });
});

describe('data at rest', () => {
  test.each(['encryption: false', 'keyRotation: false'])('stays safe though %s, and says so', (spec) =>
    expect(codesOf(`security: { ${spec} }`)).toEqual(['W206']),
  );

  test('is encrypted by a key that turns as often as is said', () => {
    const { stack } = unitOf('integrations: { storage: {} }\nsecurity: { keyRotation: 90 }');
    expect(stack!.sites.aws!.key.options.rotationDays).toBe(90);
  });
});
