import type { Offer } from '../../../model/offers';

/** Regions by the names that its API has. @see https://learn.microsoft.com/azure/reliability/regions-list */
export const regions: Offer = {
  what: 'a region of Azure',
  values: [
    ...[
      'australiacentral',
      'australiacentral2',
      'australiaeast',
      'australiasoutheast',
      'austriaeast',
      'belgiumcentral',
    ],
    ...['brazilsouth', 'brazilsoutheast', 'canadacentral', 'canadaeast', 'centralindia', 'centralus', 'chilecentral'],
    ...['denmarkeast', 'eastasia', 'eastus', 'eastus2', 'francecentral', 'francesouth', 'germanynorth'],
    ...['germanywestcentral', 'indonesiacentral', 'israelcentral', 'italynorth', 'japaneast', 'japanwest'],
    ...['koreacentral', 'koreasouth', 'malaysiawest', 'mexicocentral', 'newzealandnorth', 'northcentralus'],
    ...['northeurope', 'norwayeast', 'norwaywest', 'polandcentral', 'qatarcentral', 'southafricanorth'],
    ...['southafricawest', 'southcentralus', 'southeastasia', 'southindia', 'spaincentral', 'swedencentral'],
    ...['swedensouth', 'switzerlandnorth', 'switzerlandwest', 'uaecentral', 'uaenorth', 'uksouth', 'ukwest'],
    ...['westcentralus', 'westeurope', 'westindia', 'westus', 'westus2', 'westus3'],
    ...['chinaeast', 'chinaeast2', 'chinaeast3', 'chinanorth', 'chinanorth2', 'chinanorth3', 'usgovarizona'],
    ...['usgovtexas', 'usgovvirginia', 'usdodcentral', 'usdodeast'],
  ],
  newer: /^(?=.{6,24}$)([a-z]+(north|south|east|west|central)\d?|(north|south|east|west|central)[a-z]+\d?)$/,
};
