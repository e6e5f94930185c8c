import type { BackwardCall } from '#cases/case.ts';
import { gradientProbes } from '#cases/gradient-probes.ts';
import { gradientExpectation } from '#harness/judge/gradient-expectation.ts';
import { pytorchCall } from '#harness/torch/pytorch-call.ts';
import { CONFIGURATIONS, pytorchAnswers, worstOf } from './variants/pytorch.ts';
import { matching, wishes } from './wishes.ts';

/** Puts every probe of gradients to PyTorch itself: `npm run fairness:gradients -- --python PATH`. */

const { values: wish } = wishes({
  options: { python: { type: 'string', default: 'python3' }, configurations: { type: 'string', default: '' } },
});

const calls = gradientProbes.flatMap((probe) => probe.calls() as BackwardCall[]);
const expectations = calls.map(gradientExpectation);
const planned = calls.map(({ input, inputShape, options }, at) => ({
  input,
  inputShape,
  options,
  outputLength: expectations[at].ideal.length,
}));

for (const configuration of matching('configurations', wish.configurations, CONFIGURATIONS, ({ id }) => id)) {
  const rejected: string[] = [];
  let share = 0;
  for (const [at, answer] of pytorchAnswers(wish.python, planned, configuration).entries()) {
    const { input, inputShape } = calls[at];
    const multiple =
      typeof answer === 'string' ? undefined : worstOf({ dtype: input.dtype, data: answer }, expectations[at]);
    if (multiple !== undefined && multiple <= 1) share = Math.max(share, multiple);
    else {
      const got = multiple === undefined ? String(answer) : `${multiple.toPrecision(3)} of the bound`;
      rejected.push(`${pytorchCall(calls[at])}, x of (${inputShape.join(', ')}) ${input.dtype}: ${got}`);
    }
  }
  console.log(
    `${configuration.id}: ${calls.length} gradients, ${rejected.length} rejected, up to ${share.toFixed(2)} of the bound`,
  );
  for (const text of rejected.slice(0, 10)) console.log(`  ${text}`);
  if (rejected.length > 0) process.exitCode = 1;
}
