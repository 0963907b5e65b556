import { live, service, shop, told } from '../../shop';

const problems = (resources: string) => {
  const environment = live.replace('stage:', 'limits: { default: { cpu: 500m, memory: 512Mi } }\nstage:');
  return told(
    shop({ environments: { live: environment }, services: { api: service('api', `resources: ${resources}`) } })
      .problems,
  );
};

test('a request above the limit that the environment gives needs a limit of its own', () => {
  expect(problems('{ requests: { cpu: 1 } }')).toEqual([
    expect.stringContaining('expected a limit of cpu beside the request 1, since 500m is the limit'),
  ]);
  expect(problems('{ requests: { cpu: 1 }, limits: { cpu: 2 } }')).toEqual([]);
  expect(problems('{ requests: { cpu: 500m, memory: 2Gi } }')).toEqual([]);
});
