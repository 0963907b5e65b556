import { dump, load } from 'js-yaml';
import { facts } from '../../lib/providers/facts';
import { serviceSpec } from '../../lib/spec/service-spec';
import { keysOf, samples } from './keys';
import { home, live, service, shop } from './shop';

type Tree = Record<string, any>;

test('list', () => {
  const keys = keysOf(serviceSpec(facts));
  console.log(keys.length, keys.filter(({schema}) => samples(schema).length===0).map(({path})=>path.join('.')).join('\n'));
});
