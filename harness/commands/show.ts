import { brokenCode } from '#harness/core/broken-code.ts';
import type { GoldenFile, Goldens } from '#harness/goldens/goldens.ts';
import { loadTensor } from '#harness/goldens/goldens.ts';
import { tensorLines } from '#harness/present/terminal/tensor-text.ts';
import { wrapped } from '#harness/present/terminal/wrapped.ts';
import { loadCases, loadEntries, type SuiteCase } from '#harness/suite/suite.ts';
import { pytorchCall } from '#harness/torch/pytorch-call.ts';
import { PYTORCH_IMPORTS, pytorchTensor } from '#harness/torch/pytorch-input.ts';
import { CLAUSES, type ClauseId } from '#spec/clauses.ts';
import { EXIT } from './exit.ts';
import { findCase } from './find-case.ts';
import { goldenPlace } from './golden-place.ts';
import { type Streams, styleFor } from './streams.ts';

export async function showCommand(id: string, _: object, { stdout }: Streams): Promise<number> {
  const [one] = await loadCases([findCase('show', id, await loadEntries())]);
  const { paint, width } = styleFor(stdout);
  const sections = [
    ...contentSections(one),
    { title: 'examine', lines: [`npx interpolate-conformance run <implementation> --filter ${one.id}`] },
  ];
  stdout.write(
    [
      paint('bold', one.id),
      ...wrapped(one.fact, width),
      `${one.aspect}, profile ${one.profile}, ${one.mode}, ${one.dtype}`,
      ...one.clauses.flatMap((clause) => ['', ...clauseLines(clause, width)]),
      ...sections.flatMap(({ title, lines }) => ['', paint('bold', title), ...indented(lines)]),
      '',
    ].join('\n'),
  );
  return EXIT.conforms;
}

interface Section {
  title: string;
  lines: readonly string[];
}

/** Where the goldens lie in the package. */
const GOLDEN_FOLDER = 'cases/golden';

function contentSections(one: SuiteCase): Section[] {
  switch (one.kind) {
    case 'golden':
    case 'refusal': {
      const { golden, goldens } = one;
      const { entry, options, output, refused, errata } = golden;
      return [
        snippet([`x = ${inputExpression(goldens, golden.input)}`, pytorchCall({ entry, options })]),
        tensorSection('input', goldens, golden.input),
        ...(output ? [tensorSection('recorded', goldens, output)] : []),
        ...(refused ? [{ title: 'refused', lines: `${refused.type}: ${refused.message}`.split('\n') }] : []),
        ...(errata.length > 0 ? [{ title: 'errata', lines: errata }] : []),
      ];
    }
    case 'model': {
      const { model, goldens } = one;
      const maps = model.steps.flatMap(({ input, options }, at) => {
        const call = options === null ? 'x' : pytorchCall({ entry: 'interpolate', options });
        return [`x = ${inputExpression(goldens, input)}`, `map_${at} = ${call}`];
      });
      const names = model.steps.map((_, at) => `map_${at}`).join(', ');
      return [
        snippet([...maps, `torch.cat((${names}), dim=${model.concatenate})`]),
        tensorSection('recorded', goldens, model.output),
      ];
    }
    case 'probe':
      return [{ title: 'series', lines: [one.probe.series, ...one.probe.calls().map(pytorchCall)] }];
    case 'property':
      return [{ title: 'property', lines: ['holds for random calls; --seed chooses them, --profile how many'] }];
  }
}

/** Of a line of code within its margin. */
const CODE_WIDTH = 78;

function snippet(lines: readonly string[]): Section {
  return { title: 'PyTorch', lines: [PYTORCH_IMPORTS, ...lines].flatMap((line) => brokenCode(line, CODE_WIDTH)) };
}

function inputExpression(goldens: Goldens, file: GoldenFile): string {
  return pytorchTensor(loadTensor(goldens, file), `${goldenPlace()}/${file.file}`);
}

function tensorSection(name: string, goldens: Goldens, file: GoldenFile): Section {
  const title = `${name}: ${file.dtype} (${file.shape.join(', ')}), ${GOLDEN_FOLDER}/${file.file}`;
  return { title, lines: tensorLines(loadTensor(goldens, file)) };
}

function clauseLines(id: ClauseId, width: number): string[] {
  const { page, sentence } = CLAUSES[id];
  return [`${id}, spec/${page}.md`, ...indented(wrapped(sentence, width - 2))];
}

function indented(lines: readonly string[]): string[] {
  return lines.map((line) => (line === '' ? '' : `  ${line}`));
}
