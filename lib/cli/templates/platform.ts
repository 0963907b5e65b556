/** `apps/<platform>/platform.yaml` of a new platform. */
export const platformTemplate = (
  platform: string,
): string => `# Services answer at <environment>.<domain>, in production at the domain itself.
domain: ${platform}.example.com
# Prefix of images that name no registry.
registry: ghcr.io/${platform}
gateway: envoy

# Where Flux reads this repository from.
gitops:
  repository: https://github.com/${platform}/${platform}
  branch: main
`;
