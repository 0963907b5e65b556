import type { Offer } from '../../../model/offers';

/** Numbers of cores by series and shape, as Compute Engine names its machines. @see https://cloud.google.com/compute/docs/general-purpose-machines and its pages on the other families */
const shapes: Readonly<Record<string, readonly (number | string)[]>> = {
  'c2-standard': [4, 8, 16, 30, 60],
  'c2d-highcpu': [2, 4, 8, 16, 32, 56, 112],
  'c2d-highmem': [2, 4, 8, 16, 32, 56, 112],
  'c2d-standard': [2, 4, 8, 16, 32, 56, 112],
  'c3-highcpu': [4, 8, 22, 44, 88, 176],
  'c3-highmem': [4, 8, 22, 44, 88, 176],
  'c3-standard': [4, 8, 22, 44, 88, 176],
  'c3d-highcpu': [4, 8, 16, 30, 60, 90, 180, 360],
  'c3d-highmem': [4, 8, 16, 30, 60, 90, 180, 360],
  'c3d-standard': [4, 8, 16, 30, 60, 90, 180, 360],
  'c4-highcpu': [2, 4, 8, 16, 24, 32, 48, 96, 144, 192, 288],
  'c4-highmem': [2, 4, 8, 16, 24, 32, 48, 96, 144, 192, 288],
  'c4-standard': [2, 4, 8, 16, 24, 32, 48, 96, 144, 192, 288],
  'c4a-highcpu': [1, 2, 4, 8, 16, 32, 48, 64, 72],
  'c4a-highmem': [1, 2, 4, 8, 16, 32, 48, 64, 72],
  'c4a-standard': [1, 2, 4, 8, 16, 32, 48, 64, 72],
  'c4d-highcpu': [2, 4, 8, 16, 32, 48, 64, 96, 192, 384],
  'c4d-highmem': [2, 4, 8, 16, 32, 48, 64, 96, 192, 384],
  'c4d-standard': [2, 4, 8, 16, 32, 48, 64, 96, 192, 384],
  'e2-highcpu': [2, 4, 8, 16, 32],
  'e2-highmem': [2, 4, 8, 16],
  'e2-standard': [2, 4, 8, 16, 32],
  'g2-standard': [4, 8, 12, 16, 24, 32, 48, 96],
  'm1-megamem': [96],
  'm1-ultramem': [40, 80, 160],
  'm3-megamem': [64, 128],
  'm3-ultramem': [32, 64, 128],
  'n1-highcpu': [2, 4, 8, 16, 32, 64, 96],
  'n1-highmem': [2, 4, 8, 16, 32, 64, 96],
  'n1-standard': [1, 2, 4, 8, 16, 32, 64, 96],
  'n2-highcpu': [2, 4, 8, 16, 32, 48, 64, 80, 96],
  'n2-highmem': [2, 4, 8, 16, 32, 48, 64, 80, 96, 128],
  'n2-standard': [2, 4, 8, 16, 32, 48, 64, 80, 96, 128],
  'n2d-highcpu': [2, 4, 8, 16, 32, 48, 64, 80, 96, 128, 224],
  'n2d-highmem': [2, 4, 8, 16, 32, 48, 64, 80, 96],
  'n2d-standard': [2, 4, 8, 16, 32, 48, 64, 80, 96, 128, 224],
  'n4-highcpu': [2, 4, 8, 16, 32, 48, 64, 80],
  'n4-highmem': [2, 4, 8, 16, 32, 48, 64, 80],
  'n4-standard': [2, 4, 8, 16, 32, 48, 64, 80],
  't2a-standard': [1, 2, 4, 8, 16, 32, 48],
  't2d-standard': [1, 2, 4, 8, 16, 32, 48, 60],
  'a2-highgpu': ['1g', '2g', '4g', '8g'],
  'a2-megagpu': ['16g'],
  'a2-ultragpu': ['1g', '2g', '4g', '8g'],
  'a3-edgegpu': ['8g'],
  'a3-highgpu': ['1g', '2g', '4g', '8g'],
  'a3-megagpu': ['8g'],
  'a3-ultragpu': ['8g'],
};

const otherwise = ['e2-micro', 'e2-small', 'e2-medium', 'f1-micro', 'g1-small'];

/** Machine types of Compute Engine; one of one's own cores and memory, or with disks of its own, passes by its form. */
export const machineTypes: Offer = {
  what: 'a machine type of Compute Engine',
  values: [
    ...otherwise,
    ...Object.entries(shapes).flatMap(([shape, sizes]) => sizes.map((size) => `${shape}-${size}`)),
  ],
  newer: /^[a-z]\d{1,2}[a-z]{0,2}-[a-z]+-\d{1,4}(g|t)?(-[a-z]+)?$/,
};

/** Machines of one's own cores and memory. @see https://cloud.google.com/compute/docs/instances/creating-instance-with-custom-machine-type */
export const customMachine = /^((n1|n2d?|n4|e2|g2)-)?custom-\d{1,3}-\d{3,7}(-ext)?$/;
