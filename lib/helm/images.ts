import { imageReference } from '../model/image-reference';
import { type ByEnvironment, type ChartValues, unset } from './chart-value';
import type { Generalization } from './generalize';
import type { TemplateNode } from './node';
import { type MainWorkload, containersIn, podTemplateOf } from './pods';
import { helper } from './references';

interface Image {
  readonly repository: string;
  readonly tag?: string;
  readonly digest?: string;
}

const descriptions: Readonly<Record<keyof Image, string>> = {
  repository: 'repository of the image',
  tag: 'tag of the image',
  digest: 'digest of the image, which comes before its tag',
};

const schemas: Readonly<Record<keyof Image, object>> = {
  repository: { type: 'string', pattern: '^[a-z0-9][a-zA-Z0-9./:_-]*$', maxLength: 255 },
  tag: { type: 'string', pattern: '^([A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?$' },
  digest: { type: 'string', pattern: '^(sha256:[a-f0-9]{64}|sha512:[a-f0-9]{128})?$' },
};

/** Images of all environments, and the values that they are. */
function imagesIn(all: ByEnvironment): readonly (Image | undefined)[] | undefined {
  const images = all.map((one) =>
    typeof one === 'string' ? (imageReference.exec(one)?.groups as Image | undefined) : undefined,
  );
  return images.every((image, index) => image || all[index] === unset) ? images : undefined;
}

function partsOf(images: readonly (Image | undefined)[]) {
  return (['repository', 'tag', 'digest'] as const).map((part) => ({
    part,
    path: ['image', part],
    values: images.map((image) => (image ? (image[part] ?? '') : unset)),
  }));
}

/** Adds the image of the service's container, before labels and other containers that have the same one. */
export function addImage({ family: { kind, bodies }, container }: MainWorkload, values: ChartValues): void {
  const all = bodies.map((body) =>
    body ? containersIn(kind, body).find(({ name }) => name === container)?.image : unset,
  );
  const images = imagesIn(all);
  for (const { part, ...one } of images ? partsOf(images) : [])
    values.add({ ...one, description: descriptions[part], schema: { ...schemas[part] } });
}

/** The image of the service's container, and of others that use the same one; undefined for other images. */
export function containerImage(
  { family, input, values }: Generalization,
  all: ByEnvironment,
): TemplateNode | undefined {
  const template = podTemplateOf(family.kind);
  const images = template && imagesIn(all);
  if (!images) return undefined;
  if (!partsOf(images).every((one) => values.same(one.path, one.values))) return undefined;
  return { is: 'expression', template: `{{ ${helper(input.service, 'image')} | quote }}` };
}

/** The label with the version of the image, where it is the tag in all environments. */
export function versionLabel({ values }: Generalization, all: ByEnvironment): TemplateNode | undefined {
  const known = values.same(['image', 'tag'], all);
  return known && all.some((one) => one !== unset)
    ? { is: 'expression', template: '{{ .Values.image.tag | quote }}' }
    : undefined;
}
