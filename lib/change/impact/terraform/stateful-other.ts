import { unlessForced } from './guards';
import type { Stateful } from './stateful-type';

/** Types of other providers whose deletion loses data, and the guards of each. */
export const otherStateful: Readonly<Record<string, Stateful>> = {
  cloudflare_r2_bucket: {
    holds: 'the objects of the bucket',
    guards: [],
    source: 'https://developers.cloudflare.com/r2/buckets/create-buckets/',
  },
  cloudflare_queue: {
    holds: 'the messages in the queue',
    guards: [],
    source: 'https://developers.cloudflare.com/queues/',
  },
  cloudflare_workers_kv_namespace: {
    holds: 'all keys and values of the namespace',
    guards: [],
    source: 'https://developers.cloudflare.com/kv/',
  },
  ionoscloud_s3_bucket: {
    holds: 'the objects of the bucket',
    guards: [unlessForced('force_destroy', 'deletion of a bucket')],
    source: 'https://registry.terraform.io/providers/ionos-cloud/ionoscloud/6.7.20/docs/resources/s3_bucket',
  },
  ionoscloud_k8s_cluster: {
    holds: 'all objects of the cluster, with what is kept only in it',
    guards: [],
    source: 'https://registry.terraform.io/providers/ionos-cloud/ionoscloud/6.7.20/docs/resources/k8s_cluster',
  },
  ionoscloud_datacenter: {
    holds: 'all servers and volumes of the data center',
    guards: [],
    source: 'https://registry.terraform.io/providers/ionos-cloud/ionoscloud/6.7.20/docs/resources/datacenter',
  },
};
