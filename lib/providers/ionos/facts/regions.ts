import type { Offer } from '../../../model/offers';

/** Locations, with hyphens in place of slashes. @see https://docs.ionos.com/cloud/support/general-information/locations */
export const regions: Offer = {
  what: 'a location of IONOS',
  values: [...['de-fra', 'de-fra-2', 'de-txl', 'es-vit', 'fr-par', 'gb-bhx', 'gb-lhr', 'us-ewr', 'us-las', 'us-mci']],
  newer: /^[a-z]{2}-[a-z]{3}(-\d)?$/,
};

/** Families of cores. @see https://docs.ionos.com/terraform-provider/resources/k8s_node_pool */
export const cpuFamilies: Offer = {
  what: 'a family of cores at IONOS',
  values: ['AMD_EPYC', 'AMD_OPTERON', 'INTEL_ICELAKE', 'INTEL_SIERRAFOREST', 'INTEL_SKYLAKE', 'INTEL_XEON'],
  newer: /^(AMD|ARM|INTEL)_[A-Z0-9]+$/,
};
