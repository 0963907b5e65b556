import type { Check, Report } from '../harness/check';
import { terraformTools } from '../harness/toolbox';
import { startAzureLogin } from '../terraform/azure-login';
import { type Body, readBody } from '../terraform/body';
import { buildable } from '../terraform/built';
import { terraformVersion } from '../terraform/fitting';
import type { ImpactCase } from '../terraform/impact-case';
import { awsCases } from '../terraform/impact-cases-aws';
import { azurermCases } from '../terraform/impact-cases-azurerm';
import { googleCases } from '../terraform/impact-cases-google';
import { trialsOf } from '../terraform/impact-trial';
import { type ImpactVerdict, impactVerdict } from '../terraform/impact-verdict';
import { offline } from '../terraform/offline';
import { ask } from '../terraform/oracle';
import { type Stack, readStacks } from '../terraform/stacks';

/** A provider, what it is told, and the changes that it is asked about. */
interface Witness {
  readonly name: string;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly cases: readonly ImpactCase[];
}

const witnesses: readonly Witness[] = [
  { name: 'aws', settings: { region: 'us-east-1' }, cases: awsCases },
  {
    name: 'azurerm',
    settings: { features: [{}], subscription_id: '00000000-0000-0000-0000-000000000333' },
    cases: azurermCases,
  },
  { name: 'google', settings: { project: 'project', region: 'us-central1' }, cases: googleCases },
];

/** Whether what we say of a changed resource is no milder than what the real provider does with it. */
export const impactTerraform: Check = {
  name: 'impact-terraform',
  needs: [...terraformTools, { name: 'openssl', hint: 'install it' }],
  builds: buildable,
  minutes: 4,
  run: async (context) => {
    const stacks = readStacks(context.dist);
    const bodies = stacks.map(readBody);
    const login = await startAzureLogin(context.scratch);
    try {
      const verdicts: ImpactVerdict[] = [];
      for (const { name, settings, cases } of witnesses) {
        const trials = trialsOf(cases, bodies);
        const answers = await ask(
          context,
          headOf(name, settings, stacks),
          login.env,
          trials.map(({ question }) => question),
        );
        verdicts.push(...trials.map((trial) => impactVerdict(trial, answers.get(trial.question.name)!)));
        context.say(`${name}: ${cases.length} changes`);
      }
      return await reportOf(verdicts);
    } finally {
      login.close();
    }
  },
};

/** A stack without resources, of the provider that the stacks pin. */
function headOf(name: string, settings: Witness['settings'], stacks: readonly Stack[]): Body {
  const required = stacks
    .map((stack) => (readBody(stack).terraform?.required_providers ?? {}) as Record<string, unknown>)
    .find((one) => name in one);
  const head = { terraform: { required_providers: { [name]: required?.[name] } }, provider: { [name]: [settings] } };
  return offline(head).body;
}

/** Most of the changes, in percent, that may be unknown. */
const mostUnknown = 10;

async function reportOf(verdicts: readonly ImpactVerdict[]): Promise<Report> {
  const count = (key: 'does' | 'says') => {
    const counts = new Map<string, number>();
    for (const verdict of verdicts) counts.set(verdict[key], (counts.get(verdict[key]) ?? 0) + 1);
    return [...counts].map(([name, number]) => `${number} ${name}`).join(', ');
  };
  const unknown = verdicts.filter(({ says }) => says === 'unknown').length;
  const share = (100 * unknown) / verdicts.length;
  return {
    tool: 'terraform plan on a forged state',
    version: await terraformVersion(),
    checked: verdicts.length,
    failures: [
      ...verdicts.flatMap(({ failure }) => failure ?? []),
      ...(share > mostUnknown
        ? [`${share.toFixed(1)} % of the changes are unknown, expected ${mostUnknown} at most`]
        : []),
    ],
    notes: [
      `the providers: ${count('does')}`,
      `we: ${count('says')}`,
      'azurerm and google are other releases than the stacks ask for: what their histories tell to differ is taken from there',
      'what a cloud refuses or stops for at apply has its source in the rule, and is not tried here',
    ],
  };
}
