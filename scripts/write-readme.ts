import { execa } from 'execa';
import { writeBlock } from './marked-block.ts';

/** Quotes in README.md what `run onnxruntime-web` prints now, with the first failure: `npm run readme`. */

const PAGE = 'README.md';
const ARGUMENTS = ['-C', 'source', 'harness/cli.ts', 'run', 'onnxruntime-web'];

const { stdout } = await execa('tsx', ARGUMENTS, { preferLocal: true, reject: false, stderr: 'ignore' });
const blocks = stdout.trim().split('\n\n');
const first = blocks.findIndex((block) => block.startsWith('FAIL '));
if (first < 0) throw new Error(`expected a failure, got\n${stdout}`);
const sample = [...blocks.slice(0, first + 1), '…', ...blocks.slice(-3)].join('\n\n');
writeBlock(PAGE, 'run', `\`\`\`text\n${sample}\n\`\`\``);
