import { runConformance } from '#harness/run/run.ts';
import { loadSuite } from '#harness/suite/suite.ts';
import { interpolateBackward } from '#reference/gradients.ts';
import { interpolate } from '#reference/interpolate.ts';
import { FAILING } from './failing.ts';

const [profile, name] = process.argv.slice(2);
await loadSuite();
for (const one of [{ name: 'reference', interpolate, interpolateBackward }, ...FAILING]) {
  if (name && !one.name.includes(name)) continue;
  const start = process.cpuUsage();
  const report = await runConformance(one, { profile: profile as 'quick' });
  const { user, system } = process.cpuUsage(start);
  console.log(
    one.name,
    ((user + system) / 1e6).toFixed(2),
    's',
    report.summary.cases,
    report.summary.pass,
    report.summary.conforms,
    report.diagnosis_error ?? '',
    report.diagnoses.map((d) => `${d.claim} ${d.explains}/${d.of}`).join(' | '),
  );
}
