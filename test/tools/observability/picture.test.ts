import { serviceDashboards } from '../../../lib/observability/dashboards/service-dashboards';
import { pictureOf } from '../../../tools/observability/picture';
import { pictures } from '../../../tools/observability/pictures';
import { sample } from '../../../tools/observability/sample';

test('a picture shows every panel of a dashboard, and each name as text', () => {
  const [dashboard] = serviceDashboards({ ...sample, service: 'a<b' }, []);
  const picture = pictureOf({ ...dashboard!, title: '<script>' });
  expect(picture).not.toContain('<script');
  for (const { title } of dashboard!.panels) expect(picture).toContain(title);
});

test('pictures are the same each time', () => {
  expect(pictures()).toEqual(pictures());
});
