import { pinDifferences } from '../../lib/change/impact/terraform/pin-differences';
import { type Consequence, consequences } from '../../lib/change/impact/impact';
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
import { type Trial, hardest, trialsOf } from '../terraform/impact-trial';
import { offline } from '../terraform/offline';
import { type Answer, ask } from '../terraform/oracle';
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
      const verdicts: Verdict[] = [];
      for (const { name, settings, cases } of witnesses) {
        const trials = trialsOf(cases, bodies);
        const answers = await ask(
          context,
          headOf(name, settings, stacks),
          login.env,
          trials.map(({ question }) => question),
        );
        verdicts.push(...trials.map((trial) => judged(trial, answers.get(trial.question.name)!)));
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

interface Verdict {
  readonly does: string;
  readonly says: Consequence;
  readonly failure?: string;
}

const rank = (one: Consequence) => consequences.indexOf(one);

/** Rules by which a provider is said to replace a resource. */
const replacing = ['force-new', 'stateful-replaced', 'prevent-destroy', 'deletion-guarded', 'deletion-recoverable'];

function judged({ one, title, impacts }: Trial, answer: Answer): Verdict {
  const says = hardest(impacts);
  const verdict = (failure?: string): Verdict => ({
    does: answer.does,
    says,
    ...(failure !== undefined && { failure: `${title}: ${failure}` }),
  });
  if (says !== one.says) return verdict(`expected us to say ${one.says}, got ${says}`);
  if (answer.does === 'unanswered') return verdict(`the provider gave no answer: ${answer.why}`);
  if (says === 'unknown') return verdict();
  if (rank(says) < rank(least[answer.does]))
    return verdict(`the provider says ${answer.does}, and we say only ${says}`);
  if (answer.does === 'update' && says === 'none' && !impacts.every(({ rule }) => rule === 'description'))
    return verdict('the provider changes something, and we say that nothing happens');
  const claims = impacts.some(({ rule }) => replacing.includes(rule));
  const isOther = `${one.type}.${one.at}` in pinDifferences;
  if (claims && answer.does !== 'replace' && !isOther)
    return verdict('we say that it replaces, and the provider does not');
  return verdict();
}

/** The mildest that is true of what a provider does; an update may be one of what only describes. */
const least: Readonly<Record<Exclude<Answer['does'], 'unanswered'>, Consequence>> = {
  'no-op': 'none',
  update: 'none',
  replace: 'replacement',
  refused: 'refused',
};

/** Most of the changes, in percent, that may be unknown. */
const mostUnknown = 10;

async function reportOf(verdicts: readonly Verdict[]): Promise<Report> {
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
