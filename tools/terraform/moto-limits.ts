/** Types of resources that moto cannot make, and why. */
export const lacking: Readonly<Record<string, string>> = {
  aws_eks_addon: 'moto has no CreateAddon',
  aws_eks_addon_version: 'moto has no DescribeAddonVersions',
  aws_eks_pod_identity_association: 'moto has no CreatePodIdentityAssociation',
  aws_elasticache_parameter_group: 'moto has no CreateCacheParameterGroup',
  aws_elasticache_user_group: 'moto has no CreateUserGroup',
};
