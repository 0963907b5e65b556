import { resolve } from 'node:path';
import { outputsAt } from '../../lib/change/revision';

test.each(['.', resolve('.')])('outputs on a disk are named below their layer, with the folder %j', (folder) => {
  const found = outputsAt('.', { name: 'disk', folder }, [
    'kubernetes/inferloop/environments/production/tabular/migrate',
  ]);
  expect(found.map(({ layer, path }) => [layer, path]).sort()).toEqual([
    ['kubernetes', 'inferloop/environments/production/tabular/migrate/job-tabular-migrate.yaml'],
    ['kubernetes', 'inferloop/environments/production/tabular/migrate/networkpolicy-tabular-migrate.yaml'],
  ]);
});
