/** `apps/<platform>/platform.yaml` of a new platform. */
export const platformTemplate = (
  platform: string,
): string => `# Host of services: <environment>.<domain>, in production the domain itself.
domain: ${platform}.example.com
# Prefix of images that name no registry.
registry: ghcr.io/${platform}
gateway: envoy

# Repository that Flux reads.
gitops:
  repository: https://github.com/${platform}/${platform}
  branch: main
`;
